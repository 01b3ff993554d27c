import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { ingestWorker } from './worker.ts';

await runWorker(ingestWorker);
