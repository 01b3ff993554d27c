import { runWorker } from '@newsfold/runtime/run-worker.ts';
import { dedupeWorker } from './worker.ts';

await runWorker(dedupeWorker);
