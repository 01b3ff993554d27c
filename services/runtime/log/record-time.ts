/**
 * The time of a record as milliseconds since the epoch, whatever its producer took that for. Kafka stores any 64-bit
 * number: producers write seconds, micro- and nanoseconds, and numbers that are no time.
 */

/** What a time is that nobody can read. */
export const UNKNOWN_TIME = -1;

/** 1990, in milliseconds: nothing that is published on a log is older. */
const EARLIEST_MS = 631_152_000_000;
/** As milliseconds after the year 4700, as microseconds 1990 at the latest; and so on. */
const FIRST_MICROS = 87_000_000_000_000;
const MICROS = 1000;
const NANOS = 1_000_000;
const SECOND = 1000;

/** The unit that a number is in, as how many of it make a millisecond. */
function perMillisecond(stated: number): number {
  if (stated >= EARLIEST_MS && stated < FIRST_MICROS) return 1;
  if (stated >= EARLIEST_MS * MICROS && stated < FIRST_MICROS * MICROS) return MICROS;
  if (stated >= EARLIEST_MS * NANOS) return NANOS;
  if (stated >= EARLIEST_MS / SECOND && stated < FIRST_MICROS / SECOND) return 1 / SECOND;
  return 0;
}

/** Milliseconds since the epoch, from 1990 on; UNKNOWN_TIME for what is no time in any unit. */
export function recordTime(stated: number): number {
  const unit = perMillisecond(stated);
  // Rounded: a double holds nanoseconds of today to a quarter of a microsecond only.
  return unit === 0 ? UNKNOWN_TIME : Math.round(stated / unit);
}
