/** Finds the time of day in what a written time has besides its date. */

/** A time of day and the text around it. */
export interface ClockTime {
  /** Milliseconds after midnight; null when no time of day is given. */
  readonly millis: number | null;
  /** The text before the time; empty when none is given. */
  readonly before: string;
  /** The text after it, where the zone is written. */
  readonly after: string;
}

/** No digit before, and no sign that would make it an offset. */
const START = '(?<![\\d+\\u2212]|\\d-|(?:GMT|UTC)\\s?-)';
const HOUR_MARK = '(?:[:.hu時时点點시∶]|ч\\.?|год\\.?|giờ|uhr|hrs?)';

/** 8:15, 08.15.30, 8h15, 8 Uhr 15, 8u15, 8時15分30秒, 8 ч 15 мин, 08:15:30.123456. */
const WITH_MINUTES = new RegExp(
  `${START}(\\d{1,2})\\s?${HOUR_MARK}\\s?(\\d{1,2})(?!\\d)` +
    '(?:(?:\\.|\\s?[:分분]\\s?|\\s?m(?:in)?\\.?\\s?)(\\d{2})(?!\\d)(?:[.,:](\\d+))?)?(?:\\s?(?:[分분초秒]|min\\b|мин\\.?|хв\\.?|phút))?',
  'iu',
);
/** 8 pm, 8 Uhr, 8h, 8時, 8 вечера. */
const HOUR_ONLY =
  /(?<![\d+-])(\d{1,2})\s?(?:(?=[ap]\.?\s?m\b)|(?=(?:de la (?:tarde|mañana|noche)|утра|вечера)(?!\p{L}))|(?:uhr|h|uur|giờ)(?!\p{L})|[時时点點시])/iu;
/** 0815 and 081530, after the T of ISO 8601. */
const AFTER_T = /(?<![a-z])T(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,](\d+))?)?)?(?![\d:])/i;
/** 0815 as the only digits left, where what follows is the end or a zone. */
const FOUR_DIGITS =
  /(?<![\d+\u2212.,/-])([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?=\s?(?:$|[)\],;]|Z\b|[+\u2212-]\d|[Hh](?:rs?)?\b|[Uu]hr\b|uur\b|[A-Z]{3,5}\b))/;
/** Four digits that are rather a year, when nothing says that they are a time. */
const BARE_YEAR = /^(?:19|20)\d{2}$/;

/** Words for the second half of the day that may be anywhere around the time. */
const AFTERNOON =
  /下午|午後|晚上|傍晚|오후|저녁|de la (?:tarde|noche)|da (?:tarde|noite)|del pomeriggio|di sera|de l['’]après-midi|du soir|öğleden sonra|(?<!\p{L})(?:nachmittags|abends|вечера|дня|chiều|tối|مساء|अपराह्न|शाम|אחה[״"]צ)/iu;
const FORENOON = /上午|午前|凌晨|오전|(?<!\p{L})(?:صباح|पूर्वाह्न|утра|sáng|öğleden önce)/iu;
/** Abbreviations that only count directly before or after the time. */
const PM_BEFORE = /(?<!\p{L})(?:ÖS|du\.|ip\.)\s?$/u;
const PM_AFTER = /^\s?(?:μ\.?\s?μ\.?|م|odp\.|ip\.|nachm\.|ÖS|CH|PTG|ب\.ظ\.?)(?!\p{L})/u;
const AM_BEFORE = /(?<!\p{L})(?:ÖÖ|de\.|ap\.)\s?$/u;
const AM_AFTER = /^\s?(?:π\.?\s?μ\.?|ص|dop\.|ap\.|vorm\.|ÖÖ|SA|PG|ق\.ظ\.?)(?!\p{L})/u;
const ENGLISH_HALF = /(?<![a-z])([ap])\.?\s?m\b\.?/i;

/** Hours to add for "p.m." and its like; 12 a.m. is midnight. */
function halfDay(hour: number, before: string, after: string): number {
  const around = `${before} ${after}`;
  const english = ENGLISH_HALF.exec(around)?.[1]?.toLowerCase();
  const afternoon =
    english === 'p' || AFTERNOON.test(around) || PM_BEFORE.test(before) || PM_AFTER.test(after);
  const morning = english === 'a' || FORENOON.test(around) || AM_BEFORE.test(before) || AM_AFTER.test(after);
  if (afternoon && hour < 12) return 12;
  return morning && hour === 12 ? -12 : 0;
}

function findClock(rest: string): RegExpExecArray | null {
  const found = AFTER_T.exec(rest) ?? WITH_MINUTES.exec(rest) ?? HOUR_ONLY.exec(rest);
  if (found !== null) return found;
  const digits = FOUR_DIGITS.exec(rest);
  if (digits === null) return null;
  const isLast = digits.index + digits[0].length === rest.trimEnd().length;
  return isLast && BARE_YEAR.test(digits[0]) ? null : digits;
}

/**
 * The first time of day in a text from which the date has been cut; twelve-hour times as English, Romance, Greek,
 * Turkish, Arabic, Hindi, Vietnamese, Chinese, Japanese and Korean write them.
 */
export function findClockTime(rest: string): ClockTime {
  const match = findClock(rest);
  if (match === null) return { millis: null, before: '', after: rest };
  const before = rest.slice(0, match.index);
  const after = rest.slice(match.index + match[0].length);
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const second = Math.min(Number(match[3] ?? 0), 59);
  if (hour > 24 || minute > 59) return { millis: null, before, after };
  const fraction = Number((match[4] ?? '').slice(0, 3).padEnd(3, '0'));
  const hours = hour + halfDay(hour, before, after);
  const millis = ((hours * 60 + minute) * 60 + second) * 1_000 + fraction;
  const zone = after.replace(ENGLISH_HALF, ' ').replace(PM_AFTER, ' ').replace(AM_AFTER, ' ');
  return { millis, before, after: zone };
}
