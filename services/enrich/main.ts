import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { enrichWorker } from './worker.ts';

await runWorker(enrichWorker);
