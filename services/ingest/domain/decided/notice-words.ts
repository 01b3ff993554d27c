/** How agencies and outlets write that another article must not be used, or is corrected by this one. */
import type { NoticeKind } from '@newsfold/schemas/generated/records.ts';

/** A headline that is one of a kill by itself: capitals and hyphens as the wires write them. */
const KILL_NOTICE =
  /^\W*(?:(?:mandatory|bulletin|story|text) +kill\b|kill +(?:advisory|notice|bulletin)\b)/iu;
const KILL_TITLE =
  /^\W*(?:(?:ADVISORY|PHOTO|GRAPHIC|URGENT)[ -]+KILL\b|(?:STORY|REPORT|ITEM)[ -]WITHDRAWN\b|WITHDRAWAL[-:]|WITHDRAWN[-:]|KILLED?\s*[-:–—]|ANNUL(?:É|E|ATION|LATION|ADA|ADO|LARE|LATO)\s*[-:–—]|ANULACIÓN\b|(?:MELDUNG |BERICHT )?ZURÜCKGEZOGEN\s*[-:–—]|STORNIERUNG\s*[-:–—]|STORNO\s*[-:–—]|ОТЗЫВ\s*[-:–—]|АННУЛИРОВАН[АОЫ]?\b|【?(?:撤稿|撤回|取り消し|取消)】?|إلغاء\s*[-:–—])/u;

/** The same in any case, where the body has to say so too. */
const KILL_TITLE_ANY =
  /^\W*(?:kill(?:ed)?|withdrawn|withdrawal|retraction|annulation|annulé|anulad[ao]|zurückgezogen|отзыв|аннулировано)\b/iu;

/** What the body of a kill says to those who print it. */
const KILL_TEXT =
  /\ba kill is mandatory\b|\bmake certain (?:that )?(?:the|this) (?:story|item|report|article) is not (?:published|used)|\b(?:has|have) (?:killed|withdrawn|retracted) (?:its|our|the|this|their) (?:story|report|item|article|dispatch)|\b(?:story|report|item|dispatch)\b[^.\n]{0,120}\b(?:has been|is|was) (?:killed|withdrawn|retracted)\b|\bplease (?:kill|disregard|do not (?:use|publish|print)|withdraw)\b|\b(?:editors|clients|subscribers)\b[^.\n]{0,80}\b(?:kill|do not (?:use|publish)|withdraw)\b|bitte verwenden sie (?:diese|die|den|unsere)[^.\n]{0,60}nicht|(?:zieht|ziehen|hat|haben)[^.\n]{0,60}(?:meldung|bericht|beitrag)[^.\n]{0,60}zurück|(?:meldung|bericht)[^.\n]{0,80}(?:wurde|wird|ist) (?:zurückgezogen|storniert|annulliert)|(?:dépêche|article|information)[^.\n]{0,80}(?:est|a été) (?:annulée?|retirée?)|prière de ne pas (?:utiliser|publier)|(?:despacho|nota|información|noticia)[^.\n]{0,80}(?:queda|ha sido|fue) (?:anulad[ao]|retirad[ao])|rogamos (?:que )?no (?:utilicen|publiquen)|(?:сообщение|материал|новость)[^.\n]{0,80}(?:аннулирован[аоы]?|отозван[аоы]?)|просим не (?:использовать|публиковать)|请勿(?:使用|刊登|发布)|يرجى عدم (?:نشر|استخدام)/iu;

