/** The labelled sets that quality is measured on, with the order and the window that each is replayed in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ReplayLine, readReplayLines } from '@newsfold/cli/replay/replay-lines.ts';
import type { ReplayOrder } from '@newsfold/cli/replay/replay-order.ts';
import { ownBank, type PhraseBank, VARIANTS, type Variant, variantOf } from './variants.ts';

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
const SHARED_BANK = new URL('../boilerplate.json', EVALUATION);
const SHARED_LOCAL = new URL('../local/', EVALUATION);
const LABELLED = new URL('./labelled/', import.meta.url);
const LOCAL = new URL('./local/', import.meta.url);

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

/** A set with the variants made of it. */
export interface VariantSets {
  readonly name: string;
  readonly variants: Readonly<Record<Variant, QualitySet>>;
}

/** Two orders show what moves; a variant is one of many. */
const VARIANT_ORDERS = 2;

function variantsOf(set: QualitySet, bank: PhraseBank): VariantSets {
  const made = (variant: Variant): QualitySet => ({
    ...set,
    name: `${set.name} ${variant}`,
    orders: set.orders.slice(0, VARIANT_ORDERS),
    lines: variantOf(set.lines, variant, bank),
    copyGroupOf: null,
  });
  const variants = Object.fromEntries(VARIANTS.map((variant) => [variant, made(variant)]));
  return { name: set.name, variants: variants as Record<Variant, QualitySet> };
}

/** Variants of those of our own sets in whose language there are phrases. */
export async function ownVariants(): Promise<VariantSets[]> {
  return (await ownSets()).flatMap((set) => {
    const bank = ownBank(String(set.lines[0]?.raw?.lang));
    return bank ? [variantsOf(set, bank)] : [];
  });
}

/** Variants of the development sets of articles, with the phrases that lie beside them; empty when these are absent. */
export async function developmentVariants(): Promise<VariantSets[]> {
  if (!existsSync(SHARED_BANK)) return [];
  const bank = JSON.parse(readFileSync(SHARED_BANK, 'utf8')) as PhraseBank;
  const sets = await developmentSets();
  return sets.filter(({ name }) => !name.startsWith('headlines')).map((set) => variantsOf(set, bank));
}

/** Three days of a region's local news: ours, and those beside the repository; `NAME dirty` is with boilerplate. */
export async function localSets(): Promise<QualitySet[]> {
  const sets: QualitySet[] = [];
  for (const folder of [LOCAL, SHARED_LOCAL].filter((url) => existsSync(url)))
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort())
      sets.push({
        name: file.replace('.jsonl', '').replace('.', ' '),
        orders: [{ kind: 'publishedAt' }],
        windowHours: 96,
        lines: await readReplayLines(fileURLToPath(new URL(file, folder))),
        labelOf: field('label'),
        copyGroupOf: null,
      });
  return sets.sort((a, b) => (a.name < b.name ? -1 : 1));
}
