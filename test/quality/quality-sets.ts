/** The labelled sets that quality is measured on, with the order and the window that each is replayed in. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ReplayLine, readReplayLines } from '@newsfold/cli/replay/replay-lines.ts';
import type { ReplayOrder } from '@newsfold/cli/replay/replay-order.ts';

/** A labelled set. */
export interface QualitySet {
  readonly name: string;
  /** Orders to average over. */
  readonly orders: readonly ReplayOrder[];
  /** Hours; null for none. */
  readonly windowHours: number | null;
  readonly lines: readonly ReplayLine[];
  /** True story of a line. */
  readonly labelOf: (line: ReplayLine) => string;
  /** True copy group of a line; null when the set has none. */
  readonly copyGroupOf: ((line: ReplayLine) => string) | null;
}

/** Where the evaluation texts are, next to the repository, which does not redistribute them. */
export const EVALUATION = new URL('../../../shared/evaluation/dev/', import.meta.url);
const LABELLED = new URL('./labelled/', import.meta.url);

const SHUFFLES: readonly ReplayOrder[] = [1, 2, 3].map((seed) => ({ kind: 'shuffle', seed }));

const DEVELOPMENT = [
  { file: 'roundups-2016-2018', label: 'label', orders: [{ kind: 'publishedAt' }], windowHours: 96 },
  { file: 'twin-events-dev', label: 'label', orders: SHUFFLES, windowHours: null },
  { file: 'headlines-2014-07-01', label: 'labelMerged', orders: [{ kind: 'streamAt' }], windowHours: 48 },
] as const;

const field =
  (name: string) =>
  ({ raw, id }: ReplayLine): string =>
    String(raw?.[name] ?? id);

/** Whether the evaluation folder exists. */
export function hasEvaluation(): boolean {
  return existsSync(EVALUATION);
}

/** The development sets; empty when the evaluation folder is absent. */
export async function developmentSets(): Promise<QualitySet[]> {
  if (!hasEvaluation()) return [];
  const sets: QualitySet[] = [];
  for (const { file, label, orders, windowHours } of DEVELOPMENT) {
    const lines = await readReplayLines(fileURLToPath(new URL(`${file}.jsonl.gz`, EVALUATION)));
    sets.push({ name: file, orders, windowHours, lines, labelOf: field(label), copyGroupOf: null });
  }
  return sets;
}

/** Our own labelled sets, one a language. */
export async function ownSets(): Promise<QualitySet[]> {
  const sets: QualitySet[] = [];
  for (const file of readdirSync(LABELLED)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const lines = await readReplayLines(fileURLToPath(new URL(file, LABELLED)));
    const name = file.replace('.jsonl', '');
    sets.push({
      name,
      orders: [{ kind: 'file' }, ...SHUFFLES],
      windowHours: null,
      lines,
      labelOf: field('label'),
      copyGroupOf: field('copyGroup'),
    });
  }
  return sets;
}
