/**
 * `npm run verify`: format, lint, boundaries, types, generated code fresh, unit tests; no broker needed.
 *
 * Turbo caches the result of a check until a file that git does not ignore changes, the lock file included. The unit
 * tests run every time (turbo.json says why).
 */
import { readChecks } from './support/checks.ts';
import { runStep } from './support/run-step.ts';

const TURBO_ENV = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const names = readChecks().map(({ name }) => name);

process.exitCode = await runStep('turbo', ['run', ...names, '--ui=stream', '--concurrency=2'], {
  env: TURBO_ENV,
});
