/** Replays a labelled set as the product would and scores it: as a whole, by class, and its copy groups. */
import type { ReplayLine } from '@newsfold/cli/replay/replay-lines.ts';
import { type ReplayResult, runReplay } from '@newsfold/cli/replay/replay-run.ts';
import { NO_VECTORS, type ReplayVectors } from '@newsfold/cli/replay/replay-vectors.ts';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { scoreClusters } from './bcubed.ts';
import type { QualitySet } from './quality-sets.ts';

/** Means over the set's orders, 0 to 1 unless a unit is named. */
export interface SetScore {
  readonly name: string;
  readonly articles: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairwiseF1: number;
  /** Standard deviation of F1 over the orders; 0 with one order. */
  readonly spread: number;
  /** Story changes after assignment per 100 articles. */
  readonly churn: number;
  /** Articles a second of the whole replay, analysis included. */
  readonly rate: number;
  /** BCubed F1 of the copy groups; null when the set has none. */
  readonly copyF1: number | null;
  /** BCubed F1 of the articles of each class, judged in the whole set. */
  readonly classes: Readonly<Record<string, number>>;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** F1 of BCubed precision and recall averaged over the chosen articles only; clusters are those of the whole set. */
function f1Of(chosen: readonly number[], clusters: readonly string[], labels: readonly string[]): number {
  let precision = 0;
  let recall = 0;
  for (const i of chosen) {
    let both = 0;
    let inCluster = 0;
    let inLabel = 0;
    for (let j = 0; j < clusters.length; j++) {
      const cluster = clusters[j] === clusters[i];
      const label = labels[j] === labels[i];
      if (cluster) inCluster++;
      if (label) inLabel++;
      if (cluster && label) both++;
    }
    precision += both / inCluster;
    recall += both / inLabel;
  }
  return precision + recall === 0 ? 0 : (2 * precision * recall) / ((precision + recall) * chosen.length);
}

function classesOf(lines: readonly ReplayLine[]): Map<string, number[]> {
  const classes = new Map<string, number[]>();
  lines.forEach(({ raw }, i) => {
    if (typeof raw?.class === 'string') classes.set(raw.class, [...(classes.get(raw.class) ?? []), i]);
  });
  return classes;
}

function classScores(set: QualitySet, runs: readonly (readonly ReplayResult[])[]): Record<string, number> {
  const labels = set.lines.map(set.labelOf);
  const scores: Record<string, number> = {};
  for (const [name, chosen] of [...classesOf(set.lines)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    scores[name] = mean(
      runs.map((run) =>
        f1Of(
          chosen,
          run.map(({ storyId }) => storyId),
          labels,
        ),
      ),
    );
  }
  return scores;
}

function copyF1(set: QualitySet, run: readonly ReplayResult[]): number {
  const { copyGroupOf } = set;
  if (!copyGroupOf) return 1;
  const scored = set.lines.map((line, i) => ({
    cluster: run[i]?.copyGroupId ?? '',
    label: copyGroupOf(line),
  }));
  return scoreClusters(scored).bcubed.f1;
}

/** Scores a set over all its orders. @param vectors what a model says of its articles */
export function scoreSet(set: QualitySet, vectors: ReplayVectors = NO_VECTORS): SetScore {
  const settings = createSettings({ window: { hours: set.windowHours } });
  const runs = set.orders.map((order) =>
    runReplay(set.lines, order, settings, {}, DEFAULT_SETTINGS, vectors),
  );
  const scores = runs.map(({ results }) =>
    scoreClusters(
      set.lines.map((line, i) => ({ cluster: results[i]?.storyId ?? '', label: set.labelOf(line) })),
    ),
  );
  const results = runs.map((run) => run.results);
  return {
    name: set.name,
    articles: set.lines.length,
    precision: mean(scores.map(({ bcubed }) => bcubed.precision)),
    recall: mean(scores.map(({ bcubed }) => bcubed.recall)),
    f1: mean(scores.map(({ bcubed }) => bcubed.f1)),
    pairwiseF1: mean(scores.map(({ pairwise }) => pairwise.f1)),
    spread: deviation(scores.map(({ bcubed }) => bcubed.f1)),
    churn: mean(runs.map(({ stats }) => stats.churn)),
    rate: mean(runs.map(({ stats }) => stats.lines / stats.seconds)),
    copyF1: set.copyGroupOf ? mean(results.map((run) => copyF1(set, run))) : null,
    classes: classScores(set, results),
  };
}