/** A headline of what is for editors alone. */
const ADVISORY_TITLE =
  /^\W*(?:(?:editors?['’]?s? (?:note|advisory)|advisory (?:to|for) editors|attention,? editors|note (?:to|for) editors|news advisory|ADVISORY-[A-Z])|achtung,? redaktionen|hinweis (?:an|für) (?:die )?redaktionen|avis (?:aux rédactions|aux abonnés)|aviso a (?:los )?(?:editores|abonados|redacciones)|к сведению редакци[йи]|внимание,? редакци[ияй])/iu;

/** "In a story March 10 about …, the agency erroneously reported": tells the error, and is no corrected version. */
const ERRATUM_TEXT =
  /^[^\n]{0,120}\bin (?:a|an|its|our) [^.\n]{0,40}(?:story|report|item|article|dispatch)[^.\n]{0,200}\b(?:erroneously|incorrectly|wrongly|mistakenly)\b/iu;
/** Then follows the corrected version. */
const VERSION_BELOW =
  /corrected version of (?:the|this) (?:story|report|article) (?:is|follows)|(?:here|below) is (?:the|a) corrected/iu;

/** A headline that is one of a corrected version. */
const CORRECTED_TITLE =
  /^\W*(?:(?:UPDATE \d+[- ])?(?:CORRECTED|CORRECTION|CORRECTS?|REFILE|REFILED|RE-?FILE|CORR)(?:[ -]?\(?(?:OFFICIAL|OUTLOOK)?\)?)?\s*[-:–—/]|corrected\s*:|correction\s*:|\(corrected\)|BERICHTIGUNG\s*[-:–—]|KORREKTUR\s*[-:–—]|\(?(?:berichtigt|korrigiert|korrigierte fassung)\)?\s*[:–—]|RECTIFICATI(?:F|ON)\s*[-:–—]|(?:RECTIFICA(?:CIÓN)?|CORRIGE|CORRECCIÓN|CORREÇÃO|RETTIFICA|CORREZIONE)\s*[-:–—]|ИСПРАВЛЕНО\s*[-:–—]|ПОПРАВКА\s*[-:–—]|【?(?:更正|訂正)】?\s*[:：]?|تصحيح\s*[-:–—])/iu;

/** The same at the end of a headline: "Norland economy grows (corrected)". */
const CORRECTED_TITLE_END =
  /[([](?:corrected|refiled|korrigiert|berichtigt|corrigé|corregido|corrigido|исправлено)[)\]]\W*$/iu;

/** A line at the beginning, or at the end, that says what was corrected. */
const CORRECTED_TEXT =
  /\((?:corrects?|correcting|refiles?|refiled|corrige|corrigé|berichtigt|korrigiert)\b[^)\n]{3,300}\)|\b(?:this|an earlier version of this) (?:story|article|report|version|item) (?:has been|was|is being) (?:corrected|refiled|updated to correct)|\bthis (?:story|article|report) (?:corrects|refiles)\b|\b(?:corrects|refiles) (?:story|version|article|headline|paragraph|dateline)\b|diese[rs]? (?:artikel|meldung|bericht|beitrag) wurde (?:korrigiert|berichtigt)|in einer früheren (?:version|fassung)[^.\n]{0,120}(?:hieß|stand|wurde)|cet article a été (?:corrigé|rectifié)|est[ae] (?:art[íi]culo|nota|información) (?:ha sido|fue) (?:corregid[ao]|rectificad[ao])|este artigo foi corrigido|(?:исправлена|исправлен|исправлено) (?:ошибка|опечатка|заголовок|текст|в)/iu;

/** How much of a text is looked at on either side, characters. */
const SIDE = 600;

/** What a headline and a body say of another article; null for nearly all. Plain texts. */
export function noticeKind(title: string, text: string): NoticeKind | null {
  const head = text.slice(0, SIDE);
  if (
    (KILL_NOTICE.test(title) || KILL_TITLE.test(title)) &&
    (text === '' || KILL_TEXT.test(head) || text.length < SIDE * 2)
  )
    return 'kill';
  if (KILL_TITLE_ANY.test(title) && KILL_TEXT.test(head)) return 'kill';
  if (ADVISORY_TITLE.test(title)) return KILL_TEXT.test(head) ? 'kill' : 'advisory';
  if (CORRECTED_TITLE.test(title)) {
    const isErratum = ERRATUM_TEXT.test(head) && !VERSION_BELOW.test(text.slice(0, 4 * SIDE));
    return isErratum ? 'advisory' : 'correction';
  }
  const isCorrected =
    CORRECTED_TITLE_END.test(title) || CORRECTED_TEXT.test(head) || CORRECTED_TEXT.test(text.slice(-SIDE));
  return isCorrected ? 'correction' : null;
}
