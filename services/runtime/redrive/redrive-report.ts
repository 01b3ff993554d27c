/** The report of a redrive, for tools; and why letters stay, for people. */
import { placeText } from '../loop/place.ts';
import type { Fate, Letter } from './letter.ts';
import type { RedriveOptions } from './options.ts';
import type { RedriveResult } from './redrive-run.ts';

/** The report as JSON. */
export interface RedriveReport {
  readonly from: string;
  readonly dryRun: boolean;
  readonly letters: number;
  /** Letters that were put back, or in a dry run would be. */
  readonly putBack: number;
  readonly notSelected: number;
  readonly stays: Readonly<Record<Exclude<Fate, 'put-back' | 'not-selected'>, number>>;
  readonly byReason: Readonly<Record<string, { readonly letters: number; readonly putBack: number }>>;
  /** Records read after the letters' originals to find what was put back before. */
  readonly searched: number;
  /** Each letter that was selected and stays, except those that were put back before. */
  readonly staying: readonly {
    readonly letter: string;
    readonly origin: string;
    readonly reason: string;
    readonly attempts: number;
    /** When it is due, ISO 8601; null when time alone mends nothing. */
    readonly due: string | null;
    readonly why: Fate;
  }[];
}

/** Why a letter stays, for people. */
export const STAYS_WHY: Readonly<Record<Exclude<Fate, 'put-back' | 'not-selected'>, string>> = {
  already: 'put back by an earlier run (--again puts them back once more)',
  'same-record': 'a second letter about a record that has one already',
  'not-due': 'under an embargo that is not over: --due puts them back after it',
  limit: 'put back as often as --limit allows: fix the cause, then raise --limit',
  unsure: 'may have been put back before: retention has deleted the proof (--again puts them back)',
  'no-topic': 'the topic or partition it came from does not exist',
  'too-large': 'larger than its topic takes',
  cut: 'the letter could not keep so large a record: fetch it from its origin',
  unreadable: 'not a dead letter that this release can read',
};
const SILENT: ReadonlySet<Fate> = new Set(['put-back', 'not-selected', 'already', 'same-record']);

/** The report of a run. */
export function redriveReport(result: RedriveResult, options: RedriveOptions): RedriveReport {
  const count = (fate: Fate) => result.judged.filter((one) => one.fate === fate).length;
  const byReason: Record<string, { letters: number; putBack: number }> = Object.create(null);
  for (const { letter, fate } of result.judged) {
    const entry = byReason[letter.reason] ?? { letters: 0, putBack: 0 };
    byReason[letter.reason] = entry;
    entry.letters += 1;
    if (fate === 'put-back') entry.putBack += 1;
  }
  const stays = Object.fromEntries(
    (Object.keys(STAYS_WHY) as (keyof typeof STAYS_WHY)[]).map((fate) => [
      fate,
      fate === 'unreadable' ? result.unreadable.length : count(fate),
    ]),
  ) as RedriveReport['stays'];
  const named = (letter: Letter, why: Fate) => ({
    letter: `${result.topic}/0/${letter.offset}`,
    origin: placeText(letter.origin),
    reason: letter.reason,
    attempts: letter.attempts,
    due: letter.dueAt === null ? null : new Date(letter.dueAt).toISOString(),
    why,
  });
  return {
    from: result.topic,
    dryRun: options.dryRun,
    letters: result.judged.length + result.unreadable.length,
    putBack: options.dryRun ? count('put-back') : result.putBack,
    notSelected: count('not-selected'),
    stays,
    byReason: { ...byReason },
    searched: result.searched,
    staying: result.judged
      .filter(({ fate }) => !SILENT.has(fate))
      .map(({ letter, fate }) => named(letter, fate)),
  };
}
