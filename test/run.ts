/**
 * `npm test`: everything, from a clean clone. Static checks, unit tests, then the tests on a real broker, then quality.
 * A static check counts as one test. Ends with the line `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from './support/run-step.ts';

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'ci', '.'],
  ['boundaries', 'node', 'test/boundaries.ts'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['generated code fresh', 'node', 'schemas/generate.ts', '--check'],
];
const PROJECTS = ['unit', 'integration', 'e2e', 'integrity', 'quality'] as const;

interface Totals {
  passed: number;
  failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    // No report: vitest ended before it could write one, which its exit code tells.
    return undefined;
  }
}

async function runProject(project: string, folder: string): Promise<Totals> {
  const file = join(folder, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const code = await runStep('vitest', args);
  const report = readReport(file);
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const leftOut = report?.numPendingTests ?? 0;
  if (leftOut > 0)
    process.stdout.write(
      `${project}: ${leftOut} left out, because the evaluation data is not beside this clone\n`,
    );
  // A file that does not even load has no tests to fail, so the exit code has the last word.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-test-'));
  const totals: Totals = { passed: 0, failed: 0 };
  try {
    for (const [name, command, ...args] of CHECKS) {
      process.stdout.write(`\n── ${name}\n`);
      const ok = (await runStep(command, args)) === 0;
      process.stdout.write(`${ok ? 'ok' : 'FAILED'}: ${name}\n`);
      totals[ok ? 'passed' : 'failed'] += 1;
    }
    for (const project of PROJECTS) {
      process.stdout.write(`\n── ${project}\n`);
      const { passed, failed } = await runProject(project, folder);
      totals.passed += passed;
      totals.failed += failed;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
  process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}

await main();
