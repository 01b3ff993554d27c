/** The report of an audit for people: a table, and the records that are not accounted for. */
import { textTable } from '../console/text-table.ts';
import type { AuditReport } from './audit-run.ts';
import type { OpenRecord, StageAccount } from './stage.ts';

/** Records listed individually, for each kind and stage. */
const NAMED = 20;

/** Exit codes. */
const EXIT_COMPLETE = 0;
const EXIT_MISSING = 1;
const EXIT_WAITING = 3;

/** The exit code of a report. */
export function exitCode({ ok, stages, doubled }: AuditReport): number {
  if (ok) return EXIT_COMPLETE;
  if (doubled.length > 0) return EXIT_MISSING;
  const wrong = stages.some(({ missing, balance }) => missing.length > 0 || balance !== 0);
  return wrong ? EXIT_MISSING : EXIT_WAITING;
}

const figure = (count: number) => count.toLocaleString('en');

function stageRows({ stage, records, items, outcomes, waiting, missing }: StageAccount): string[][] {
  return [
    [items === records ? stage : `${stage}, items of ${figure(records)} records`, figure(items)],
    ...Object.entries(outcomes).map(([name, count]) => [`  ${name}`, `−${figure(count)}`]),
    ['  waiting', `−${figure(waiting.length)}`],
    ['  missing', `−${figure(missing.length)}`],
  ];
}

function named(kind: string, records: readonly OpenRecord[]): string[] {
  const lines = records.slice(0, NAMED).map(({ place, why }) => `${kind}: ${place}: ${why}`);
  const more = records.length - lines.length;
  return more > 0 ? [...lines, `${kind}: and ${figure(more)} more; --json names all`] : lines;
}

const VERDICTS: Readonly<Record<number, string>> = {
  [EXIT_COMPLETE]: 'everything is accounted for',
  [EXIT_MISSING]: 'NOT everything is accounted for: keep the topics and report it',
  [EXIT_WAITING]: 'nothing is missing, but workers are behind or down: look at their lag and audit again',
};

/** The last line. */
function verdictOf(report: AuditReport): string {
  const { doubled, ...rest } = report;
  const others = { ...rest, doubled: [] };
  const isOk = others.stages.every(
    ({ waiting, missing, balance }) => waiting.length + missing.length === 0 && balance === 0,
  );
  const verdict = VERDICTS[exitCode({ ...others, ok: isOk })] ?? '';
  if (doubled.length === 0) return verdict;
  return `${verdict}; ${figure(doubled.length)} articles stand in two stories: they were delivered again after they had left dedupe's memory (IDENTITY_ARTICLES, the retention of assignments.v1); newsfold refold draws their stories anew`;
}

/** The articles that stand in two stories, as lines. */
function doubledLines({ doubled }: AuditReport): readonly string[] {
  const lines = doubled
    .slice(0, NAMED)
    .map(
      ({ articleId, storyId, alsoIn }) =>
        `twice: article ${articleId} is in the stories ${storyId} and ${alsoIn}`,
    );
  const more = doubled.length - lines.length;
  return more > 0 ? [...lines, `twice: and ${figure(more)} more; --json names all`] : lines;
}

/** The report as text. */
export function auditText(report: AuditReport): string {
  const rows = report.stages.flatMap((stage) => [...stageRows(stage), ['  left', figure(stage.balance)]]);
  const open = report.stages.flatMap(({ missing, waiting }) => [
    ...named('missing', missing),
    ...named('waiting', waiting),
  ]);
  const range = [report.from && `from ${report.from}`, report.to && `to ${report.to}`].filter(Boolean);
  return [
    ...(range.length > 0 ? [`raw records ${range.join(' ')}`] : []),
    textTable(rows),
    ...open,
    ...doubledLines(report),
    ...report.notes.map((note) => `note: ${note}`),
    verdictOf(report),
  ].join('\n');
}
