/**
 * `npm test`: everything, from a clean clone. Static checks, unit tests, then the tests on a real broker, then quality.
 * A static check counts as one test, and is never taken from the cache. Ends with the line `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, readChecks } from './support/checks.ts';
import { runStep } from './support/run-step.ts';
import type { SuiteReport } from './support/suite-reporter.ts';

/**
 * What runs one after the other, beside the other lane: the tests on a broker mostly wait for it, so one lane alone would
 * leave half of two cores idle. The unit tests take all cores and run before.
 */
const LANES: readonly (readonly string[])[] = [
  ['integration', 'quality'],
  ['e2e', 'integrity'],
];
const PROJECTS: readonly string[] = ['unit', ...LANES.flat()];
/** Test files named at the end as the slowest. */
const SLOWEST = 10;

function readReport(file: string): SuiteReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteReport;
  } catch {
    // No report: vitest ended before writing one, which its exit code shows.
    return undefined;
  }
}

const NOTHING: SuiteReport = { passed: 0, failed: 0, skipped: 0, files: [], failures: [] };

async function runCheck({ label, command }: Check): Promise<SuiteReport> {
  process.stdout.write(`\n── ${label}\n`);
  const ok = (await runStep('sh', ['-c', command])) === 0;
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}: ${label}\n`);
  return ok ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1, failures: [`${label}: \`${command}\``] };
}

async function runProject(project: string, folder: string, held = false): Promise<SuiteReport> {
  process.stdout.write(`\n── ${project}${held ? ': its output comes when it ends' : ''}\n`);
  const file = join(folder, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=./test/support/suite-reporter.ts',
  ];
  const code = await runStep('vitest', args, { env: { SUITE_REPORT: file }, held });
  const report = readReport(file) ?? NOTHING;
  if (report.skipped > 0)
    process.stdout.write(
      `${project}: ${report.skipped} left out, because the evaluation data is not beside this clone\n`,
    );
  // A file that does not even load has no tests to fail, so the exit code has the last word.
  if (code === 0 || report.failed > 0) return report;
  const failures =
    report.failures.length > 0 ? report.failures : [`${project}: vitest ended with ${code}, see its output`];
  return { ...report, failed: 1, failures };
}

/** The slowest test files, as lines. */
function slowest(reports: readonly SuiteReport[]): string {
  return reports
    .flatMap(({ files }) => files)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`)
    .join('');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-test-'));
  const reports: SuiteReport[] = [];
  try {
    for (const check of readChecks()) if (!PROJECTS.includes(check.name)) reports.push(await runCheck(check));
    reports.push(await runProject('unit', folder));
    const lane = async (projects: readonly string[]) => {
      for (const project of projects) reports.push(await runProject(project, folder, true));
    };
    await Promise.all(LANES.map(lane));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const total = (of: 'passed' | 'failed') => reports.reduce((sum, report) => sum + report[of], 0);
  const [passed, failed] = [total('passed'), total('failed')];
  process.stdout.write(`\n── slowest test files\n${slowest(reports)}`);
  const failures = reports.flatMap((report) => report.failures);
  if (failures.length > 0)
    process.stdout.write(`\n── failed\n${failures.map((line) => `${line}\n`).join('')}`);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

await main();
