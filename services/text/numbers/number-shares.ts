/**
 * "One in five", "neun von zehn": a share stated by two numbers, of which the second alone would be read as a count.
 */
import { numberWords } from './number-words.ts';

/** The first number with what joins it to the second, at the end of a text. */
const SHARE =
  /(?<![\p{L}\d.,-])(\p{L}+|\d{1,3}) (?:(?:persons?|people|child(?:ren)?|m[ae]n|wom[ae]n|homes?|households?|trains?|voters?|personnes?|foyers?|personas?|hogares?|pessoas?|Menschen|Kinder) )?(?:in(?: every)?|out of|von|sur|de cada|em cada) $/iu;
/** Larger wholes are years and the like. */
const MAX_WHOLE = 100;
/** "One in 30 minutes" is no share. */
const TIME =
  /^[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|games?|matches|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|heures?|jours?|semaines?|mois|ans?|horas?|d[íi]as?|semanas?|meses|años|anos|dias)(?![\p{L}])/iu;

/** A share and how far before its second number it begins, UTF-16 units. */
export interface Share {
  readonly value: number;
  readonly length: number;
}

/**
 * The share that a number ends.
 * @param before the text in front of the number
 * @param whole the number
 * @returns null when it ends none
 */
export function shareBefore(
  before: string,
  whole: number,
  following: string,
  language: string,
): Share | null {
  if (!Number.isInteger(whole) || whole < 2 || whole > MAX_WHOLE || TIME.test(following)) return null;
  const match = SHARE.exec(before);
  const written = match?.[1]?.toLowerCase();
  if (!match || written === undefined) return null;
  const isOne = /^(?:one|un|une|uno|una|um|uma|eine?[rs]?|1)$/.test(written);
  const part = isOne ? 1 : (numberWords(language).get(written) ?? Number(written));
  if (!Number.isInteger(part) || part < 1 || part >= whole) return null;
  return { value: Math.round((1000 * part) / whole) / 1000, length: match[0].length };
}
