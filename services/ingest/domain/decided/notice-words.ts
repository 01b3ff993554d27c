/**
 * How agencies and outlets write that another article must not be used, or is corrected by this one. A kill that is none
 * silences news, so that a headline alone hardly ever suffices: the body has to speak to those who print it, or of a story.
 * Words are bounded by letters of any script: \b knows Latin ones without accents alone.
 */
import type { NoticeKind } from '@newsfold/schemas/generated/records.ts';

const START = String.raw`^[^\p{L}\p{N}]*`;
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
/** What parts a slug from the headline it stands before. */
const PARTED = String.raw`\s*(?:[-:–—/|：]|$)`;

/** One of some patterns, as a whole. */
const oneOf = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** A kill by its headline alone: capitals, as the wires write them. "Mandatory kill switch" is a law. */
const KILL_SURE = new RegExp(
  `${START}(?:MANDATORY|BULLETIN) KILL${PARTED}|${START}KILL MANDATORY${PARTED}`,
  'u',
);

const SLUGS = [
  'kill(?:ed)?',
  '(?:photo|graphic|story|text|urgent|advisory)[ -]kill',
  'kill (?:advisory|notice|bulletin)',
  '(?:mandatory|bulletin) kill',
  '(?:story|report|item|article|advisory)[ -](?:withdrawn|killed|retracted)',
  'withdrawn',
  'withdrawal',
  'retraction',
  'retracted',
  'annul(?:é|ée|ation)',
  'retrait',
  'anula(?:do|da|ción|ção)',
  'retirad[ao]',
  'annulla(?:to|ta|mento)',
  'ritirat[ao]',
  '(?:meldung |bericht )?zurückgezogen',
  'rückruf',
  'storn(?:o|iert|ierung)',
  'отзыв',
  'отозван[ао]?',
  'аннулирован[ао]?',
  '(?:电讯)?撤稿(?:通知)?',
  '撤回',
  '(?:記事)?取り消し',
  '取消',
  'إلغاء',
  'سحب',
  'إلغاء خبر',
  'سحب خبر',
];
/** A headline of a kill, where the body says so as well. In capitals, or in brackets where a script has none. */
const KILL_TITLE = new RegExp(
  `${START}${oneOf(...SLUGS.map((slug) => slug.toUpperCase()))}(?:${PARTED}|[】」\\]])`,
  'u',
);
/** The same in any case. */
const KILL_TITLE_ANY = new RegExp(`${START}${oneOf(...SLUGS)}(?:${PARTED}|[】」\\]])`, 'iu');

/** What a kill says to those who print it. */
const KILL_ORDER = new RegExp(
  oneOf(
    `${BEFORE}a kill is mandatory`,
    `${BEFORE}make certain (?:that )?(?:the|this) (?:story|item|report|article) is not (?:published|used)`,
    String.raw`${BEFORE}please (?:kill|disregard|withdraw|do not (?:use|publish|print))${AFTER}[^.\n]{0,30}(?:story|item|report|article|it|text|alert|headline)${AFTER}`,
    String.raw`${BEFORE}(?:editors|clients|subscribers|users)${AFTER}[^.\n]{0,80}${BEFORE}(?:kill|do not (?:use|publish)|withdraw|disregard)${AFTER}`,
    String.raw`bitte [^.\n]{0,20}(?:verwenden|nutzen|veröffentlichen|drucken|verbreiten) sie [^.\n]{0,60}nicht`,
    String.raw`(?:meldung|bericht|beitrag|text)[^.\n]{0,40} nicht (?:zu verwenden|verwenden|zu veröffentlichen)`,
    '(?:prière|merci) de ne pas (?:utiliser|publier|diffuser|reprendre)',
    '(?:rogamos|se ruega|pedimos|por favor) (?:que )?no (?:se )?(?:utili[cz]en?|publiquen?|difundan?|usen?|la usen)',
    '(?:si prega|preghiamo) di non (?:utilizzare|pubblicare|diffondere)',
    '(?:pedimos|solicitamos|favor|por favor)[^.\\n]{0,20} não (?:utiliz|publi|us|divulg)[a-z]{1,6}',
    '(?:просим|просьба) не (?:использовать|публиковать|распространять)',
    '(?:просим|просьба) (?:снять|отозвать|изъять)',
    '请(?:勿|不要)(?:使用|刊登|刊发|发布|采用|转载)|请(?:各)?(?:用户|媒体|客户|编辑)[^。\\n]{0,30}(?:撤|停用|勿)',
    '使用しないで|(?:使用|掲載|配信)を?(?:お控え|見合わせ|中止)|お取り消し(?:ください|願います)',
    'يرجى عدم (?:نشر|استخدام|استعمال|بث)|نرجو عدم (?:نشر|استخدام|بث)',
  ),
  'iu',
);

