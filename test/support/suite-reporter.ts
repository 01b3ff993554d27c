/**
 * A reporter of vitest for `npm test`: writes the result of a run as JSON to the file that `SUITE_REPORT` names. Vitest's
 * own JSON report leaves out the time of hooks and imports, where the slow files spend most of theirs.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { ROOT } from './run-step.ts';

/** The result of one run of vitest. */
export interface SuiteReport {
  readonly passed: number;
  readonly failed: number;
  /** Tests that did not run. */
  readonly skipped: number;
  readonly files: readonly TestFile[];
  /** What failed, a line each: the file, the test's full name and the first line of its error. */
  readonly failures: readonly string[];
}

/** A test file and its duration with hooks and imports, in seconds. */
export interface TestFile {
  readonly file: string;
  readonly seconds: number;
}

function timed(module: TestModule): TestFile {
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  return {
    file: relative(ROOT, module.moduleId),
    seconds: (duration + collectDuration + setupDuration) / 1000,
  };
}

function failuresOf(module: TestModule): string[] {
  const line = (name: string, errors: readonly { readonly message: string }[] | undefined) =>
    `${name}: ${(errors?.[0]?.message ?? 'no error was told').split('\n', 1)[0]}`;
  const file = relative(ROOT, module.moduleId);
  const tests = [...module.children.allTests('failed')].map((test) =>
    line(`${file} > ${test.fullName}`, test.result().errors),
  );
  // A file that cannot be loaded, and a hook that throws, fail no test.
  const suites = [...module.children.allSuites(), module].flatMap((suite) => {
    const errors = suite.errors();
    return errors.length > 0
      ? [line('fullName' in suite ? `${file} > ${suite.fullName}` : file, errors)]
      : [];
  });
  return [...tests, ...suites];
}

/** Vitest creates one for each run. */
export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.SUITE_REPORT;
    if (file === undefined) throw new Error('SUITE_REPORT must name the file to write');
    const states = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.result().state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    const [passed, failed] = [count('passed'), count('failed')];
    const report: SuiteReport = {
      passed,
      failed,
      skipped: states.length - passed - failed,
      files: modules.map(timed),
      failures: modules.flatMap(failuresOf),
    };
    writeFileSync(file, JSON.stringify(report));
  }
}
