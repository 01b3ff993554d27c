/** Numbers that count nothing: dates, clock times, ordinals, scores, parts of names. */
import { MONTH_BY_NAME } from '../time/month-names.ts';

/** Ordinals after the digits: 12th, 3º, 2e, 1er, "18. Spieltag". */
const ORDINAL_AFTER =
  /^(?:st|nd|rd|th|er|re|e|ème|eme|º|ª|°(?![CF])|\.º|-?(?:й|я|го|му|ой|е))(?![\p{L}\p{N}])/u;
const GERMAN_ORDINAL = /^\. ?\p{L}/u;
const ORDINAL_BEFORE = /[第#№]$|(?<!\p{L})(?:No|Nr|Nº|№)\.? ?$/u;

/** Clock times, scores and ranges of years: "22:17", "7 a.m.", "9 Uhr", "3-1", "2025/26". */
const CLOCK_AFTER = /^(?::\d\d| ?[ap]\.?m\b| ?Uhr| ?o['’]clock| ?h(?:\d\d)?(?!\p{L})|[時点](?!間))/iu;
const SCORE_AFTER = /^ ?[-–:/] ?\d/u;
const SCORE_BEFORE = /\d ?[-–:/] ?$/u;

/** Years, months and days in East Asian dates. */
const EAST_ASIAN_DATE = /^ ?[年月日号년월일]/u;

/** The second half of "pour cent", "per cento": no hundred. */
const PERCENT_BEFORE = /(?<!\p{L})(?:pour|por|per) $/iu;

/** Letters or a hyphenated name right before the digits: G7, COVID-19, A380. */
const NAME_BEFORE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}_]-?$|[./@万萬만]$/u;

/** A capitalised name that numbers its members: "Boeing 737", "Halle 7", "Article 50", "Flight 214". */
const NUMBERED_BEFORE =
  /(?<!\p{L})(?:Boeing|Airbus|Flight|Article|Artikel|Section|Chapter|Page|Route|Highway|Line|Linie|Ligne|Gate|Room|Halle|Hall|Terminal|Platform|Gleis|Channel|Level|Phase|Group|Gruppe|Type|Version|Windows|Formula|Covid|Act|Paragraph|Number|Day|Round|Stage|Season|Class|Grade|Unit|Berth|Pier|Interstate|Weeks?|Kapitel|Seite) $/u;

function isMonth(word: string | undefined): boolean {
  return word !== undefined && MONTH_BY_NAME.has(word.toLowerCase().replace(/\.$/, ''));
}

/** "March 9", "9 March", "10. März", "9 de marzo": a number of at most two digits next to a month. */
function isDate(before: string, following: string): boolean {
  const next = /^(?:st|nd|rd|th|er|\.)?(?: de| of)? (\p{L}+\.?)/u.exec(following)?.[1];
  // "may" and "mar" are words as well; a month next to a day is capitalised in English, and the other languages have
  // no such homonym.
  if (isMonth(next) && next !== 'may' && next !== 'set') return true;
  // No letter is a space: what the pattern finds follows the last one, not counting one at the end.
  const word = before.endsWith(' ') ? before.slice(before.lastIndexOf(' ', before.length - 2) + 1) : '';
  const previous = /(\p{Lu}\p{L}+\.?) $/u.exec(word)?.[1];
  return isMonth(previous);
}

/** True for a number that could be a year of recent history. */
export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1800 && value <= 2100;
}

/** True when the text around a bare number says that it counts nothing. */
export function isNoCount(before: string, following: string, language: string): boolean {
  // A pattern for the end of a text searches all of it: each gets as many characters as it can match.
  if (NAME_BEFORE.test(before.slice(-3)) || NUMBERED_BEFORE.test(before.slice(-14))) return true;
  if (ORDINAL_BEFORE.test(before.slice(-7))) return true;
  if (ORDINAL_AFTER.test(following) || CLOCK_AFTER.test(following) || EAST_ASIAN_DATE.test(following))
    return true;
  if (language !== 'en' && PERCENT_BEFORE.test(before.slice(-8))) return true;
  if (SCORE_AFTER.test(following) || SCORE_BEFORE.test(before.slice(-4))) return true;
  if (language === 'de' && GERMAN_ORDINAL.test(following)) return true;
  return isDate(before, following);
}
