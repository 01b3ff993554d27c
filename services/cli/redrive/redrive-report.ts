/** The report of a redrive: a table for people, JSON for tools. */
import { placeText } from '@newsfold/runtime/loop/place.ts';
import { textTable } from '../console/text-table.ts';
import type { Fate, Letter } from './letter.ts';
import type { RedriveOptions } from './redrive-options.ts';
import type { RedriveResult } from './redrive-run.ts';

/** Letters that the table lists individually. */
const NAMED = 20;

/** The report as JSON. */
interface RedriveReport {
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
const WHY: Readonly<Record<Exclude<Fate, 'put-back' | 'not-selected'>, string>> = {
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
    (Object.keys(WHY) as (keyof typeof WHY)[]).map((fate) => [
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

/** The report as a table. */
export function redriveTable(report: RedriveReport): string {
  const figure = (count: number) => count.toLocaleString('en');
  const stays = (Object.keys(WHY) as (keyof typeof WHY)[]).filter((fate) => report.stays[fate] > 0);
  const rows = [
    [`letters in ${report.from}`, figure(report.letters)],
    [report.dryRun ? 'would be put back' : 'put back', figure(report.putBack)],
    ...(report.notSelected > 0 ? [['not asked for', figure(report.notSelected)]] : []),
    ...stays.map((fate) => [`stays: ${WHY[fate]}`, figure(report.stays[fate])]),
  ];
  const reasons = Object.entries(report.byReason).sort(([, a], [, b]) => b.letters - a.letters);
  const perReason = [
    ['reason', 'letters', report.dryRun ? 'would be put back' : 'put back'],
    ...reasons.map(([reason, { letters, putBack }]) => [reason, figure(letters), figure(putBack)]),
  ];
  const named = report.staying
    .slice(0, NAMED)
    .map(
      ({ letter, origin, reason, attempts, due, why }) =>
        `stays: ${letter} from ${origin}, ${reason}, attempt ${attempts} (${why}${due === null ? '' : ` until ${due}`})`,
    );
  const more = report.staying.length - named.length;
  return [
    textTable(rows),
    ...(reasons.length > 0 ? [textTable(perReason)] : []),
    ...(named.length > 0
      ? [[...named, ...(more > 0 ? [`and ${more} more; --json names all`] : [])].join('\n')]
      : []),
  ].join('\n\n');
}
