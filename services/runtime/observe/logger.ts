/** JSON logs on standard error, one object a line, by pino. Standard output is left to documents. */
import pino from 'pino';

/** The part of pino that newsfold uses. */
export type Logger = pino.Logger;

/** Levels accepted by LOG_LEVEL. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

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
    pino.destination({ dest: 2, sync: true }),
  );
}
