/**
 * `npm run quality -- --model NAME`: the sets that a model reads, with and without it, and what its vectors cost. Sets of
 * the released model have floors, as those of words have in quality.test.ts; a score below one ends with exit code 1.
 */
import type { CountedOpinion } from '@newsfold/cli/console/second-opinion.ts';
import {
  developmentSets,
  developmentVariants,
  localSets,
  ownSets,
  ownVariants,
  type QualitySet,
} from './quality-sets.ts';
import { type SetScore, scoreSet } from './score-set.ts';
import { vectorsOf } from './set-vectors.ts';

/** Least F1 and greatest churn per 100 articles with the model, by its name and the set's. */
const FLOORS: Readonly<
  Record<string, Readonly<Record<string, { readonly f1: number; readonly churn: number }>>>
> = {
  minilm: {
    'roundups-2016-2018': { f1: 0.924, churn: 2 },
    'roundups-2016-2018 dirty': { f1: 0.92, churn: 2 },
    'roundups-2016-2018 dirty of short2': { f1: 0.898, churn: 2 },
    'twin-events-dev': { f1: 0.914, churn: 7 },
    'twin-events-dev dirty of short2': { f1: 0.872, churn: 8 },
    'headlines-2014-07-01': { f1: 0.878, churn: 9 },
    english: { f1: 0.93, churn: 4 },
    'english dirty of short2': { f1: 0.852, churn: 6 },
    us1: { f1: 0.92, churn: 2 },
  },
};

/** The sets that are replayed: those in a language of the model alone say something of it. */
async function sets(): Promise<QualitySet[]> {
  const variants = [...(await developmentVariants()), ...(await ownVariants())];
  return [
    ...(await developmentSets()),
    ...(await ownSets()),
    ...variants.flatMap(({ variants: made }) => Object.values(made)),
    ...(await localSets()),
  ];
}

const cell = ({ f1, precision, recall, churn }: SetScore) =>
  `${f1.toFixed(3)} (${precision.toFixed(3)} / ${recall.toFixed(3)}) ${churn.toFixed(1).padStart(4)}`;

/** Prints a line a set. @returns the sets that are below their floor */
export async function printModelScores(
  name: string,
  { opinion }: CountedOpinion,
  print: (line: string) => void,
): Promise<readonly string[]> {
  const below: string[] = [];
  print('BCubed F1 (precision / recall) and churn, by words and with the model; ms of CPU a vector:');
  for (const set of await sets()) {
    const begun = process.cpuUsage();
    const vectors = await vectorsOf(set, opinion);
    const { user, system } = process.cpuUsage(begun);
    if (vectors.size === 0) continue;
    const [words, model] = [scoreSet(set), scoreSet(set, vectors)];
    const floor = FLOORS[name]?.[set.name];
    const isBelow = floor !== undefined && (model.f1 < floor.f1 || model.churn > floor.churn);
    if (isBelow) below.push(set.name);
    const cost = ((user + system) / 1000 / vectors.size).toFixed(1);
    const mark = isBelow ? '  below its floor' : '';
    print(`${set.name.padEnd(36)} ${cell(words)}  ${cell(model)}  ${cost.padStart(5)}${mark}`);
  }
  return below;
}
