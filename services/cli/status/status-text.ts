/** The state of a deployment as a table. */

import { cut } from '../console/cut.ts';
import { timeLeft } from '../console/progress-bar.ts';
import { textTable } from '../console/text-table.ts';
import type { DeploymentStatus, WorkerStatus } from './collect-status.ts';

const lag = (seconds: number | null) =>
  seconds === null ? '?' : seconds < 10 ? `${seconds.toFixed(1)} s` : timeLeft(seconds * 1000);

function stateOf({ members, behind, perSecond }: WorkerStatus): string {
  if (members.length === 0) return behind > 0 && perSecond === 0 ? 'stands still' : '';
  return members
    .map(({ state, waitsFor, restoring }) => {
      if (state === 'restoring') {
        const least = Math.min(...restoring.map(({ progress }) => progress));
        const left = Math.max(0, ...restoring.map(({ secondsLeft }) => secondsLeft ?? 0));
        return `restoring ${Math.round(100 * least)} %, ${timeLeft(left * 1000)} left`;
      }
      return waitsFor === null ? state : `waits for ${waitsFor}`;
    })
    .join(', ');
}

function letterLines({ deadLetters }: DeploymentStatus): string[] {
  const lines = Object.entries(deadLetters).flatMap(([worker, reasons]) => {
    const counts = Object.entries(reasons ?? {}).sort(([, a], [, b]) => b - a);
    return counts.length === 0
      ? []
      : [`  ${worker}: ${counts.map(([reason, count]) => `${reason} ${count}`).join(', ')}`];
  });
  return lines.length === 0 ? ['dead letters: none'] : ['dead letters:', ...lines];
}

function feedLines({ feeds }: DeploymentStatus): string[] {
  const counts = Object.entries(feeds ?? {});
  return counts.length === 0
    ? []
    : [`feeds: ${counts.map(([health, count]) => `${health} ${count}`).join(', ')}`];
}

/** The table. @param columns lines are cut to it @param isWhole each partition too */
export function statusText(status: DeploymentStatus, columns?: number, isWhole = false): string {
  const rows = [
    ['worker', 'partitions', 'behind', 'lag', 'per s', 'state'],
    ...status.workers.flatMap((worker) => [
      [
        worker.worker,
        String(worker.partitions.length),
        String(worker.behind),
        lag(worker.lagSeconds),
        worker.perSecond === null ? '' : worker.perSecond.toFixed(worker.perSecond < 10 ? 1 : 0),
        stateOf(worker),
      ],
      ...(isWhole
        ? worker.partitions.map(({ partition, answered, end, behind, lagSeconds }) => [
            `  ${worker.topic}/${partition}`,
            `${answered}/${end}`,
            String(behind),
            lag(lagSeconds),
            '',
            '',
          ])
        : []),
    ]),
  ];
  return [...textTable(rows).split('\n'), ...letterLines(status), ...feedLines(status)]
    .map((line) => cut(line, columns))
    .join('\n');
}