/** A sentence that says that a story is taken back: by an outlet, which may be another one. */
const KILL_TOLD = new RegExp(
  oneOf(
    String.raw`${BEFORE}(?:has|have) (?:killed|withdrawn|retracted) (?:its|our|the|this|their) (?:[\p{L}\p{N}]{1,20} ){0,3}(?:story|report|item|article|dispatch|alert)`,
    String.raw`${BEFORE}(?:story|report|item|dispatch|alert|article)${AFTER}[^.\n]{0,120}${BEFORE}(?:has been|is|was) (?:killed|withdrawn|retracted)${AFTER}`,
    '(?:zieht|ziehen|hat|haben)[^.\\n]{0,60}(?:meldung|bericht|beitrag)[^.\\n]{0,120}zurück',
    '(?:meldung|bericht|beitrag)[^.\\n]{0,120}(?:wurde|wird|ist) (?:hiermit )?(?:zurückgezogen|storniert|annulliert)',
    '(?:dépêche|article|information|papier)[^.\\n]{0,120}(?:est|a été) (?:annulée?|retirée?)',
    '(?:despacho|nota|información|noticia)[^.\\n]{0,120}(?:queda|ha sido|fue) (?:anulad[ao]|retirad[ao])',
    '(?:notizia|articolo|lancio|dispaccio)[^.\\n]{0,120}(?:è|è stat[ao]) (?:annullat[ao]|ritirat[ao])',
    '(?:notícia|matéria|despacho|artigo)[^.\\n]{0,120}(?:foi|está|fica) (?:anulad[ao]|retirad[ao]|cancelad[ao])',
    '(?:сообщение|материал|новость|заметка)[^.\\n]{0,120}(?:аннулирован[аоы]?|отозван[аоы]?|снят[аоы]?)',
    '(?:稿件|电讯|消息|报道|稿)[^。\\n]{0,40}(?:撤销|撤回|撤稿|作废)',
    '記事[^。\\n]{0,40}(?:取り消|撤回)',
    '(?:إلغاء|سحب|ألغت|سحبت)[^.\\n]{0,40}(?:الخبر|خبر|التقرير|البرقية)',
  ),
  'iu',
);

/** A headline of what is for editors alone. "Editor's note" stands before columns. */
const ADVISORY_TITLE = new RegExp(
  `${START}${oneOf(
    "editors[’']? (?:note|advisory)",
    '(?:advisory|note) (?:to|for) editors',
    'attention,? (?:all )?(?:editors|clients|subscribers)',
    'achtung,? (?:die )?redaktionen',
    'hinweis (?:an|für) (?:die )?redaktionen',
    'avis (?:aux rédactions|aux abonnés)',
    'aviso a (?:los )?(?:editores|abonados|redacciones|clientes)',
    'aviso (?:aos editores|às redações|aos assinantes)',
    'avviso (?:alle redazioni|ai redattori|agli abbonati)',
    'к сведению (?:редакци[йи]|подписчиков|редакторов)',
    'внимани[ею],? (?:редакци[ияй]|редакторов)',
    '致编辑|编辑注意',
    '編集部へ|編集者各位',
    'تنبيه (?:للمحررين|إلى المحررين|للمشتركين)',
  )}${AFTER}`,
  'iu',
);
/** A slug of the wires, which others write before a warning of the weather: the body has to be about a story. */
const ADVISORY_SLUG = new RegExp(`${START}ADVISORY\\s?[-–—]`, 'u');
const ABOUT_STORIES = new RegExp(
  `${BEFORE}(?:story|alert|headline|item|clients|editors|subscribers|dispatch|snap)${AFTER}`,
  'iu',
);
/** A headline over the telling of an error. */
const ERRATUM_TITLE = new RegExp(
  `${START}(?:fe de err(?:ores|atas)|erratum|errata(?: corrige)?)${PARTED}`,
  'iu',
);

