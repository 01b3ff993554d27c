/**
 * What a model of one's own counts for: EMBEDDING_WEIGHT and EMBEDDING_NEUTRAL, fitted on labelled articles.
 *
 *   npm run calibrate -- --model MODULE [--input FILE]
 *
 * FILE has JSON lines with a `label`, the true story; without it the sets that ship are read, and those beside the
 * repository.
 */
import { parseArgs } from 'node:util';
import { openOpinion, opinionText } from '@newsfold/cli/console/second-opinion.ts';
import { analyseLine, sharedUrls } from '@newsfold/cli/replay/replay-analysis.ts';
import { readReplayLines } from '@newsfold/cli/replay/replay-lines.ts';
import { timeLines } from '@newsfold/cli/replay/replay-order.ts';
import { type ReplayVectors, withVector } from '@newsfold/cli/replay/replay-vectors.ts';
import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { FingerprintView } from '@newsfold/dedupe/domain/fingerprint/fingerprint-view.ts';
import { meaningCosine } from '@newsfold/dedupe/domain/score/embedding.ts';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { findCandidates } from '@newsfold/dedupe/domain/window/candidates.ts';
import { Draft } from '@newsfold/dedupe/domain/window/draft.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import '../support/provide-language-data.ts';
import { fitWeights, type Labelled } from './logistic.ts';
import { developmentSets, ownSets, type QualitySet } from './quality-sets.ts';
import { vectorsOf } from './set-vectors.ts';

/** A pair that matching compares: the score of words, what the model says, and whether it is of one story. */
export interface LabelledPair {
  readonly words: number;
  readonly cosine: number;
  readonly same: boolean;
}

/** The two settings. */
export interface Calibrated {
  readonly weight: number;
  readonly neutral: number;
}

/** Counts the cosine as it is. */
const AS_IT_IS = createSettings({ pair: { embedding: { weight: 1, neutral: 0 } } });

/** The pairs of a set's articles and their candidates, as a fold by words meets them. */
export function pairsOf(set: QualitySet, vectors: ReplayVectors): LabelledPair[] {
  const [order = { kind: 'file' }] = set.orders;
  const settings = createSettings({ window: { hours: set.windowHours } });
  const windows = new Map<string, Window>();
  const labels = new Map<string, string>();
  const shared = sharedUrls(set.lines);
  const pairs: LabelledPair[] = [];
  const view = new FingerprintView();
  for (const [offset, item] of timeLines(set.lines, order).entries()) {
    const made = analyseLine(item, order, shared, DEFAULT_SETTINGS);
    if (made.kind !== 'article') continue;
    const article = withVector(made.article, vectors.get(item.line.position));
    const window = windows.get(article.scope) ?? createWindow(settings);
    windows.set(article.scope, window);
    const assignment = assign(window, article, offset);
    const label = set.labelOf(item.line);
    if (assignment.fingerprint !== null) {
      const { first } = window.slots;
      const draft = new Draft(window, assignment.fingerprint, first, -1, assignment.articleId);
      for (const slot of findCandidates(window, draft.indexed, first)) {
        const cosine = meaningCosine(window.view(slot, view), draft.probe, null, AS_IT_IS);
        const words = draft.score(draft.slot, slot);
        // What a rule forbids, or nothing speaks for, teaches nothing.
        if (cosine === null || words <= settings.pair.least) continue;
        pairs.push({ words, cosine, same: labels.get(draft.idOf(slot)) === label });
      }
    }
    labels.set(assignment.articleId, label);
    apply(window, assignment);
  }
  return pairs;
}

/**
 * Fits the two numbers: what a step of the cosine is worth in steps of the score of words, and where it is worth nothing,
 * so that a pair at the threshold is as likely of one story as by words alone.
 */
export function calibrate(pairs: readonly LabelledPair[]): Calibrated {
  const fitted = (inputOf: (pair: LabelledPair) => readonly number[]) => {
    const rows: Labelled[] = pairs.map((pair) => ({ input: inputOf(pair), same: pair.same }));
    return fitWeights(rows);
  };
  const [bias0 = 0, words0 = 1] = fitted(({ words }) => [1, words]);
  const [bias = 0, words = 1, cosine = 0] = fitted((pair) => [1, pair.words, pair.cosine]);
  const { threshold } = AS_IT_IS.story;
  const weight = cosine / words;
  const shift = (bias - bias0 - words0 * threshold) / words + threshold;
  return { weight, neutral: -shift / weight };
}

async function labelledSets(input: string | undefined): Promise<QualitySet[]> {
  if (input === undefined) return [...(await developmentSets()), ...(await ownSets())];
  const lines = await readReplayLines(input);
  const labelOf: QualitySet['labelOf'] = ({ raw, id }) => String(raw?.label ?? id);
  return [{ name: input, orders: [{ kind: 'file' }], windowHours: null, lines, labelOf, copyGroupOf: null }];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { model: { type: 'string' }, input: { type: 'string' } } });
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const model = values.model === undefined ? null : await openOpinion(values.model, process.env, print);
  if (model === null) throw new Error('usage: npm run calibrate -- --model MODULE [--input FILE]');
  const pairs: LabelledPair[] = [];
  for (const set of await labelledSets(values.input))
    pairs.push(...pairsOf(set, await vectorsOf(set, model.opinion)));
  const same = pairs.filter((pair) => pair.same).length;
  print(opinionText(model));
  print(`${pairs.length} pairs, ${same} of one story`);
  if (same === 0 || same === pairs.length) throw new Error('pairs of one story and of two are needed');
  const { weight, neutral } = calibrate(pairs);
  print(`EMBEDDING_WEIGHT=${Math.max(0, weight).toFixed(2)} EMBEDDING_NEUTRAL=${neutral.toFixed(3)}`);
}

if (import.meta.main)
  await main().catch(({ message }: Error) => {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  });
