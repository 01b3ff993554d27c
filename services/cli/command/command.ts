/** A command: its line as data, how the line is read, and what it does. */
import { type CommandLine, UsageError } from '@newsfold/runtime/command/command-line.ts';

/** What a running command is given. */
export interface CommandContext {
  /** Aborted by the first Ctrl-C or end signal; a second one ends the process at once. */
  readonly signal: AbortSignal;
}

/** A command of `newsfold`. */
export interface Command {
  readonly line: CommandLine;
  /** Whether it ends by itself once the signal is aborted; any other is ended by the first signal. */
  readonly stopsItself: boolean;
  /**
   * Does it.
   * @returns the exit code; nothing for 0
   * @throws UsageError, CommandError; any other error ends it with 1 and its first line
   */
  run(argv: readonly string[], context: CommandContext): Promise<number | undefined>;
}

/** The parts of a command. */
export interface CommandParts<O> {
  readonly line: CommandLine;
  readonly stopsItself?: boolean;
  /** The arguments as options. What it throws means that the command line is wrong. */
  read(argv: readonly string[]): O;
  run(options: O, context: CommandContext): Promise<number | undefined>;
}

/** Makes a command of its parts. */
export function command<O>({ line, stopsItself = false, read, run }: CommandParts<O>): Command {
  return {
    line,
    stopsItself,
    run: async (argv, context) => {
      let options: O;
      try {
        options = read(argv);
      } catch (error) {
        throw error instanceof UsageError ? error : new UsageError((error as Error).message);
      }
      return run(options, context);
    },
  };
}
