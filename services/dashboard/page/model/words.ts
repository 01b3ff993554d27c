/** Times, names and states in the words of the reader's language. Nothing here touches the document. */
import type { TableStatus } from '../net/answers.ts';
import { say, wordOf } from '../words/tongue.ts';

/** Names in a row: `A, B and C`; of many the first, and how many more. */
export function listed(names: readonly string[], most = 4): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), say.namesMore(names.length - most + 1)] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${say.and} ${shown.at(-1)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its largest unit: `12 s`, `4 min`, `3 h`, `2 days`. */
export function lasting(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`;
  return say.days(Math.round(ms / DAY));
}

const HOURS: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', ...HOURS };
const FORMATS = {
  time: HOURS,
  weekday: { weekday: 'short', ...HOURS },
  date: DATE,
  year: { ...DATE, year: 'numeric' },
  day: { day: 'numeric', month: 'numeric', year: 'numeric' },
  whole: { weekday: 'short', ...DATE, year: 'numeric', timeZoneName: 'short' },
  utc: { ...HOURS, timeZone: 'UTC' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

interface Formats {
  readonly times: Readonly<Record<keyof typeof FORMATS, Intl.DateTimeFormat>>;
  readonly languages: Intl.DisplayNames;
  readonly regions: Intl.DisplayNames;
}

/** Making a format costs more than using it a thousand times: each language's are made once. */
const made = new Map<string, Formats>();

function formats(): Formats {
  const { locale } = say;
  const known = made.get(locale);
  if (known !== undefined) return known;
  const names = (type: 'language' | 'region') => new Intl.DisplayNames(locale, { type, fallback: 'code' });
  const times = Object.entries(FORMATS).map(([name, how]) => [name, new Intl.DateTimeFormat(locale, how)]);
  const all = {
    times: Object.fromEntries(times) as Formats['times'],
    languages: names('language'),
    regions: names('region'),
  };
  made.set(locale, all);
  return all;
}

/** A time in the reader's zone, no longer than it must be: today's as `21:14`, this week's with its day. */
export function clock(at: number, now: number): string {
  const passed = now - at;
  const { times } = formats();
  if (passed > -DAY && passed < DAY && times.day.format(at) === times.day.format(now))
    return times.time.format(at);
  if (passed >= 0 && passed < 6 * DAY) return times.weekday.format(at);
  return passed > -DAY && passed < 300 * DAY ? times.date.format(at) : times.year.format(at);
}

/** A time in full, in the reader's zone and in UTC. */
export function wholeTime(at: number): string {
  const { times } = formats();
  return `${times.whole.format(at)} (${times.utc.format(at)} UTC)`;
}

/**
 * The time that a source's own clock showed, with its distance from UTC: `17:14 (UTC+9)`; empty when the reader's clock
 * showed the same, or the source's is not known.
 * @param offsetMinutes east of UTC
 */
export function sourceTime(at: number, offsetMinutes: number | null): string {
  if (offsetMinutes === null || offsetMinutes === -new Date(at).getTimezoneOffset()) return '';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const distance = minutes === 0 ? `${hours}` : `${hours}:${String(minutes).padStart(2, '0')}`;
  const zone = offsetMinutes === 0 ? 'UTC' : `UTC${offsetMinutes < 0 ? '−' : '+'}${distance}`;
  return `${formats().times.utc.format(at + offsetMinutes * MINUTE)} (${zone})`;
}

/** A language by its name; its code where it has none. */
export function languageName(code: string): string {
  try {
    return code === 'und' ? say.unknownLanguage : (formats().languages.of(code) ?? code);
  } catch {
    // What is no language tag stands as it came.
    return code;
  }
}

/** A country by its name. @param code ISO 3166-1 alpha-2 */
export function countryName(code: string): string {
  try {
    return formats().regions.of(code) ?? code;
  } catch {
    // As above.
    return code;
  }
}

/** A place as it is filtered by: a country's code in words, a name as it is. */
export const placeName = (place: string): string => (/^[A-Z]{2}$/.test(place) ? countryName(place) : place);

/** How far a table is behind its topic, and what it waits for; empty when it is up to date. */
export function behindWords({ isReady, waitsFor, partitions }: TableStatus): string {
  const records = partitions.reduce((sum, { behind }) => sum + behind, 0);
  const least = partitions.length === 0 ? 0 : Math.min(...partitions.map(({ progress }) => progress));
  if (waitsFor !== null) return say.notUpToDate(wordOf(say.waits, waitsFor));
  if (isReady) return records === 0 ? '' : say.recordsBehind(records);
  return say.beingBuilt(Math.floor(100 * least));
}

/** A path of a change in words: `conflicts.dead` is a `contested: dead`. */
export function pathWords(path: string): string {
  const [part = '', rest = ''] = path.split('.');
  return [wordOf(say.pathParts, part), wordOf(say.pathEnds, rest)].filter((one) => one !== '').join(': ');
}
