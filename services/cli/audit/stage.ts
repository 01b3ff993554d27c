/** One stage of an audit: what went in, what became of it, and what is not accounted for. */
import type { Ledger } from './ledger.ts';
import { OPEN } from './ledger.ts';

/** A record that is not accounted for. */
export interface OpenRecord {
  /** topic/partition/offset. */
  readonly place: string;
  readonly why: string;
}

/** The account of one stage. */
export interface StageAccount {
  /** What was read, such as raw.v1. */
  readonly stage: string;
  /** Records that were read. */
  readonly records: number;
  /** What needs an answer: each record, and of one that was taken apart each of its items. */
  readonly items: number;
  /** How many ended how. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Records that their worker has not reached yet. */
  readonly waiting: readonly OpenRecord[];
  /** Records that their worker has passed without an answer. */
  readonly missing: readonly OpenRecord[];
  /** items less outcomes, waiting and missing: always 0, or the audit itself is wrong. */
  readonly balance: number;
}

/** How far a worker is: the next offset it will answer, by partition. */
export type Progress = ReadonlyMap<number, number>;

/**
 * Sums up one stage.
 * @param names outcome of each state of the ledger other than OPEN
 * @param progress of the worker that answers these records, taken before its answers were read
 * @param apart states of the items of records that were taken apart, by topic/partition/offset
 * @param problems records that are answered wrongly, by partition/offset, with what is wrong
 */
export function closeStage(
  stage: string,
  ledgers: readonly { readonly ledger: Ledger; readonly progress: Progress }[],
  names: Readonly<Record<number, string>>,
  problems: ReadonlyMap<string, string> = new Map(),
  apart: ReadonlyMap<string, Uint8Array> = new Map(),
): StageAccount {
  const outcomes: Record<string, number> = {};
  const waiting: OpenRecord[] = [];
  const missing: OpenRecord[] = [];
  let [records, items] = [0, 0];
  const end = (state: number, place: string, passed: boolean) => {
    items += 1;
    if (state !== OPEN) {
      const name = names[state] ?? 'unknown';
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    } else if (passed) missing.push({ place, why: 'nothing answers it' });
    else waiting.push({ place, why: 'its worker has not reached it' });
  };
  for (const { ledger, progress } of ledgers) {
    records += ledger.entered;
    for (const { partition, offset, state } of ledger.records()) {
      const place = `${ledger.topic}/${partition}/${offset}`;
      const passed = offset < (progress.get(partition) ?? 0);
      const problem = problems.get(`${partition}/${offset}`);
      const parts = apart.get(place);
      if (problem !== undefined) {
        items += 1;
        (passed ? missing : waiting).push({ place, why: problem });
      } else if (parts === undefined) end(state, place, passed);
      else for (const [item, one] of parts.entries()) end(one, `${place}#${item}`, passed);
    }
  }
  const ended = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return {
    stage,
    records,
    items,
    outcomes,
    waiting,
    missing,
    balance: items - ended - waiting.length - missing.length,
  };
}
