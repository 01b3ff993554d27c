/**
 * How likely a sentence that one report alone tells is worth telling: a reader of the story would miss it. Scraps of
 * quotations, questions, what hangs on the sentence before and what is beside the story are not. Logistic regression
 * over what `measureWorth` measures, fitted by test/quality/train-worth.ts on sentences that were read one by one.
 */
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { logOdds } from '../compare/log-odds.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { goesOn, isUnsigned } from './readable.ts';
import weights from './worth-weights.json' with { type: 'json' };

/** What is measured of a sentence, in the order of the weights. */
export const WORTH_FEATURES = [
  'constant',
  'log-odds of the best counterpart in another source',
  'log-odds that it is news of its report alone',
  'ln(1 + weight of words from the centre of the story)',
  'somebody’s words that do not say whose',
  'goes on from the sentence before',
  'asks',
  'has a number',
] as const;

/** Sentences of a report in which the story is told. */
const LEAD = 3;
/** Marks of a question, in the scripts that have one. */
const QUESTION = /[?？؟]/u;
/** Weight up to which a number is too small to tell anything: every text has a three. */
const SMALL_NUMBER = 2;

const flag = (value: boolean): number => (value ? 1 : 0);

/** The words of the centre of a story, by their keys: those that the first sentences of two sources have. */
export function centreOf(reports: readonly ReadReport[]): ReadonlySet<number> {
  const owners = new Map<number, string | null>();
  const centre = new Set<number>();
  for (const { document, source } of reports) {
    for (const { whole } of sentencesOf(document).sentences.slice(0, LEAD)) {
      for (const { key } of whole.contentWords) {
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, source);
        else if (owner !== source) centre.add(key);
      }
    }
  }
  return centre;
}

/**
 * Measures a whole sentence for the model.
 * @param nearest log-odds of its best counterpart in another source
 * @param alone log-odds that it is news of its report alone
 * @param centre the words of the centre of the story
 */
export function measureWorth(
  whole: Statement,
  nearest: number,
  alone: number,
  centre: ReadonlySet<number>,
): number[] {
  const { article, start, end, contentWords } = whole;
  let central = 0;
  let hasNumber = false;
  for (const { key, weight, kind } of contentWords) {
    if (centre.has(key)) central += weight;
    hasNumber ||= kind === 'number' && weight > SMALL_NUMBER;
  }
  return [
    1,
    nearest,
    alone,
    Math.log1p(central),
    flag(isUnsigned(whole)),
    flag(goesOn(whole)),
    flag(QUESTION.test(article.text.slice(start, end))),
    flag(hasNumber),
  ];
}

/** Log-odds that a sentence is worth telling. */
export function worthScore(input: readonly number[]): number {
  return logOdds(weights, input);
}
