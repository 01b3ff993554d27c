/**
 * How likely an agreement of long reports is true and worth telling: both sentences tell one thing, and a reader would
 * miss it. That two sentences are alike is not enough. Two reports that are alone with it often name the same person
 * and say something else of them; much of what both quote is a scrap of somebody's words. Logistic regression over what
 * `measureTelling` measures, fitted by test/quality/train-telling.ts on agreements that were read one by one.
 */
import { pairOf } from '@newsfold/report/documents/document.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { areLong } from '../compare/compare-reports.ts';
import { logOdds } from '../compare/log-odds.ts';
import type { PairFeatures } from '../compare/pair-features.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { speaksForItself } from '../framing/own-voice.ts';
import { clearestOf } from './clearest.ts';
import { isMostlyQuoted } from './readable.ts';
import weights from './telling-weights.json' with { type: 'json' };

/** What is measured of an agreement, in the order of the weights. */
export const TELLING_FEATURES = [
  'constant',
  'log-odds of its best pair, at most 4',
  'told by three sources',
  'quoted by both',
  'log-odds of its best pair, where both quote it',
  'names in it, at most four, where both quote it',
  'ln(1 + weight of words of a title), where both quote it',
  'covered, of the sentence covered more, where both quote it',
  'mostly quoted',
  'ln(1 + weight of plain words in common)',
  'numbers of one slot in common',
  'numbers in both, none shared',
  'ln of the weight of the heavier sentence beside the lighter',
  'the report speaks for itself',
] as const;

/** Log-odds of being true and worth telling from which an agreement of long reports is told. */
const LEAST_TELLING = 0.1;
/** Weight of the fuller wording of a quotation of short reports from which it is told: "He is welcome" says nothing. */
const LEAST_QUOTED = 9;
const MOST_LOG_ODDS = 4;
const MOST_NAMES = 4;

/** What several sources say alike, around its best pair. */
interface Gathered {
  readonly best: ReadonlyArray<{ readonly statement: Statement }>;
  /** Log-odds of its best pair. */
  readonly score: number;
  readonly sources: number;
  /** What was measured of the words of its best pair. */
  readonly words: PairFeatures;
  readonly isQuoted: boolean;
}

const flag = (value: boolean): number => (value ? 1 : 0);

/** The words that the titles of reports are made of, as the keys of content words. */
export function topicOf(reports: readonly ReadReport[]): ReadonlySet<number> {
  const topic = new Set<number>();
  for (const { document } of reports)
    for (const { term } of readingOf(document).title) if (term !== 0) topic.add(term);
  return topic;
}

/** ln(1 + weight of a statement's words of the titles). */
export function topicalWeight({ contentWords }: Statement, topic: ReadonlySet<number>): number {
  let weight = 0;
  for (const word of contentWords) if (topic.has(word.key)) weight += word.weight;
  return Math.log1p(weight);
}

/**
 * Measures an agreement for the model.
 * @param topic the words of the titles of all reports
 */
export function measureTelling(
  { best, score, sources, words, isQuoted }: Gathered,
  topic: ReadonlySet<number>,
): number[] {
  const shown = clearestOf(best);
  const other = best.find((mention) => mention !== shown);
  if (!shown || !other) throw new Error('an agreement without its best pair');
  const { whole } = shown.statement;
  const fit = Math.min(MOST_LOG_ODDS, score);
  const names = whole.contentWords.filter(({ kind }) => kind === 'name').length;
  const quoted = flag(isQuoted);
  const [mine, theirs] = [Math.max(1, whole.mass), Math.max(1, other.statement.whole.mass)];
  return [
    1,
    fit,
    flag(sources > 2),
    quoted,
    quoted * fit,
    quoted * Math.min(MOST_NAMES, names),
    quoted * topicalWeight(whole, topic),
    quoted * words.more,
    flag(isMostlyQuoted(whole)),
    words.exact,
    words.slots,
    words.figureClash,
    Math.abs(Math.log(mine / theirs)),
    flag(speaksForItself(whole)),
  ];
}

/** Log-odds that an agreement is true and worth telling. */
export function tellingScore(input: readonly number[]): number {
  return logOdds(weights, input);
}

/**
 * Whether an agreement is told. Of short reports all are but scraps of what both quote: they have little else to say.
 * @param topic the words of the titles of all reports
 */
export function isTelling(agreement: Gathered, topic: ReadonlySet<number>): boolean {
  const { best, isQuoted } = agreement;
  const [one, other] = best;
  if (one && other && areLong(pairOf(one.statement.document, other.statement.document)))
    return tellingScore(measureTelling(agreement, topic)) >= LEAST_TELLING;
  return !isQuoted || best.some(({ statement }) => statement.whole.mass >= LEAST_QUOTED);
}
