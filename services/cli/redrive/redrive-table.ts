/** The report of a redrive as a table. */
import { type RedriveReport, STAYS_WHY } from '@newsfold/runtime/redrive/redrive-report.ts';
import { textTable } from '../console/text-table.ts';

/** Letters that the table lists individually. */
const NAMED = 20;

/** The report as a table. */
export function redriveTable(report: RedriveReport): string {
  const figure = (count: number) => count.toLocaleString('en');
  const stays = (Object.keys(STAYS_WHY) as (keyof typeof STAYS_WHY)[]).filter(
    (fate) => report.stays[fate] > 0,
  );
  const rows = [
    [`letters in ${report.from}`, figure(report.letters)],
    [report.dryRun ? 'would be put back' : 'put back', figure(report.putBack)],
    ...(report.notSelected > 0 ? [['not asked for', figure(report.notSelected)]] : []),
    ...stays.map((fate) => [`stays: ${STAYS_WHY[fate]}`, figure(report.stays[fate])]),
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
