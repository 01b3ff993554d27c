/** Offsets of the zones of the tz database ("Europe/Berlin"), as the runtime carries it. */

/** Formatters kept; the database has some 600 names, a feed uses few. */
const MOST_FORMATTERS = 64;
const MINUTE = 60_000;
const DAY = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const key = zone.toLowerCase();
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    try {
      formatter = new Intl.DateTimeFormat('en', { timeZone: key, timeZoneName: 'longOffset' });
    } catch {
      formatter = null;
    }
    if (formatters.size >= MOST_FORMATTERS) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter;
}

/** Minutes east of UTC at a moment. */
function offsetAt(formatter: Intl.DateTimeFormat, utcMillis: number): number {
  const name = formatter.formatToParts(utcMillis).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const match = /([+\u2212-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '+' ? minutes : -minutes;
}

/**
 * Minutes east of UTC of a zone, or null when the database has none of that name. Uncertain within an hour that clocks
 * pass twice or leave out.
 *
 * @param zone name in any case, such as "Europe/Berlin".
 * @param localMillis the local time read as if it were UTC, milliseconds since the epoch.
 */
export function tzOffset(
  zone: string,
  localMillis: number,
): { readonly minutes: number; readonly isCertain: boolean } | null {
  const formatter = formatterOf(zone);
  if (formatter === null) return null;
  const before = offsetAt(formatter, localMillis - DAY);
  const after = offsetAt(formatter, localMillis + DAY);
  if (before === after) return { minutes: before, isCertain: true };
  const possible = [before, after].filter(
    (minutes) => offsetAt(formatter, localMillis - minutes * MINUTE) === minutes,
  );
  return { minutes: possible[0] ?? before, isCertain: possible.length === 1 };
}
