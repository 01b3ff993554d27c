/** "Nobody was killed", "no injuries", "one person died": numbers of victims without a numeral. Written for newsfold. */
import type { Quantity } from '@newsfold/schemas/generated/records.ts';
import { type Seen, SentencePattern, seenIn } from '../patterns/sentence-pattern.ts';

const DEAD = String.raw`(?:died|dead|killed|deaths?|fatalit\w+|casualties|lost (?:his|her|their) li\w+|gestorben|ums Leben|getötet|Tote|Todesopfer|morts?|tués?|décès|muertos|muertes|fallecidos|víctimas mortales|mortos|mortes|morreu|murió)`;
const HURT = String.raw`(?:hurt|injured|wounded|injur\w+|casualties|harm(?:ed)?|verletzt|Verletzte|blessés?|heridos?|feridos?|lesionados?)`;
/** Words between the zero and what it counts; "else" and "other" say that somebody was. */
const BETWEEN = String.raw`(?:\s(?!else\b|other\b|more\b|further\b|weitere|autre|otr|outr)[\p{L}'’-]+){0,4}?\s`;
const NOUGHT = `(?:nobody|no one|none|no|niemand|keine[rn]?|personne|aucun[e]?|nadie|ning[úu]n[ao]?|ninguém|nenhum[a]?)`;

const ONE = `(?:one (?:person|man|woman|child|teenager|passenger|worker|soldier|driver)|(?:eine Person|ein Mann|eine Frau|ein Kind)|une personne|una persona|uma pessoa)`;
/** Between the one and its fate: "has been reported", "is believed to have". */
const AUXILIARY = String.raw`(?:\s(?:has|had|have|is|was|were|been|being|reported|confirmed|believed|feared|to|also|ist|sei|wurde|a été|est|ha|fue|foi|perdió|perdu)){0,4}\s`;

const word = (pattern: string): SentencePattern =>
  new SentencePattern(new RegExp(String.raw`(?<![\p{L}\d])${pattern}`, 'iu'));
const PATTERNS: ReadonlyArray<readonly [unit: string, value: number, pattern: SentencePattern]> = [
  ['dead', 0, word(String.raw`${NOUGHT}(?=${BETWEEN}${DEAD}(?![\p{L}]))`)],
  ['injured', 0, word(String.raw`${NOUGHT}(?=${BETWEEN}${HURT}(?![\p{L}]))`)],
  ['dead', 1, word(String.raw`${ONE}(?=${AUXILIARY}${DEAD}(?![\p{L}]))`)],
  ['injured', 1, word(String.raw`${ONE}(?=${AUXILIARY}${HURT}(?![\p{L}]))`)],
];
/** Longer sentences are lists. */
const LONGEST = 400;

/**
 * The numbers of victims in a sentence that are zero or one.
 * @param from where the sentence begins in the article's text (UTF-16 offset)
 * @param seen what the sentence has of what patterns need
 */
export function fewVictims(sentence: string, from: number, seen: Seen = seenIn(sentence)): Quantity[] {
  if (sentence.length > LONGEST) return [];
  return PATTERNS.flatMap(([unit, value, pattern]) => {
    const match = pattern.exec(sentence, seen);
    if (!match) return [];
    const start = from + match.index;
    return [{ value, unit, qualifier: '', start, end: start + match[0].length }];
  });
}
