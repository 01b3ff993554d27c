/** Numbers in several words: hundreds and what follows them. */
import { numberWords } from './number-words.ts';

/** A hundred after the number that counts it; French only "cent", Iberian hundreds are words of their own. */
const HUNDRED = /^[ -](?:hundred|cents?)(?![\p{L}\p{N}])/iu;
const THOUSAND = /^[ -](?:thousand|[mb]illions?|mille|milliards?)(?![\p{L}\p{N}])/iu;
/** What joins hundreds and the rest: "two hundred and fifty", "ciento veinte", "cento e vinte". */
const JOINT = /^(?: and | e | y |[ -])/iu;
const WORD_OR_TWO = /^\p{L}+(?:-\p{L}+|(?: et| y| e)? \p{L}+)*/iu;

/** The number below a hundred that follows hundreds. */
function restAfter(following: string, language: string): { value: number; length: number } | null {
  const joint = JOINT.exec(following)?.[0].length ?? 0;
  const written = joint === 0 ? undefined : WORD_OR_TWO.exec(following.slice(joint))?.[0].toLowerCase();
  if (written === undefined) return null;
  const words = numberWords(language);
  // The longest beginning that is a number below a hundred.
  for (
    let end = written.length;
    end > 0;
    end = Math.max(written.lastIndexOf(' ', end - 1), written.lastIndexOf('-', end - 1))
  ) {
    const value = words.get(written.slice(0, end)) ?? 0;
    if (value >= 2 && value < 100 && Number.isInteger(value)) return { value, length: joint + end };
  }
  return null;
}

/**
 * What follows a number in words and belongs to it: "two" with " hundred and fifty people" is 250. Null when nothing
 * does; bare hundreds are left to the magnitudes.
 *
 * @param value what the words before mean.
 * @returns the whole value, and the UTF-16 units of `following` that belong to it.
 */
export function hundredsAndRest(
  value: number,
  following: string,
  language: string,
): { readonly value: number; readonly length: number } | null {
  const hundred = value < 20 && Number.isInteger(value) ? HUNDRED.exec(following)?.[0].length : undefined;
  if (hundred === undefined && (value % 100 !== 0 || value === 0)) return null;
  const behind = following.slice(hundred ?? 0);
  const rest = restAfter(behind, language);
  // "five hundred thousand": the magnitude multiplies the hundreds.
  if (rest === null)
    return hundred !== undefined && THOUSAND.test(behind) ? { value: 100 * value, length: hundred } : null;
  return {
    value: (hundred === undefined ? value : 100 * value) + rest.value,
    length: (hundred ?? 0) + rest.length,
  };
}
