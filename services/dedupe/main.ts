import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { dedupeWorker } from './worker.ts';

await runWorker(dedupeWorker);
