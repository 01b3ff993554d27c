/** Times of day in a sentence: "10:30 a.m.", "gegen 5.40 Uhr", "vers 17h30", "a las 18.15 horas", "в 14:30". */
import { findClockTime } from '@newsfold/text/time/clock-time.ts';
import type { BareSlot } from './slot.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** What may stand between an hour and its minutes, tokenised texts with spaces included. */
const MINUTES = String.raw`\s?[:.]\s?[0-5]\d`;
const HOUR = String.raw`(?<![\d.,:$€£+-])(?:[01]?\d|2[0-4])`;
const AFTER = String.raw`(?![\d\p{L}]|[.,:]\d)`;

/** Times of day by what makes them one; each is looked for in texts of every language, for none is a word elsewhere. */
const FORMS: readonly RegExp[] = [
  `${HOUR}(?:${MINUTES})?\\s?[ap]\\.?\\s?m\\b\\.?`,
  `${HOUR}(?::\\s?[0-5]\\d)(?:\\s(?:Uhr|heures|horas|hrs?|утра|вечера|дня|ночи|de la (?:tarde|noche|mañana)|da (?:tarde|noite|manhã)))?${AFTER}`,
  `${HOUR}(?:${MINUTES})?\\s?Uhr(?:\\s[0-5]\\d)?${AFTER}`,
  `${HOUR}\\s?h\\s?(?:[0-5]\\d)?${AFTER}`,
  `(?<=(?:^|\\s)(?:a|hacia|sobre|desde|hasta|de) las )\\d{1,2}(?:${MINUTES})?(?:\\shoras|\\sde la (?:tarde|noche|mañana))?${AFTER}`,
  `(?<=(?:^|\\s)(?:vers|dès|avant|après|jusqu['’]à|à) )\\d{1,2}\\sheures(?:\\s[0-5]\\d)?(?:\\s(?:du (?:matin|soir)|de l['’]après-midi))?${AFTER}`,
  `(?<=(?:^|\\s)(?:в|около|до|после) )\\d{1,2}\\sчас(?:а|ов)?\\s(?:утра|вечера|дня|ночи)${AFTER}`,
  `(?:上午|下午|凌晨|晚上|午前|午後)?\\d{1,2}[时時点點](?!间|間)(?:[0-5]?\\d分)?`,
].map((form) => new RegExp(form, 'giu'));

/** Words for one time of day. */
const NAMED: ReadonlyArray<readonly [minutes: number, words: RegExp]> = [
  [
    0,
    /(?<!\p{L})(?:midnight|Mitternacht|minuit|medianoche|meia-noite|mezzanotte|полночь|полуночи)(?!\p{L})/giu,
  ],
  [12 * 60, /(?<!\p{L}|after|fore)(?:noon|midi|mediodía|meio-dia|полдень)(?!\p{L})/giu],
];

/** Hour and minutes of a form; what is left says which half of the day it is. */
const FIGURES = /(\d{1,2})(?:\s?(?:[:.h时時点點]|Uhr|heures)\s?(\d{2})?)?/iu;

/** The time of day that a form writes; null when it is none. */
function minutesOf(written: string): number | null {
  const [figures = '', hour, minutes = '00'] = FIGURES.exec(written) ?? [];
  const half = written.replace(figures, ' ');
  const { millis } = findClockTime(`${hour}:${minutes} ${half}`);
  return millis === null ? null : (millis / MINUTE_MS) % DAY_MINUTES;
}

/** The times of day of a sentence, in no order; minutes after midnight as written, whatever the zone. */
export function clockTimes(text: string): BareSlot[] {
  const found = new Map<number, BareSlot>();
  const add = (value: number, start: number, end: number): void => {
    const known = [...found.values()].some((slot) => slot.start < end && start < slot.end);
    if (!known) found.set(start, { kind: 'clock', of: '', value, other: null, bound: 'exactly', start, end });
  };
  if (/\d/.test(text)) {
    for (const form of FORMS) {
      for (const { index, 0: written } of text.matchAll(form)) {
        const value = minutesOf(written);
        if (value !== null) add(value, index, index + written.length);
      }
    }
  }
  for (const [minutes, words] of NAMED)
    for (const { index, 0: written } of text.matchAll(words)) add(minutes, index, index + written.length);
  return [...found.values()];
}
