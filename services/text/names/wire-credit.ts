/**
 * The news agency an article credits, read only where credits are written: byline, dateline, the line at the end. An
 * agency named in running text ("told Reuters", "according to AFP", "Reuters reported") is a source of the report, not
 * the author of the text, and is never a credit: a false credit would count two independent reports as one.
 */
import { agencyAmong, agencyNamed } from './news-agencies.ts';

/** Characters at the beginning that may hold the dateline, and at the end that may hold the credit line. */
const HEAD_CHARS = 220;
const TAIL_CHARS = 240;

/** "Berlin (dpa) -", "TOLVERA, Italy, March 9 (Norpress) —", "(ANSA) - ROMA, 10 MAR": place and date, then the name. */
const DATELINE = /^([^\n()]{0,90})\(\s?([^()\n]{2,48}?)\s?\)\s{0,2}(?:[-–—:―]{1,2}|\.\s?[-–—])/u;

/** "New Delhi, March 10 (PTI) The ...": no dash; only for agencies that are known. */
const DATELINE_WITHOUT_DASH = /^([^\n()]{0,60})\(\s?([^()\n]{2,48}?)\s?\)\s/u;

/** "МОСКВА, 10 марта. /ТАСС/.", "NEW YORK, March 10, 2026 /PRNewswire/ --". */
const SLASHED = /^[^\n/]{0,90}\/\s?([^/\n]{2,40}?)\s?\/[\s.,–—-]/u;

/** "МОСКВА, 10 мар - РИА Новости.", "Kyiv. March 10. INTERFAX-UKRAINE -", "LONDON, March 10, Reuters -". */
const UNBRACKETED =
  /^[^\n()]{2,60}?[\d,.]\s?(?:\p{Ll}{2,8}\.?)?\s?(?:[-–—]\s?)?(\p{Lu}[\p{L}-]{1,20}(?: \p{Lu}[\p{L}-]{1,20})?)(?:\s[-–—]{1,2}|\.|:)\s/u;

/** "新华社北京3月10日电", "【共同通信】", "(연합뉴스)". */
const EAST_ASIAN =
  /^[（(【[]?\s?(?:[^\s）)】\]]{0,6}=)?\s?(新华社|新華社|新华网|中新社|中新网|中央社|共同通信|時事通信|法新社|路透社|ロイター|연합뉴스)/u;