/** "In a story March 10 about …, the agency erroneously reported": tells the error, and is no corrected version. */
const ERRATUM_TEXT = new RegExp(
  oneOf(
    String.raw`^[^\n]{0,120}${BEFORE}in (?:a|an|its|our) [^.\n]{0,40}(?:story|report|item|article|dispatch)[^.\n]{0,200}${BEFORE}(?:erroneously|incorrectly|wrongly|mistakenly)${AFTER}`,
    String.raw`^[^\n]{0,160}${BEFORE}(?:story|report|article)${AFTER}[^.\n]{0,120}${BEFORE}(?:misstated|misidentified|misspelled|erroneously|incorrectly)${AFTER}`,
  ),
  'iu',
);
/** Then follows the corrected version. */
const VERSION_BELOW =
  /corrected version of (?:the|this) (?:story|report|article) (?:is|follows)|(?:here|below) is (?:the|a) corrected/iu;

/** Slugs of corrected versions that mean nothing else. */
const CORRECTED_SURE = new RegExp(
  `${START}(?:update \\d+[ -]{1,3})?${oneOf(
    'corrected',
    'refiled?',
    're-?file',
    'corr',
    'berichtigung',
    'berichtigt',
    'korrigierte? (?:fassung|version|meldung)',
    'rectificatif',
    'rectificación',
    'retificação',
    'rettifica',
    'исправлено',
    '更正',
    '訂正',
  )}(?: ?[(-]?(?:official|outlook)\\)?)?(?:${PARTED}|[】」\\])）])`,
  'iu',
);
/** Slugs that are words of other news as well: a correction of the markets, an amendment of a law. */
const CORRECTED_WORD = new RegExp(
  `${START}(?:update \\d+[ -]{1,3})?${oneOf(
    'corrections?',
    'corrects?',
    'korrektur',
    'korrigiert',
    'rectification',
    'corrige',
    'corrección',
    'correção',
    'corrigid[ao]',
    'correzione',
    'поправка',
    'уточнение',
    'تصحيح',
  )}(?:${PARTED}|[】」\\])）])`,
  'iu',
);
const CAPITALS = new RegExp(
  `${START}(?:UPDATE \\d+[ -]{1,3})?[\\p{Lu} ]{4,20}${PARTED}[^\\n]{0,200}\\p{Ll}`,
  'u',
);

/** The same at the end of a headline: "Norland economy grows (corrected)". */
const CORRECTED_TITLE_END =
  /[([（【](?:corrected|refiled|korrigiert|berichtigt|corrigé|rectifié|corregido|corrigid[ao]|corretto|исправлено|更正|訂正)[)\]）】][^\p{L}\p{N}]{0,5}$/iu;

