/**
 * Phrases by which a line announces another article: "Read more: …". Such a line is its outlet's wherever it stands, and
 * the headline behind it, which changes with every article, is no part of the report.
 */
import { languagePatterns } from '../words/language-patterns.ts';

/** Beginnings of lines, as parts of a regular expression, by ISO 639-1 tag; a colon, bar or dash follows. */
const LEAD_INS: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'اقرأ(?:وا)? (?:أيض[اً]+|المزيد)',
    'شاهد أيض[اً]+',
    'مواضيع ذات صلة',
    'أخبار ذات صلة',
    'للمزيد',
    'المزيد',
  ],
  de: [
    '(?:lesen|sehen|hören) sie (?:auch|dazu|mehr|hier)',
    'lies auch',
    '(?:mehr|weiteres|alles) (?:zum thema|dazu|lesen)',
    'auch interessant',
    'siehe auch',
    'passend dazu',
    'weitere (?:artikel|nachrichten|meldungen)',
    'lesetipp',
    'das könnte (?:sie|dich) (?:auch )?interessieren',
    'meistgelesen',
  ],
  en: [
    '(?:also )?(?:read|see|watch|listen|hear)(?: more| also| next| this| here| on)?',
    'also (?:read|see|watch)',
    'related(?: (?:stories|articles|news|coverage|content))?',
    'more(?: (?:on|from|in|about) [^:|]{1,25})?',
    'recommended(?: for you| reading)?',
    "don[’']t miss",
    'in other news',
    'you (?:may|might) (?:also )?(?:like|be interested in)',
    'further reading',
    '(?:top|latest|more) (?:stories|news|headlines)',
    '(?:most )?(?:popular|read|viewed)(?: now| today)?',
    'trending(?: now)?',
    'up next',
  ],
  es: [
    '(?:lea|lee|leer|vea|ve|ver|mira|mire|escuche) (?:también|además|más)',
    '(?:le|te) puede interesar',
    'más (?:noticias|información|sobre [^:|]{1,25})',
    '(?:noticias?|notas?|artículos?) relacionad[ao]s?',
    'relacionad[ao]s?',
    'lo más (?:leído|visto)',
  ],
  fr: [
    '(?:à )?(?:lire|voir|écouter|regarder)(?: aussi| également| plus| la suite)?',
    'sur le même (?:sujet|thème)',
    '(?:articles?|sujets?) (?:liés?|similaires?)',
    'notre dossier',
    'les plus lus',
    "plus d[’']informations",
  ],
  it: [
    '(?:leggi|vedi|guarda|ascolta) (?:anche|di più)',
    'potrebbe interessarti(?: anche)?',
    '(?:articoli|notizie) correlat[ei]',
    'approfondiment[oi]',
    'i più letti',
  ],
  ja: ['関連記事', '関連ニュース', 'あわせて読みたい', '続きを読む', 'おすすめ記事'],
  nl: [
    '(?:lees|bekijk|zie|luister) (?:ook|verder|meer)',
    'meer (?:over [^:|]{1,25}|nieuws)',
    'gerelateerd',
    'meest gelezen',
  ],
  pt: [
    '(?:leia|veja|confira|assista|ouça)(?: também| mais)',
    'saiba mais',
    '(?:notícias?|matérias?) relacionadas?',
    'mais (?:lidas|notícias)',
    'você pode gostar',
  ],
  ru: [
    '(?:читайте|смотрите|слушайте) (?:также|ещё|еще)',
    '(?:ранее|материалы|новости|ещё|еще) по теме',
    'по теме',
    'подробнее',
    'самое (?:читаемое|важное)',
  ],
  zh: ['相关(?:阅读|新闻|报道)', '延伸阅读', '推荐阅读', '更多(?:新闻|阅读)'],
};

const patternOf = languagePatterns(
  LEAD_INS,
  (phrases) => new RegExp(`^(?:[•·▶►>*–—-]\\s*)?(?:${phrases.join('|')})\\s?[:：|»>–—-]`, 'iu'),
);

/** Whether a line begins by announcing another article. */
export function hasLeadIn(line: string, language: string): boolean {
  return patternOf(language)?.test(line) ?? false;
}
