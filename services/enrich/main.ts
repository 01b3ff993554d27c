import { runWorker } from '@newsfold/runtime/run-worker.ts';
import { enrichWorker } from './worker.ts';

await runWorker(enrichWorker);
