/** `npm run verify`: format, lint, boundaries, types, generated code fresh, unit tests; no broker needed. */
import { runStep } from './support/run-step.ts';

const TURBO_ENV = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

process.exitCode = await runStep(
  'turbo',
  ['run', 'lint', 'boundaries', 'types', 'fresh', 'unit', '--ui=stream', '--concurrency=2'],
  TURBO_ENV,
);
