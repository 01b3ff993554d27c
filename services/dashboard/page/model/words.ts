/** What the page says, in words: counts, times, states. Nothing here touches the document. */

/** A count with its noun: `1 copy`, `1,204 copies`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Names in a row: `A, B and C`; of many the first, and how many more. */
export function listed(names: readonly string[], most = 4): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in its largest unit. */
export function ago(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < 2 * DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return `${counted(Math.floor(passed / DAY), 'day')} ago`;
}

/** A length of time in its largest unit: `12 s`, `4 min`, `3 h`, `2 days`. */
export function lasting(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`;
  return counted(Math.round(ms / DAY), 'day');
}

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
const HOURS: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const TIME = format(HOURS);
const WEEKDAY = format({ weekday: 'short', ...HOURS });
const DATE = format({ day: 'numeric', month: 'short', ...HOURS });
const YEAR = format({ day: 'numeric', month: 'short', year: 'numeric', ...HOURS });
const DAY_OF = format({ day: 'numeric', month: 'numeric', year: 'numeric' });
const WHOLE = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  ...HOURS,
  timeZoneName: 'short',
});
const UTC = format({ ...HOURS, timeZone: 'UTC' });

/** A time in the reader's zone, no longer than it must be: today's as `21:14`, this week's with its day. */
export function clock(at: number, now: number): string {
  const passed = now - at;
  if (passed > -DAY && passed < DAY && DAY_OF.format(at) === DAY_OF.format(now)) return TIME.format(at);
  if (passed >= 0 && passed < 6 * DAY) return WEEKDAY.format(at);
  return passed > -DAY && passed < 300 * DAY ? DATE.format(at) : YEAR.format(at);
}

/** A time in full, in the reader's zone and in UTC. */
export const wholeTime = (at: number): string => `${WHOLE.format(at)} (${UTC.format(at)} UTC)`;

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const REGION_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A language by its English name; its code where it has none. */
export function languageName(code: string): string {
  try {
    return code === 'und' ? 'unknown language' : (LANGUAGE_NAMES.of(code) ?? code);
  } catch {
    // What is no language tag stands as it came.
    return code;
  }
}

/** A country by its English name. @param code ISO 3166-1 alpha-2 */
export function countryName(code: string): string {
  try {
    return REGION_NAMES.of(code) ?? code;
  } catch {
    // As above.
    return code;
  }
}

/** A place as it is filtered by: a country's code in words, a name as it is. */
export const placeName = (place: string): string => (/^[A-Z]{2}$/.test(place) ? countryName(place) : place);

/** How far a table is behind its topic; empty when it is not. */
export function behindWords(
  isReady: boolean,
  partitions: readonly { readonly behind: number; readonly progress: number }[],
): string {
  const records = partitions.reduce((sum, { behind }) => sum + behind, 0);
  const least = Math.min(1, ...partitions.map(({ progress }) => progress));
  if (isReady) return records === 0 ? '' : `${counted(records, 'record')} behind`;
  return least < 1 ? `being built, ${Math.floor(100 * least)} %` : 'not up to date: the broker is away';
}

/** What a state of a claim means to who reads it. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  expected: 'expected: planned or forecast',
  claimed: 'claimed: who tells it leaves it to others',
  reported: 'reported: somebody says so',
  confirmed: 'confirmed: independent sources say so',
  denied: 'denied',
  corrected: 'corrected: a source that gave it gives another value since',
  superseded: 'superseded: a newer value replaces it',
};

/** What a story went through, as its history is told. */
export const CHANGE_WORDS: Readonly<Record<string, string>> = {
  created: 'the first report',
  updated: 'a report came, or changed',
  merged: 'another story was merged into it',
  split: 'reports were split off',
  closed: 'closed: no more reports are expected',
};

/** A path of a change in words: `conflicts.dead` is a `contested: dead`. */
export function pathWords(path: string): string {
  const [part = '', rest = ''] = path.split('.');
  const words: Readonly<Record<string, string>> = {
    headline: 'headline',
    agreed: 'agreed',
    conflicts: 'contested',
    counts: 'count',
    keyPoints: 'key point',
    uniqueToSource: 'only one says',
    status: 'status',
    withdrawn: 'taken back',
    momentum: 'pace',
  };
  return [words[part] ?? part, rest].filter((one) => one !== '').join(': ');
}
