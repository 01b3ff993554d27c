import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { flatWorker } from './worker.ts';

await runWorker(flatWorker);
