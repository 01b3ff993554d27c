import { runWorker } from '@newsfold/runtime/run-worker.ts';
import { ingestWorker } from './worker.ts';

await runWorker(ingestWorker);