/** The last words of a text: "(Reuters)", "– AFP", "dpa/lno", each alone or after the last sentence. */
const LAST_BRACKETS = /[(（[]\s?([^()（）[\]\n]{2,60}?)\s?[)）\]]\.?$/u;
const LAST_DASH = /[.!?"”»…]\s{1,2}[-–—]{1,2}\s?([^\n.]{2,40})\.?$/u;

/** "Source: ANI", "Quelle: dpa", "© 2026 AFP", "With inputs from PTI", "avec AFP", "mit Material von dpa". */
const CREDIT_WORDS =
  /^\s*[([]?\s*(?:(?:sources?|quelle|fuente|fonte|источник|via|by|von|par|por|de)\s?:?\s|©\s?|\(c\)\s?|copyright\s|with (?:inputs|reporting|information|material|files) (?:from|by)\s|(?:avec|con|com|mit|with)\s(?:(?:información|informações|informations|material|agenturmaterial|informazioni)\s(?:de|da|do|des|von|di|from)\s)?)(?:\d{4}\s)?(?:the\s)?(.{2,60}?)[)\].]*$/iu;

/** What is written in brackets without being a name. */
const NO_NAME =
  /\b(?:updates?|adds?|ends?|more|photo|photos|video|file|pictured|archive|recasts?|corrects?|continued|left|right|above|e\.?g|sic|live|exclusive|opinion|analysis|sponsored|advertisement|read|see|subscribe|symbolbild|foto|archiv|mise à jour|actualiza)/iu;

/** A name that is on no list, as given: one to four capitalised words. "Norpress/xy" is Norpress. */
function unlistedName(text: string): string | null {
  const name = (text.split(/[/|]/, 1)[0] ?? '').trim();
  const words = name.split(' ');
  if (words.length > 4 || name.length > 40 || NO_NAME.test(name)) return null;
  const capitalised = words.every((word) => /^(?:\p{Lu}[\p{L}\p{N}&.'’-]*|of|de|the|and|&)$/u.test(word));
  return capitalised && /^\p{Lu}[\p{L}&.'’ -]*\p{L}{2}[\p{L}\p{N}.'’ -]*$/u.test(name) ? name : null;
}

/** True for what precedes the brackets of a dateline: a place in capitals, or a place and a date, or nothing. */
function isDateline(before: string): boolean {
  const text = before.trim();
  if (text === '') return true;
  if (/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text) || text.split(/\s+/).length > 10) return false;
  return /^\p{Lu}{2}[\p{Lu}\s.'’/-]*(?:,|$)/u.test(text) || /^\p{Lu}[^,]{1,40},.*\d/u.test(text);
}

function inDateline(text: string): string | null {
  const head = text.slice(0, HEAD_CHARS);
  const bracketed = DATELINE.exec(head);
  if (bracketed !== null) {
    const [, before = '', credit = ''] = bracketed;
    const known = before.length <= 60 ? agencyAmong(credit) : null;
    if (known !== null) return known;
    return isDateline(before) ? unlistedName(credit) : null;
  }
  const bare = DATELINE_WITHOUT_DASH.exec(head);
  if (bare !== null && isDateline(bare[1] ?? '')) {
    const known = agencyAmong(bare[2] ?? '');
    if (known !== null) return known;
  }
  for (const pattern of [EAST_ASIAN, SLASHED, UNBRACKETED]) {
    const known = agencyNamed(pattern.exec(head)?.[1] ?? '');
    if (known !== null) return known;
  }
  return null;
}

/** "By Norpress staff", "Von dpa" as the first line of a text. */
const BYLINE = /^\s*(?:by|von|por|par|di|da|de)\s+([^\n]{2,60})(?:\n|$)/i;
const STAFF = /\s+(?:staff|staff writers?|correspondents?|reporters?|news desk|newsroom)$/i;

/** A short last line that is nothing but a credit. */
function inLastLine(line: string): string | null {
  const whole = agencyAmong(line.replace(/^[-–—(\s]+|[)\s.]+$/gu, ''));
  if (whole !== null) return whole;
  const worded = CREDIT_WORDS.exec(line)?.[1];
  return worded === undefined ? null : agencyAmong(worded.replace(/[.,]? all rights reserved.*$/i, ''));
}

function atEnd(text: string): string | null {
  const tail = text.slice(-TAIL_CHARS).trimEnd();
  const line = tail.slice(tail.lastIndexOf('\n') + 1).trim();
  const alone = line.length < tail.length || text.length <= TAIL_CHARS;
  if (alone && line.length <= 90) {
    const credit = inLastLine(line);
    if (credit !== null) return credit;
  }
  const brackets = LAST_BRACKETS.exec(tail);
  if (brackets !== null) {
    const credit = brackets[1] ?? '';
    const listed = agencyAmong(credit) ?? inLastLine(credit);
    if (listed !== null) return listed;
    // A name on no list counts only on a separate line: "(The Daily Ledger)".
    return /^[([]/.test(line) && line.length === brackets[0].length && alone ? unlistedName(credit) : null;
  }
  const dashed = LAST_DASH.exec(tail)?.[1];
  return dashed === undefined ? null : agencyAmong(dashed);
}

/** "By Reuters", "Jane Doe, Associated Press", "dpa/lno"; a person called Ansa is not an agency. */
function inByline(author: string): string | null {
  const plain = author.slice(0, 120).replace(/^\s*(?:by|von|por|par|di|da|de|од|от)\s+(?=\S)/iu, '');
  return agencyAmong(plain.replace(/[()]/g, ','));
}

/**
 * The agency credited, by its usual name ("Reuters", "AP", "dpa"), or as given for an agency in a dateline or a last
 * line that no list knows ("Norpress"); null when there is none. Looks at both ends of the text only, so the cost does
 * not depend on its length. Never throws.
 *
 * @param text body as cleaned plain text.
 * @param authors bylines as given.
 */
export function wireCredit(text: string, authors: readonly string[]): string | null {
  for (const author of authors) {
    const credit = inByline(author);
    if (credit !== null) return credit;
  }
  const byline = BYLINE.exec(text);
  if (byline === null) return inDateline(text) ?? atEnd(text);
  const writer = (byline[1] ?? '').trim();
  const body = text.slice(byline[0].length).trimStart();
  const staff = STAFF.test(writer) ? unlistedName(writer.replace(STAFF, '')) : null;
  return inByline(writer) ?? inDateline(body) ?? atEnd(body) ?? staff;
}
