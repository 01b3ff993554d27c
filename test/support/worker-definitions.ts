/** What each worker of the topology declares: its variables, its metrics, its reasons. */
import { dedupeWorker } from '@newsfold/dedupe/worker.ts';
import { enrichWorker } from '@newsfold/enrich/worker.ts';
import { ingestWorker } from '@newsfold/ingest/worker.ts';
import type { ConfigTable } from '@newsfold/runtime/config/config.ts';
import type { WorkerDefinition } from '@newsfold/runtime/process/run-worker.ts';
import { type WorkerName, workerNames } from '@newsfold/schemas/topology.ts';

/** The declarations of a worker, without the means to start it. */
export type WorkerDeclaration = Omit<WorkerDefinition<ConfigTable>, 'start'>;

const declarations: { readonly [N in WorkerName]: WorkerDeclaration & { readonly name: N } } = {
  ingest: { ...ingestWorker, name: 'ingest' },
  dedupe: { ...dedupeWorker, name: 'dedupe' },
  enrich: { ...enrichWorker, name: 'enrich' },
};

/** All workers, upstream first. */
export const workerDeclarations: readonly WorkerDeclaration[] = workerNames.map((name) => declarations[name]);
