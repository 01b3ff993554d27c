/** JSON logs on standard error, one object a line, by pino. Standard output is left to documents. */
import { writeSync } from 'node:fs';
import pino from 'pino';

/** The part of pino that newsfold uses. */
export type Logger = pino.Logger;

/** Levels accepted by LOG_LEVEL. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** How long a pipe whose reader is slow is waited for, and how often at most, ms. */
const PIPE_WAIT_MS = 20;
const PIPE_WAITS = 500;
const waited = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of a text. @throws what the file or pipe says */
function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  for (let waits = 0; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      waits += 1;
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || waits > PIPE_WAITS) throw error;
      Atomics.wait(waited, 0, 0, PIPE_WAIT_MS);
    }
  }
}

/**
 * Where lines go. One that finds no room on its disk is lost, and ends nothing; pino's own destination ends the process
 * then, and waits for ever where it is flushed at its end.
 */
const lines = (descriptor: number): pino.DestinationStream => ({
  write(line) {
    try {
      writeAll(descriptor, line);
    } catch {
      // There is nowhere to say it.
    }
  },
});

/**
 * A logger that names its worker in every line.
 * Writes synchronously: a line about a crash must be out before the process is.
 */
export function createLogger(worker: string, level: (typeof logLevels)[number]): Logger {
  return pino(
    {
      level,
      base: { worker, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
    },
    lines(2),
  );
}
