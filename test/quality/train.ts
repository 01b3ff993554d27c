/** What the scripts that fit a model on labelled stories share: scoring by models that have not seen a story, and writing. */
import { writeFileSync } from 'node:fs';
import { fitWeights, type Labelled, scoreOf } from './logistic.ts';
import { type LabelledStory, loadStories } from './real-labels.ts';

/** A labelled row of a story. */
export interface StoryRow extends Labelled {
  readonly story: string;
}

const FOLDS = 5;

/** Rows with the score of a model that was fitted without their stories. */
export function scoredUnseen<R extends StoryRow>(rows: readonly R[]): (R & { readonly score: number })[] {
  const stories = [...new Set(rows.map(({ story }) => story))];
  const foldOf = new Map(stories.map((story, i) => [story, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitWeights(rows.filter(({ story }) => foldOf.get(story) !== fold));
    return rows
      .filter(({ story }) => foldOf.get(story) === fold)
      .map((row) => ({ ...row, score: scoreOf(weights, row.input) }));
  }).flat();
}

/**
 * Runs such a script: FOLDER [--write].
 * @param file the weights, from the root of the tree
 * @param report prints what the model is worth
 */
export function train<R extends StoryRow>(
  script: string,
  file: string,
  rowsOf: (story: LabelledStory) => R[],
  report: (rows: readonly R[]) => void,
): void {
  const [folder, ...options] = process.argv.slice(2);
  if (folder === undefined) throw new Error(`usage: node test/quality/${script} FOLDER [--write]`);
  const rows = loadStories(folder).flatMap(rowsOf);
  if (!options.includes('--write')) {
    report(rows);
    return;
  }
  const weights = fitWeights(rows).map((weight) => Math.round(weight * 1000) / 1000);
  writeFileSync(new URL(`../../${file}`, import.meta.url), `${JSON.stringify(weights)}\n`);
}

/**
 * Prints how many rows are told by threshold, and how many of these are right, each story scored unseen.
 * @param what the rows are called: 'agreements'
 */
export function reportByThreshold(
  what: string,
  thresholds: readonly number[],
): (rows: readonly StoryRow[]) => void {
  return (rows) => {
    const scored = scoredUnseen(rows);
    console.log(`${rows.length} ${what}, ${rows.filter(({ same }) => same).length} of them worth telling`);
    for (const threshold of thresholds) {
      const told = scored.filter(({ score }) => score >= threshold);
      const right = told.filter(({ same }) => same).length;
      console.log(`score ≥ ${threshold}: ${told.length} told, right ${(right / told.length).toFixed(3)}`);
    }
  };
}
