/** Runs a command as a process: help, errors in one line, signals, broken pipes, exit codes. */
import { watchLifeline } from '@newsfold/infra/local/lifeline.ts';
import { asksForHelp, helpOf, UsageError } from '@newsfold/runtime/command/command-line.ts';
import { strayVariables } from '@newsfold/runtime/config/stray-variables.ts';
import type { Command } from './command.ts';
import { CommandError, EXIT, exitCodeLines } from './exit-codes.ts';
import { offerRunning } from './running.ts';

/** A terminal and npm both pass a Ctrl-C on; two signals closer than this are one, ms. */
const SAME_SIGNAL_MS = 300;

/** What a command is called without its family: audit. */
const shortName = ({ line }: Command) => line.name.split(' ').at(-1) ?? line.name;

/** A reader that has gone, as `| head`, is no error: there is nobody left to write for. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(EXIT.done.code);
    });
}

function watchSignals(stopsItself: boolean): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (firstAt === undefined && stopsItself) {
      firstAt = now;
      controller.abort();
    } else if (firstAt === undefined || now - firstAt > SAME_SIGNAL_MS) process.exit(EXIT.interrupted.code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  watchLifeline(onSignal);
  return controller.signal;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function fail(command: Command, error: unknown): number {
  const hint = error instanceof UsageError ? '; --help lists the options' : '';
  process.stderr.write(`${shortName(command)}: ${firstLine(error)}${hint}\n`);
  if (error instanceof UsageError) return EXIT.usage.code;
  return error instanceof CommandError ? error.code : EXIT.failed.code;
}

/** A variable that can be meant for newsfold alone and that nothing reads: named before anything is started. */
function refuseMisspelt(env: NodeJS.ProcessEnv): void {
  const misspelt = strayVariables([], env).filter(({ isError }) => isError);
  if (misspelt.length > 0) throw new CommandError(misspelt.map(({ message }) => message).join('; '), 'usage');
}

/** Runs a command with the arguments after its name, and sets the exit code of the process. */
export async function runCommand(command: Command, argv: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  if (asksForHelp(argv)) {
    process.stdout.write(
      `${helpOf(command.line, process.stdout.columns)}\n${exitCodeLines(process.stdout.columns)}\n`,
    );
    return;
  }
  // What libraries warn of is for those who write the program, and would break into tables and views.
  process.removeAllListeners('warning');
  offerRunning(argv, process.env);
  const signal = watchSignals(command.stopsItself === true);
  const run = async () => {
    refuseMisspelt(process.env);
    return command.run(argv, { signal });
  };
  process.exitCode = await run().then(
    (code) => code ?? EXIT.done.code,
    (error: unknown) => fail(command, error),
  );
  // Connections that a failure left open must not keep the process; what was written is flushed first.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit();
}

/** Runs a command with the arguments of this process: for a file that is run by itself. */
export function runAlone(command: Command): Promise<void> {
  return runCommand(command, process.argv.slice(2));
}
