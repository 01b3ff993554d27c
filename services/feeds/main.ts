import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { feedsWorker } from './worker.ts';

await runWorker(feedsWorker);
