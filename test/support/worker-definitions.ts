/**
 * What each worker of the topology declares, the sources among them: its variables, its metrics, its reasons. Found by its name: the worker
 * `ingest` is what services/ingest/worker.ts exports as `ingestWorker`.
 */
import type { ConfigTable } from '@newsfold/runtime/config/config.ts';
import type { WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import { type ProcessName, processNames } from '@newsfold/schemas/topology.ts';

/** The declarations of a worker, without the means to start it. */
export type WorkerDeclaration = Omit<WorkerDefinition<ConfigTable>, 'start'>;

async function declarationOf(name: ProcessName): Promise<WorkerDeclaration> {
  const file = new URL(`../../services/${name}/worker.ts`, import.meta.url);
  const module = (await import(file.href)) as Readonly<Record<string, WorkerDeclaration | undefined>>;
  const found = module[`${name}Worker`];
  if (found?.name !== name)
    throw new Error(`services/${name}/worker.ts must export ${name}Worker, a worker called ${name}`);
  return found;
}

/** All of them, upstream first. */
export const workerDeclarations: readonly WorkerDeclaration[] = await Promise.all(
  processNames.map(declarationOf),
);
