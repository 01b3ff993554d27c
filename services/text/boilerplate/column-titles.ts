/**
 * Headlines that name a column and no event: letters, crosswords, horoscopes, the week in pictures, briefings and
 * digests. An outlet's column is no story with another outlet's, and what it lists joins nothing.
 *
 * Names are two kinds. Some say by themselves that a column follows ("Letters to the editor"). Others are words of
 * news too ("Letters found in attic", "Rätsel um Flugzeug"): they name a column only where the headline ends, a mark
 * or a number follows, or a word that dates the column ("Horoscope for Tuesday").
 */
import { languagePatterns } from '../words/language-patterns.ts';

/** Beginnings of headlines, as parts of a regular expression. */
interface ColumnNames {
  /** Columns by themselves. */
  readonly clear: readonly string[];
  /** Columns where nothing else follows. */
  readonly bare: readonly string[];
  /** What may follow a bare name beside a mark or a number. */
  readonly dating: readonly string[];
}

/** By ISO 639-1 tag. */
const COLUMNS: Readonly<Record<string, ColumnNames>> = {
  ar: {
    clear: [
      'بريد القراء',
      'رسائل القراء',
      'حظك اليوم',
      'كلمات متقاطعة',
      'صور الأسبوع',
      'نشرة الأخبار',
      'موجز (?:الأنباء|الأخبار)',
      '(?:أهم|أبرز) (?:الأخبار|الأنباء|العناوين|الأحداث)',
      'حصاد (?:اليوم|الأسبوع)',
      'عناوين (?:الصحف|الأخبار)',
      'جولة (?:الصحافة|الأخبار)',
    ],
    bare: ['الأبراج'],
    dating: ['اليوم', 'ليوم'],
  },
  de: {
    clear: [
      'briefe an die redaktion',
      '(?:die )?(?:bilder|fotos) (?:des tages|der woche)',
      'das wetter (?:in|am|heute|morgen)',
      '(?:karikatur|cartoon) des tages',
      '(?:fünf|5|zehn|10|drei|3) (?:dinge|meldungen|nachrichten),? die (?:sie |man |du )?(?:heute|am|diese)',
      'der tag (?:in kürze|im überblick|kompakt)',
      'die lage am (?:morgen|mittag|abend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)',
      'die (?:wichtigsten|top-?) ?(?:nachrichten|meldungen|themen|ereignisse|news)',
      'das (?:wichtigste|war der tag|war die woche|bringt der tag)',
      'was (?:heute|morgen|am \\p{L}+tag|am mittwoch|diese woche) wichtig',
      '(?:nachrichten|news|meldungen) (?:am|des|kompakt|in kürze|aus aller welt|im überblick)',
      'kurz (?:gemeldet|notiert|berichtet)',
      'guten morgen[,!:]',
    ],
    bare: [
      'leserbriefe?',
      'horoskop',
      'kreuzworträtsel',
      'rätsel',
      'sudoku',
      'newsletter',
      'morgen-?briefing',
      'presseschau',
      '(?:morgen|abend)lage',
      '(?:tages|wochen)(?:rückblick|vorschau)',
      'tv-?tipps?',
      'lottozahlen',
      'quiz',
    ],
    dating: ['für', 'vom', 'am', 'der woche', 'des tages', 'des monats', 'heute'],
  },
  en: {
    clear: [
      'letters? to the editor',
      '(?:your )?(?:daily |weekly |monthly |sunday )horoscopes?',
      '(?:cryptic|quick|daily|prize|mini|concise) crossword',
      "(?:the )?(?:week|weekend|day|month|year)(?:’s|'s)? (?:in )?(?:pictures|photos|photographs|quotes)",
      '(?:the )?(?:week|weekend|day|month|year) in (?:review|brief|news)',
      '(?:the )?(?:week|day|weekend) ahead(?= ?(?:[:|–—-]|in|for|$))',
      '(?:best )?(?:photos?|pictures?) of the (?:day|week)',
      "(?:your |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:’s|'s)? (?:morning |evening |afternoon |news )?(?:briefing|brief|digest|round-?up|headlines|quiz)",
      '(?:three|five|six|seven|eight|ten|3|4|5|6|7|8|10) (?:things|stories|headlines) (?:to know|you (?:need to|should|have to) know|to start)(?= (?:for (?:today|\\p{L}+day)|today|tonight|this|on \\p{L}+day|\\p{L}+day|your|before)| ?[:|–—-]|$)',
      'what (?:we know|to know) today',
      'what you (?:need to|should) know (?:today|this morning|on)',
      "(?:here(?:’s|'s) )?what happened (?:today|overnight|this week)(?= ?(?:[:|–—-]|$))",
      "today(?:’s|'s)? (?:top stories|headlines|papers|front pages|news in brief)",
      '(?:ap |reuters )?top (?:news|stories|headlines)(?= (?:at|of|for|today|this)| ?[:|–—-]|$)',
      'what the papers say',
      'obituar(?:y|ies) (?:for|of the) ',
      '(?:tv|television) (?:tonight|guide|listings)',
      'lottery (?:results|numbers)',
      'corrections(?: and clarifications)?$',
      'editorial cartoon',
      'news (?:in brief|briefs|of the day|of the week)',
      'good morning[!:]',
      'good morning, \\p{L}+[.!:]',
    ],
    bare: [
      'letters',
      'horoscopes?',
      'crossword',
      'sudoku',
      'in (?:pictures|photos|brief)',
      '(?:the )?(?:morning|evening|afternoon|midday|overnight|daily|weekly|weekend|nightly|news|world|business|local|regional|national|international|political|police|sports?|market|tech|health|science|arts) (?:briefing|briefs?|digest|round-?up|mix|rundown|highlights|wrap|headlines|mail)',
      '(?:the )?(?:news |weekly |daily )?quiz',
      'wordle',
      'weather forecast',
      'newsletter',
    ],
    dating: [
      'for',
      'of the (?:day|week|month)',
      'on',
      'today',
      'tonight',
      'this (?:week|morning|evening|weekend)',
      '(?:mon|tues|wednes|thurs|fri|satur|sun)day',
    ],
  },
  es: {
    clear: [
      'cartas (?:al|a la) (?:director|directora|redacción)',
      '(?:las )?(?:fotos|imágenes) (?:del día|de la semana)',
      'el día en (?:fotos|imágenes)',
      '(?:cinco|5|diez|10|tres|3) (?:cosas|claves|noticias) (?:del día|de hoy|para (?:hoy|empezar|este)|que (?:debes|hay que|tienes que) saber (?:hoy|este|esta|para))',
      'la viñeta',
      'resultados? de la loter',
      'el tiempo (?:hoy|mañana|en)',
      '(?:estas son )?(?:las )?(?:principales |últimas )?noticias (?:del día|de hoy|de la (?:mañana|semana|tarde)|más importantes)',
      'lo más (?:leído|destacado|importante|visto) (?:del|de)',
      '(?:el )?(?:resumen|repaso) (?:del día|de noticias|de la semana|informativo)',
      'las claves del día',
      '(?:los )?titulares (?:del día|de hoy|de la)',
      'buenos días[,:!]',
    ],
    bare: ['horóscopo', 'crucigrama', 'sudoku', 'boletín', 'en breve', 'breves'],
    dating: ['de hoy', 'para', 'del', 'de la semana', 'diario'],
  },
  fr: {
    clear: [
      'courrier des lecteurs',
      '(?:les )?photos (?:du jour|de la semaine)',
      "(?:la )?(?:semaine|journée|l[’']actualité) en (?:images|photos|bref)",
      'revue de presse',
      '(?:cinq|5|dix|10|trois|3) (?:choses|infos|actus) (?:du jour|de la (?:journée|semaine)|à (?:savoir|retenir) (?:ce|cette|aujourd|pour))',
      'résultats? du loto',
      'météo (?:de|du|à)',
      "l[’']essentiel de (?:l[’']actu|la journée|la semaine|ce)",
      "ce qu[’']il faut (?:savoir|retenir) (?:ce|de (?:la journée|l[’']actu|la semaine))",
      "l[’']actu(?:alité)? (?:du jour|de la semaine|en bref)",
      'les (?:titres|infos|gros titres|principales informations) (?:du|de la|à|de ce)',
      "le (?:brief|récap|point|résumé) (?:du|de l[’']actu|de la (?:journée|semaine))",
    ],
    bare: ['horoscope', 'mots croisés', 'sudoku', 'newsletter', 'en bref', 'brèves', 'programme tv'],
    dating: ['du', 'de la semaine', 'pour'],
  },
  it: {
    clear: [
      'lettere al direttore',
      'le foto (?:del giorno|della settimana)',
      'rassegna stampa',
      '(?:cinque|5|dieci|10|tre|3) (?:cose|notizie) (?:di oggi|del giorno|da sapere (?:oggi|questa))',
      'le (?:principali )?notizie (?:del giorno|di oggi|della settimana|principali)',
      'i titoli (?:di oggi|del)',
      'buongiorno[,!:]',
    ],
    bare: ['oroscopo', 'cruciverba', 'sudoku', 'in breve'],
    dating: ['di oggi', 'del', 'per', 'della settimana'],
  },
  ja: {
    clear: [
      '今日の運勢',
      '星占い',
      'クロスワード',
      '読者の声',
      '(?:今日|きょう|昨日|今週)のニュース',
      'ニュースまとめ',
      '主要ニュース',
    ],
    bare: ['社説'],
    dating: [],
  },
  nl: {
    clear: [
      "foto[’']s van de (?:dag|week)",
      '(?:vijf|5|tien|10|drie|3) dingen die (?:je |u )?(?:vandaag|vanochtend)',
      'het (?:laatste )?nieuws (?:van (?:vandaag|de dag)|in het kort)',
      'goedemorgen[,!:]',
    ],
    bare: ['brieven', 'horoscoop', 'kruiswoord', 'sudoku', 'nieuwsbrief', 'in het kort', 'kort nieuws'],
    dating: ['van', 'voor'],
  },
  pt: {
    clear: [
      'cartas? (?:ao|do) (?:editor|leitor|diretor)',
      'palavras cruzadas',
      '(?:as )?(?:fotos|imagens) (?:do dia|da semana)',
      '(?:cinco|5|dez|10|três|3) (?:coisas|pontos|notícias) (?:do dia|de hoje|para (?:hoje|começar)|que (?:você precisa|deve) saber (?:hoje|nesta|desta))',
      'resultados? da (?:loteria|mega)',
      'previsão do tempo',
      '(?:as )?(?:principais )?notícias (?:do dia|da (?:semana|manhã|noite)|de hoje)',
      '(?:o )?resumo (?:do dia|da semana|de notícias|das notícias)',
      '(?:os )?destaques (?:do dia|da (?:semana|manhã|noite))',
      'manchetes (?:do dia|dos jornais|de hoje)',
      'bom dia[,!:]',
    ],
    bare: ['horóscopo', 'sudoku', 'em resumo', 'breves'],
    dating: ['de hoje', 'do dia', 'para', 'da semana', 'desta'],
  },
  ru: {
    clear: [
      'письма (?:читателей|в редакцию)',
      '(?:лучшие )?(?:фото|фотографии) (?:дня|недели)',
      '(?:день|неделя) в (?:фотографиях|картинках)',
      'обзор прессы',
      'главное за (?:день|неделю|утро|ночь|выходные)',
      'главные (?:новости|события) (?:дня|недели|утра|вечера|за|к)',
      '(?:пять|5|десять|10|три|3) (?:главных )?(?:новостей|событий|вещей|фактов) (?:дня|недели|к этому|за|утра|на)',
      'прогноз погоды',
      'итоги (?:дня|недели)',
      'новости (?:дня|недели|к этому часу)',
      '(?:утренний|вечерний|еженедельный) (?:дайджест|обзор|выпуск)',
      'что произошло за (?:день|ночь|неделю|выходные)',
      'доброе утро[,!:]',
    ],
    bare: ['гороскоп', 'кроссворд', 'судоку', 'дайджест', 'коротко(?: о главном)?'],
    dating: ['на', 'дня', 'недели', 'за', 'сегодня'],
  },
  zh: {
    clear: [
      '今日星座',
      '星座运势',
      '每日一图',
      '一周图片',
      '读者来信',
      '(?:今日|每日|一周|本周)(?:要闻|简报|头条|大事)(?:速递|汇总|回顾|速览)?',
      '要闻(?:速递|汇总|回顾|速览)',
      '新闻(?:早餐|早知道|速览)',
    ],
    bare: ['早报', '晚报'],
    dating: [],
  },
};

/** What ends a bare name: the end of the headline or of its first part, or a number ("Quiz 412"). */
const ENDS = '\\s*(?:$|[:：|–—#(,])|\\s+-\\s|\\s*\\d';
const NO_LETTER = '(?!\\p{L})';

const anyOf = (parts: readonly string[]): string => `(?:${parts.join('|')})`;

const patternOf = languagePatterns(COLUMNS, ({ clear, bare, dating }) => {
  const follows = dating.length === 0 ? ENDS : `${ENDS}|\\s+${anyOf(dating)}${NO_LETTER}`;
  return new RegExp(`^[«"“„]?(?:${anyOf(clear)}${NO_LETTER}|${anyOf(bare)}(?=${follows}))`, 'iu');
});

/** Whether a headline names a column. */
export function isColumnTitle(title: string, language: string): boolean {
  return patternOf(language)?.test(title.trim()) ?? false;
}
