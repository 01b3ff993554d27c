/** The pieces of a long chaos as a table, and what they come to together. */
import type { ChaosReport } from './report.ts';

/** One piece: its report, or the last that it said when it broke off. */
export interface RecordedPiece {
  readonly seed: number;
  readonly options: string;
  readonly commit: string;
  /** When it began, ISO 8601. */
  readonly began: string;
  /** Start, faults, draining and comparison together. */
  readonly tookMinutes: number;
  readonly report?: ChaosReport;
  readonly brokeOff?: string;
}

const count = (value: number) => value.toLocaleString('en');

function kinds(faults: Readonly<Record<string, number>>): string {
  return Object.entries(faults)
    .filter(([kind]) => kind !== 'total')
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, times]) => `${kind} ${count(times)}`)
    .join(', ');
}

/** Deaths that no fault asked for, each with its reason in the report. */
const ownEnds = ({ failures }: ChaosReport) => Object.values(failures).reduce((sum, times) => sum + times, 0);

function row({ seed, options, commit, began, tookMinutes, report, brokeOff }: RecordedPiece): string {
  const head = `| ${seed} | ${began.slice(0, 16).replace('T', ' ')} | ${commit} | \`${options}\` | ${tookMinutes.toFixed(0)}`;
  if (report === undefined) return `${head} | – | – | – | – | – | broke off: ${brokeOff} |`;
  const { faults, sent, decided, feedItems, integrity, underFaults, deaths, sound } = report;
  const during = Math.round((100 * (underFaults.assignments ?? 0)) / Math.max(1, integrity.assignments));
  return `${head} | ${count(faults.total)} | ${count(sent)}, ${count(decided)}, ${count(feedItems)} | ${count(integrity.stories)} | ${during} % | ${count(deaths)}, ${count(ownEnds(report))} | ${sound ? 'sound' : '**not sound**'} |`;
}

/** The table, a line with the sums above it. */
export function piecesTable(pieces: readonly RecordedPiece[]): string {
  const reports = pieces.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const faults: Record<string, number> = {};
  for (const report of reports)
    for (const [kind, times] of Object.entries(report.faults)) faults[kind] = (faults[kind] ?? 0) + times;
  const sound = reports.filter((report) => report.sound).length;
  return [
    `**${count(faults.total ?? 0)} faults in ${pieces.length} pieces, ${sound} of them sound, ${reports.length - sound} not, ${pieces.length - reports.length} broken off before their end.** By kind: ${kinds(faults)}.`,
    '',
    '| Seed | Began, UTC | Commit | Options of `npm run chaos --` | Minutes | Faults | Articles, decisions, items of feeds | Stories | Decided while faults came | Deaths, of their own | Verdict |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...pieces.map(row),
  ].join('\n');
}
