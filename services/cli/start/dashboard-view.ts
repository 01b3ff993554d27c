/** The dashboard beside the workers of `npm start`: the page and the API on a port of this machine. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { claimPort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { type ConnectionConfig, connectionEnv } from '@newsfold/runtime/config/connection.ts';
import { startWorker, type WorkerProcess } from './worker-processes.ts';

/** Folder of the table of the launcher's own cluster, in the launcher's folder. */
export const DASHBOARD_FOLDER = 'dashboard';

/** How the dashboard is started. */
interface DashboardOptions {
  readonly target: ConnectionConfig;
  /** Whether the cluster is somebody else's: its table is kept apart. */
  readonly isForeign: boolean;
  /** Folder for its table, its log and process id. */
  readonly folder: string;
  /** Port of the API; undefined for any free one. */
  readonly port: number | undefined;
  /** Addresses of the pages of the other processes. */
  readonly pages: readonly string[];
  readonly onRestart: (name: string, code: number) => void;
  readonly onGivenUp: (name: string, code: number, logFile: string) => void;
}

function dataFolder({ folder, isForeign, target }: DashboardOptions): string {
  if (!isForeign) return join(folder, DASHBOARD_FOLDER);
  const name = createHash('sha256').update(target.KAFKA_BROKERS.join(',')).digest('hex').slice(0, 8);
  return join(folder, `${DASHBOARD_FOLDER}-${name}`);
}

/** Starts the dashboard. @returns it, and where the page and the API are */
export async function startDashboard(
  options: DashboardOptions,
): Promise<{ readonly worker: WorkerProcess; readonly address: string }> {
  const { target, folder, port, pages, onRestart, onGivenUp } = options;
  const apiPort = await claimPort(port, 'NEWSFOLD_API_PORT');
  const httpPort = await claimPort(undefined, 'HTTP_PORT');
  const worker = startWorker({
    name: 'dashboard',
    httpPort,
    folder,
    env: {
      ...connectionEnv(target),
      API_HOST: LOOPBACK,
      API_PORT: String(apiPort),
      API_ACCESS: 'local',
      DASHBOARD_DATA: dataFolder(options),
      OPERATED_PAGES: [...pages, `http://${LOOPBACK}:${httpPort}`].join(','),
    },
    onRestart,
    onGivenUp: (name, code) => onGivenUp(name, code, join(folder, `${name}.log`)),
  });
  return { worker, address: `http://${LOOPBACK}:${apiPort}/` };
}
