import { runWorker } from '@newsfold/runtime/process/run-worker.ts';
import { dashboardWorker } from './worker.ts';

await runWorker(dashboardWorker);
