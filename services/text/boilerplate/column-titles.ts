/**
 * Headlines that name a column and no event: letters, crosswords, horoscopes, the week in pictures, briefings. An
 * outlet's column is no story with another outlet's, and what it lists joins nothing.
 */

/** Beginnings of whole headlines, as parts of a regular expression, by ISO 639-1 tag. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  ar: ['بريد القراء', 'رسائل القراء', 'حظك اليوم', 'الأبراج', 'كلمات متقاطعة', 'صور الأسبوع', 'نشرة الأخبار'],
  de: [
    'leserbriefe?',
    'briefe an die redaktion',
    'horoskop',
    '(?:kreuzwort)?rätsel',
    'sudoku',
    'bilder (?:des tages|der woche)',
    'die bilder (?:des tages|der woche)',
    'fotos (?:des tages|der woche)',
    'newsletter',
    'morgenbriefing',
    'das wetter (?:in|am|heute|morgen)',
    'tv-?tipps?',
    'lottozahlen',
    '(?:karikatur|cartoon) des tages',
    'quiz',
    'fünf dinge',
    'der tag in kürze',
  ],
  en: [
    'letters? to the editor',
    'letters',
    '(?:your )?(?:daily |weekly |sunday )?horoscopes?',
    '(?:cryptic|quick|daily|prize|mini|concise) crossword',
    'crossword',
    'sudoku',
    "(?:the )?(?:week|day|month|year)(?:’s|'s)? (?:in )?(?:pictures|photos|photographs|quotes|review)",
    'in (?:pictures|photos)',
    'photos? of the (?:day|week)',
    '(?:best )?(?:photos|pictures) of the (?:day|week)',
    '(?:morning|evening|daily|weekly|news|nightly) (?:briefing|brief|digest|roundup|round-up|mix|rundown)',
    '(?:five|5|ten|10|three|3|six|6|seven|7) things (?:to|you)',
    'what (?:we know|to know) today',
    "today(?:’s|'s)? (?:top stories|headlines|papers|front pages)",
    'what the papers say',
    'obituar(?:y|ies) (?:for|of the) ',
    '(?:tv|television) (?:tonight|guide|listings)',
    'lottery (?:results|numbers)',
    'corrections(?: and clarifications)?$',
    'editorial cartoon',
    '(?:the )?quiz',
    'wordle',
    'weather forecast',
  ],
  es: [
    'cartas (?:al|a la) (?:director|directora|redacción)',
    'horóscopo',
    'crucigrama',
    'sudoku',
    '(?:las )?(?:fotos|imágenes) (?:del día|de la semana)',
    'el día en (?:fotos|imágenes)',
    'boletín',
    'cinco (?:cosas|claves)',
    'la viñeta',
    'resultados? de la loter',
    'el tiempo (?:hoy|mañana|en)',
  ],
  fr: [
    'courrier des lecteurs',
    'horoscope',
    'mots croisés',
    'sudoku',
    '(?:les )?photos (?:du jour|de la semaine)',
    "(?:la )?(?:semaine|journée|l'actualité) en (?:images|photos)",
    'newsletter',
    'revue de presse',
    'cinq (?:choses|infos)',
    'programme tv',
    'résultats? du loto',
    'météo (?:de|du|à)',
  ],
  it: [
    'lettere al direttore',
    'oroscopo',
    'cruciverba',
    'sudoku',
    'le foto (?:del giorno|della settimana)',
    'rassegna stampa',
    'cinque cose',
  ],
  ja: ['今日の運勢', '星占い', 'クロスワード', '読者の声', '社説'],
  nl: [
    'brieven',
    'horoscoop',
    'kruiswoord',
    'sudoku',
    "foto's van de (?:dag|week)",
    'nieuwsbrief',
    'vijf dingen',
  ],
  pt: [
    'cartas? (?:ao|do) (?:editor|leitor|diretor)',
    'horóscopo',
    'palavras cruzadas',
    'sudoku',
    '(?:as )?(?:fotos|imagens) (?:do dia|da semana)',
    'cinco (?:coisas|pontos)',
    'resultados? da (?:loteria|mega)',
    'previsão do tempo',
  ],
  ru: [
    'письма (?:читателей|в редакцию)',
    'гороскоп',
    'кроссворд',
    'судоку',
    '(?:лучшие )?(?:фото|фотографии) (?:дня|недели)',
    '(?:день|неделя) в (?:фотографиях|картинках)',
    'обзор прессы',
    'главное за (?:день|неделю|утро)',
    'пять (?:вещей|фактов)',
    'прогноз погоды',
  ],
  zh: ['今日星座', '星座运势', '每日一图', '早报', '晚报', '一周图片', '读者来信'],
};

const patterns = new Map<string, RegExp | null>();

function patternOf(language: string): RegExp | null {
  let pattern = patterns.get(language);
  if (pattern === undefined) {
    const columns = COLUMNS[language];
    pattern = columns ? new RegExp(`^[«"“„]?(?:${columns.join('|')})(?![\\p{L}])`, 'iu') : null;
    patterns.set(language, pattern);
  }
  return pattern;
}

/** Whether a headline names a column. */
export function isColumnTitle(title: string, language: string): boolean {
  return patternOf(language)?.test(title.trim()) ?? false;
}
