/** Reads the offset from UTC that a written time has: as a number, a zone of the tz database, a name or letters. */

import { isAmbiguousZone, zoneOffset } from './time-zones.ts';
import { tzOffset } from './tz-offset.ts';

/** How far a clock was from UTC. */
export interface WrittenOffset {
  /** Minutes east of UTC. */
  readonly minutes: number;
  /** False when a zone is named but not known, so that the hour is not known either. */
  readonly isCertain: boolean;
  /** False when the time names no zone: UTC is then only supposed. */
  readonly isWritten: boolean;
}

/** The farthest that clocks are from UTC, minutes. */
export const MOST_EAST = 14 * 60;
export const MOST_WEST = -12 * 60;

const UNKNOWN: WrittenOffset = { minutes: 0, isCertain: false, isWritten: true };
const NONE: WrittenOffset = { minutes: 0, isCertain: true, isWritten: false };

const TZ_NAME =
  /(?<![\p{L}/])(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?(?:[+-]\d{1,2})?/iu;

/** GMT+1, UTC-3, UTC + 8, GMT+5:30, UTC+0530. */
const FROM_UTC = /(?<!\p{L})(?:GMT|UTC|UT)\s?([+\u2212\u00b1-])\s?(\d{1,2})(?:[:.]?(\d{2}))?(?!\d)/iu;
/** +01:00, -0330, +05. */
const SIGNED = /([+\u2212-])(\d{2}):?(\d{2})?(?!\d)/;
/** +1, -530: only directly after the time and before nothing, since "-3 comments" is none. */
const SHORT = /^\s?([+\u2212-])(\d)(?::?([0-5]\d))?(?=\s?(?:$|[([]))/;

/** Zones by the names that people write, as names of the tz database or abbreviations. */
const SPELLED_ZONES: ReadonlyArray<readonly [name: RegExp, zone: string]> = [
  [/central european summer time/i, 'CEST'],
  [/central european (?:standard )?time/i, 'Europe/Berlin'],
  [/eastern european summer time/i, 'EEST'],
  [/eastern european (?:standard )?time/i, 'Europe/Athens'],
  [/australian eastern (?:standard |daylight )?time/i, 'Australia/Sydney'],
  [/\beastern (?:standard |daylight )?time/i, 'America/New_York'],
  [/\bcentral (?:standard |daylight )?time/i, 'America/Chicago'],
  [/\bmountain (?:standard |daylight )?time/i, 'America/Denver'],
  [/\bpacific (?:standard |daylight )?time/i, 'America/Los_Angeles'],
  [/greenwich mean time|coordinated universal time/i, 'UTC'],
  [/british summer time/i, 'BST'],
  [/\b(?:london|u\.?k\.?) time/i, 'Europe/London'],
  [/indian? standard time/i, 'IST'],
  [
    /\b(?:moscow|msk) (?:standard )?time|московск\p{L}* врем|по москве|(?<!\p{L})мск(?!\p{L})/iu,
    'Europe/Moscow',
  ],
  [/за києвом|київськ\p{L}* час|по киеву/iu, 'Europe/Kyiv'],
  [/北京(?:时间|時間)|\b(?:beijing|china standard) time/i, 'Asia/Shanghai'],
  [/日本時間|日本时间|\bjapan (?:standard )?time/i, 'Asia/Tokyo'],
  [/(?:台北|台灣|台湾)(?:時間|时间)/, 'Asia/Taipei'],
  [/香港(?:時間|时间)|\bhong kong (?:standard )?time/i, 'Asia/Hong_Kong'],
  [/한국\s?시간|\bkorea (?:standard )?time/i, 'Asia/Seoul'],
  [/\bsingapore (?:standard )?time/i, 'Asia/Singapore'],
  [/heure (?:de paris|française)/i, 'Europe/Paris'],
  [/hora (?:peninsular|de madrid|española)/i, 'Europe/Madrid'],
  [/hora de lisboa/i, 'Europe/Lisbon'],
  [/(?:hora|hor[áa]rio) de bras[ií]lia/i, 'America/Sao_Paulo'],
  [/ora italiana/i, 'Europe/Rome'],
  [/(?<!\p{L})(?:TSİ|TSI)(?!\p{L})|türkiye saati/iu, 'Europe/Istanbul'],
  [/giờ (?:việt nam|hà nội)/i, 'Asia/Ho_Chi_Minh'],
];

/** "Local time", which says only that it is not the reader's. */
const LOCAL =
  /local time|ortszeit|hora local|hor[áa]rio local|heure locale|ora locale|lokale tijd|lokal ?tid|ortstid|czasu lokalnego|местно\p{L}* времен|місцев\p{L}* час|yerel saat|(?:当地|當地|現地)(?:时间|時間)|현지\s?시간|بالتوقيت المحلي|التوقيت المحلي/iu;

/** "Nairobi time", "(hora de Argentina)": the clock of a place that is not known here. */
const OF_A_PLACE =
  /^[\s,(]*(?:(?!Read)\p{Lu}[\p{L}.]+ [Tt]ime(?!\p{L})|(?:[Hh]ora|[Hh]or[áa]rio|[Hh]eure|[Oo]ra) (?:d[eiu] |d['’])\p{Lu})/u;

/** Capital letters where a zone is written: directly after the time, and last or in brackets. */
const LETTERS = /^\s?(?:\(([A-Z]{2,5})\)|\[([A-Z]{2,5})\]|([A-Z]{3,5}|[A-GI-Y])$)/;
const NO_ZONES: ReadonlySet<string> = new Set(['UHR', 'UUR', 'HRS', 'HR', 'HS', 'AM', 'PM']);

function fromNumber(match: RegExpExecArray): WrittenOffset {
  const size = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const minutes = match[1] === '+' || size === 0 ? size : -size;
  const exists = minutes <= MOST_EAST && minutes >= MOST_WEST && Number(match[3] ?? 0) < 60;
  return exists ? { minutes, isCertain: true, isWritten: true } : UNKNOWN;
}

function ofDatabase(zone: string, localMillis: number): WrittenOffset {
  const found = tzOffset(zone, localMillis);
  return found === null ? UNKNOWN : { ...found, isWritten: true };
}

function fromZone(zone: string, localMillis: number): WrittenOffset {
  const minutes = zoneOffset(zone, localMillis);
  return minutes === null ? ofDatabase(zone, localMillis) : { minutes, isCertain: true, isWritten: true };
}

function fromName(around: string, localMillis: number): WrittenOffset | null {
  // Names are long or not in Latin letters; most written times have neither.
  if (!/[^\x20-\x7e]|[A-Za-z]{4}/.test(around)) return null;
  for (const [name, zone] of SPELLED_ZONES) if (name.test(around)) return fromZone(zone, localMillis);
  return LOCAL.test(around) ? UNKNOWN : null;
}

function fromLetters(before: string, after: string, localMillis: number): WrittenOffset {
  for (const [word] of after.matchAll(/(?<!\p{L})[A-Za-z]{1,5}(?!\p{L})/gu)) {
    const minutes = zoneOffset(word, localMillis);
    if (minutes !== null) return { minutes, isCertain: !isAmbiguousZone(word), isWritten: true };
  }
  const letters = LETTERS.exec(after.trimEnd());
  const word = letters?.[1] ?? letters?.[2] ?? letters?.[3];
  if (word !== undefined && !NO_ZONES.has(word)) return UNKNOWN;
  if (OF_A_PLACE.test(after)) return UNKNOWN;
  const ahead = FROM_UTC.exec(before);
  return ahead === null ? NONE : fromNumber(ahead);
}

/**
 * The offset of a written time. A time without a zone is UTC; one whose zone is named but unknown is uncertain, and so
 * is the hour that a zone passes twice when its clocks go back.
 *
 * @param before text before the time of day.
 * @param after text after it.
 * @param localMillis the local time read as if it were UTC, milliseconds since the epoch.
 */
export function readOffset(before: string, after: string, localMillis: number): WrittenOffset {
  const named = TZ_NAME.exec(after) ?? TZ_NAME.exec(before);
  const unnamed = named === null ? after : after.replace(named[0], ' ');
  const number = FROM_UTC.exec(unnamed) ?? SIGNED.exec(unnamed) ?? SHORT.exec(unnamed);
  if (number !== null) return fromNumber(number);
  if (named !== null) return ofDatabase(named[0], localMillis);
  return fromName(`${before} ${after}`, localMillis) ?? fromLetters(before, after, localMillis);
}
