/**
 * The order and the clock of a replay.
 *
 * - `publishedAt`: sorted by it; it is stream time too. Lines without one come last, at the last moment.
 * - `streamAt`: sorted by it; it is stream time and publication time, and `publishedAt` is not read.
 * - `file`, `shuffle:SEED`: the file's order, or a seeded one; a line a millisecond after the newest `publishedAt`, so
 *   that nothing leaves a window of hours.
 * Lines of equal times keep their order in the file.
 */
import { openEnvelope } from '@newsfold/ingest/domain/open-envelope.ts';
import { readFields } from '@newsfold/ingest/domain/read-fields.ts';
import { parseTime } from '@newsfold/text/time/published-at.ts';
import type { ReplayLine } from './replay-lines.ts';

/** An order as given on the command line. */
export type ReplayOrder =
  | { readonly kind: 'publishedAt' | 'streamAt' | 'file' }
  | { readonly kind: 'shuffle'; readonly seed: number };

/** A line with its moment in the stream. */
export interface TimedLine {
  readonly line: ReplayLine;
  /** Stream time, milliseconds since the epoch. */
  readonly at: number;
}

/** Stream time where nothing in the input is dated. */
const DEFAULT_START = Date.UTC(2020, 0, 1);

/** Parses an order; null when it is not one. */
export function parseOrder(text: string): ReplayOrder | null {
  if (text === 'publishedAt' || text === 'streamAt' || text === 'file') return { kind: text };
  const seed = /^shuffle:(\d{1,9})$/.exec(text)?.[1];
  return seed === undefined ? null : { kind: 'shuffle', seed: Number(seed) };
}

/** The time of a line as ingest reads it, under any name that feeds use, in any usual form; null when it has none. */
function timeOf({ raw }: ReplayLine, field: 'publishedAt' | 'streamAt'): number | null {
  const fields = raw === null ? null : readFields(openEnvelope(raw));
  if (fields === null || 'kind' in fields) return null;
  return parseTime(field === 'publishedAt' ? fields.publishedAt : fields.seenAt, DEFAULT_START)?.at ?? null;
}

/** Numbers in [0, 1) from a seed (mulberry32, public domain by Tommy Ettinger). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled(lines: readonly ReplayLine[], seed: number): ReplayLine[] {
  const random = seeded(seed);
  const result = [...lines];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as ReplayLine, result[i] as ReplayLine];
  }
  return result;
}

function byTime(lines: readonly ReplayLine[], field: 'publishedAt' | 'streamAt'): TimedLine[] {
  const timed = lines.map((line) => ({ line, given: timeOf(line, field) }));
  const last = timed.reduce((latest, { given }) => Math.max(latest, given ?? 0), 0) || DEFAULT_START;
  return timed
    .map(({ line, given }) => ({ line, at: given ?? last }))
    .sort((a, b) => a.at - b.at || a.line.position - b.line.position);
}

/** Puts lines into an order and gives each its stream time. */
export function timeLines(lines: readonly ReplayLine[], order: ReplayOrder): TimedLine[] {
  if (order.kind === 'publishedAt' || order.kind === 'streamAt') return byTime(lines, order.kind);
  const dated = lines.reduce((latest, line) => Math.max(latest, timeOf(line, 'publishedAt') ?? 0), 0);
  const start = dated || DEFAULT_START;
  const ordered = order.kind === 'shuffle' ? shuffled(lines, order.seed) : lines;
  return ordered.map((line, i) => ({ line, at: start + 1 + i }));
}
