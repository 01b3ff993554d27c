/** How commands end: the one table. Scripts rely on it; `newsfold --help` and docs/operate.md show it. */
import { LEAST_COLUMNS, USUAL_COLUMNS } from '@newsfold/runtime/command/command-line.ts';
import { wrapLines } from '@newsfold/runtime/command/wrap-lines.ts';

/** An exit code with what it means. */
interface ExitCode {
  readonly code: number;
  readonly means: string;
}

/** The table. Workers add 70 (a bug) and 75 (a stall). */
export const EXIT = {
  done: { code: 0, means: 'done' },
  failed: {
    code: 1,
    means:
      'it failed; for audit: something is missing; for doctor: something is wrong; for topics: a setting would lose data',
  },
  usage: { code: 2, means: 'the command line is wrong; for audit: the audit could not be made' },
  nothing: {
    code: 3,
    means:
      'nothing came of it: all of the input was rejected, or nothing matched; for audit: something still waits',
  },
  interrupted: { code: 130, means: 'broken off by Ctrl-C before its end' },
} as const satisfies Record<string, ExitCode>;

/** A command cannot go on. The message is one line that says why and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;

  /** @param kind decides the exit code */
  constructor(message: string, kind: keyof typeof EXIT = 'failed') {
    super(message);
    this.code = EXIT[kind].code;
  }
}

/** The table as lines of a help text. @param columns of the terminal */
export function exitCodeLines(columns = USUAL_COLUMNS): string {
  const lines = Object.values(EXIT).map(({ code, means }) => `  ${String(code).padEnd(4)} ${means}`);
  return wrapLines(['Exit codes:', ...lines].join('\n'), Math.max(LEAST_COLUMNS, columns));
}
