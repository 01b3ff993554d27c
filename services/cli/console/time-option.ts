/** A point in time, as a command-line option gives it. */

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a time: ISO 8601 (without a zone it is UTC), milliseconds since the epoch, or how long ago (90s, 30m, 12h, 7d).
 * @param now milliseconds since the epoch
 * @returns milliseconds since the epoch
 * @throws Error with one line that names the option and says what is accepted
 */
export function parseTime(option: string, given: string, now: number): number {
  const ago = /^(\d{1,9})([smhd])$/.exec(given);
  if (ago) return now - Number(ago[1]) * (UNITS[ago[2] ?? ''] ?? 0);
  if (/^\d{12,15}$/.test(given)) return Number(given);
  const iso = ISO.exec(given);
  const time = iso ? Date.parse(iso[1] || !given.includes('T') ? given : `${given}Z`) : Number.NaN;
  if (Number.isNaN(time))
    throw new Error(
      `${option} ${given}: accepted are a time such as 2026-03-14T08:30:00Z, milliseconds since the epoch, or how long ago, such as 90s, 30m, 12h or 7d`,
    );
  return time;
}
