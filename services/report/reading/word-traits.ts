/** What rules ask of words again and again, by the word: bits of one number, found once for each spelling. */
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { FAILING, NEGATIONS, OWN_WORDS, REPORTING, UNTIL } from './stance-words.ts';
import { isClauseVerb } from './verbs.ts';

/** The bits. */
export const TRAIT = {
  /** It negates what is beside it; what follows with "to". */
  negates: 1,
  fails: 2,
  /** It turns a negation into a time: "not before Friday". */
  until: 4,
  /** It makes a clause of its words. */
  verb: 8,
  reports: 16,
  /** Somebody speaks of themselves: a report does not. */
  ownWord: 32,
  /** A number of at most three digits or one in words, which may count something without a unit. */
  bareNumber: 64,
  /** Two digits. */
  age: 128,
  /** A day of the week or a month. */
  day: 256,
} as const;

/** The traits of a word in lower case that it has wherever it stands; see KnownWord for that of a day. */
export function traitsOf(word: string, language: string): number {
  let traits = 0;
  const add = (trait: number, has: boolean): void => {
    if (has) traits |= trait;
  };
  add(TRAIT.negates, NEGATIONS.has(word));
  add(TRAIT.fails, FAILING.has(word));
  add(TRAIT.until, UNTIL.has(word));
  add(TRAIT.verb, isClauseVerb(word, language));
  add(TRAIT.reports, REPORTING.has(word));
  add(TRAIT.ownWord, OWN_WORDS.has(word));
  add(TRAIT.bareNumber, /^\d{1,3}$/.test(word) || numberWords(language).has(word));
  add(TRAIT.age, /^[1-9]\d$/.test(word));
  return traits;
}