/** A line at the beginning, or at the end, that says what was corrected. */
const CORRECTED_TEXT = new RegExp(
  oneOf(
    String.raw`(?:^|\n)\s{0,5}[([]\s?(?:this version )?(?:corrects|refiles|refiling|corrige|corrigé|rectifie|berichtigt|korrigiert|berichtigung|korrektur|corregge|исправля[ею]т|исправлено)${AFTER}[^)\]\n]{3,300}[)\]]`,
    String.raw`(?:^|\n)\s{0,5}(?:corrects|refiles) (?:story|version|article|headline|paragraph|dateline|day|date|spelling|name)${AFTER}`,
    String.raw`${BEFORE}(?:this|an earlier version of this) (?:[\p{L}\p{N}]{1,12} ){0,3}(?:story|article|report|version|item) (?:has been|was|is being) (?:corrected|refiled|amended|updated to correct)${AFTER}`,
    `${BEFORE}this (?:story|article|report|version)(?: (?:corrects|refiles)| has been updated to correct)${AFTER}`,
    `${BEFORE}(?:an earlier|a previous) version of this (?:story|article|report|headline) (?:misstated|misspelled|misidentified|incorrectly|wrongly|erroneously|said|stated|gave)${AFTER}`,
    String.raw`diese[rs]? (?:artikel|meldung|bericht|beitrag|text) wurde[^.\n]{0,40} (?:korrigiert|berichtigt)`,
    'in einer früheren (?:version|fassung) (?:dieses (?:artikels|textes|beitrags|berichts)|dieser meldung|des (?:artikels|textes|beitrags))',
    'cet(?:te)? (?:article|dépêche) a été (?:corrigée?|rectifiée?)|une version (?:précédente|antérieure) de cet(?:te)? (?:article|dépêche)',
    'est[ae] (?:art[íi]culo|nota|información|noticia) (?:ha sido|fue) (?:corregid|rectificad)[ao]|una versión anterior de est[ae] (?:art[íi]culo|nota|noticia)',
    'est[ae] (?:artigo|notícia|matéria|reportagem) foi (?:corrigid|retificad)[ao]|versão anterior dest[ae] (?:artigo|notícia|matéria|reportagem)',
    'quest[oa] (?:articolo|notizia) è stat[oa] (?:corrett|rettificat)[oa]|una versione precedente di quest[oa] (?:articolo|notizia)',
    'в (?:заголовке|тексте|сообщении|материале|первом абзаце|втором абзаце) исправлен[аоы]?|исправлен[аоы]? (?:ошибка|опечатка|неточность) в (?:тексте|заголовке|абзаце|материале)|в (?:предыдущей|первоначальной) версии (?:материала|текста|новости|сообщения|статьи)',
    '(?:本文|本稿|此稿|本报道)(?:已|现)?(?:作)?(?:更正|订正)|(?:此前|早前)(?:版本|稿件)[^。\\n]{0,30}(?:有误|错误)',
    '(?:記事|本文|見出し)(?:の一部)?を訂正|(?:一部|内容を)訂正しました|訂正しておわび',
    '(?:تم|جرى) تصحيح (?:هذا الخبر|هذا المقال|هذه المقالة|هذا التقرير|الخبر)',
  ),
  'iu',
);
/** One of these is in every such line; looked for first, since hardly any text has one. */
const CORRECTED_HINT =
  /correct|corrett|corregg|refil|amend|misst|missp|misid|korrig|bericht|früheren|corrig|rectifi|précédente|antérieure|corregi|anterior|retific|rettific|precedente|исправ|версии|更正|订正|有误|错误|訂正|تصحيح/iu;

/** How much of a text is looked at on either side, characters. */
const SIDE = 600;

const saysCorrected = (text: string): boolean =>
  [text.slice(0, SIDE), text.length > SIDE ? text.slice(-SIDE) : ''].some(
    (side) => CORRECTED_HINT.test(side) && CORRECTED_TEXT.test(side),
  );

function isKill(title: string, head: string): boolean {
  if (KILL_SURE.test(title)) return true;
  if (!KILL_TITLE_ANY.test(title)) return false;
  return KILL_ORDER.test(head) || (KILL_TITLE.test(title) && KILL_TOLD.test(head));
}

function isAdvisory(title: string, head: string, text: string): boolean {
  if (ADVISORY_TITLE.test(title)) return true;
  if (ADVISORY_SLUG.test(title)) return text === '' || ABOUT_STORIES.test(head);
  return ERRATUM_TITLE.test(title) && text.length < 2 * SIDE;
}

/** Whether a headline is one of a corrected version, or of the telling of an error. */
function isCorrectedTitle(title: string, head: string, text: string): boolean {
  if (CORRECTED_SURE.test(title)) return true;
  if (!CORRECTED_WORD.test(title)) return false;
  return ERRATUM_TEXT.test(head) || saysCorrected(text) || (text === '' && CAPITALS.test(title));
}

/** What a headline and a body say of another article; null for nearly all. Plain texts. */
export function noticeKind(title: string, text: string): NoticeKind | null {
  const head = text.slice(0, SIDE);
  if (isKill(title, head)) return 'kill';
  if (isAdvisory(title, head, text))
    return KILL_ORDER.test(head) || KILL_TOLD.test(head) ? 'kill' : 'advisory';
  if (isCorrectedTitle(title, head, text)) {
    const isErratum = ERRATUM_TEXT.test(head) && !VERSION_BELOW.test(text.slice(0, 4 * SIDE));
    return isErratum ? 'advisory' : 'correction';
  }
  return CORRECTED_TITLE_END.test(title) || saysCorrected(text) ? 'correction' : null;
}
