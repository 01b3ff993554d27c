/**
 * The values of a sentence with what they are values of. A pure function of the sentence and the day of its report, so
 * that whoever compares two reports compares like with like: a vote with a vote, metres with metres, one day with
 * another whatever it is called.
 */
import { ordinalsIn } from '@newsfold/text/numbers/ordinals.ts';
import { backgroundOf } from './background.ts';
import { clockTimes } from './clock-times.ts';
import { calendarDates } from './months-and-years.ts';
import { namedAges } from './named-ages.ts';
import { numberPairs } from './number-pairs.ts';
import { quantitySlots } from './quantity-slots.ts';
import { daysFromReport, weekdays } from './relative-days.ts';
import type { BareSlot, Slot, SlotSource } from './slot.ts';
import { writtenAmounts } from './written-amounts.ts';

const DAY_MS = 86_400_000;
/** Longer sentences are lists and tables. */
const LONGEST = 600;

/** Those that overlap none before them: the more specific way to read a number comes first. */
function withoutOverlaps(slots: readonly BareSlot[]): BareSlot[] {
  const kept: BareSlot[] = [];
  for (const slot of slots)
    if (!kept.some(({ start, end }) => start < slot.end && slot.start < end)) kept.push(slot);
  return kept.sort((a, b) => a.start - b.start);
}

/** A weekday beside its date says the same as the date: "Wednesday, May 30". */
const BESIDE = /^,?\s(?:the\s|den\s|dem\s|el\s|le\s)?$/u;

function daysOf(text: string, language: string, reported: number | null): BareSlot[] {
  const dates = calendarDates(text, language, reported);
  if (reported === null) return dates;
  const alone = weekdays(text, language, reported).filter(
    (day) =>
      !dates.some(
        ({ start, end }) =>
          BESIDE.test(text.slice(day.end, start)) || BESIDE.test(text.slice(end, day.start)),
      ),
  );
  return [...dates, ...daysFromReport(text, language, reported), ...alone];
}

/** "The Fourth Amendment", "the Ninth Circuit": an ordinal of a name. */
const isOfName = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  start > 0 && /^\p{Lu}/u.test(text.slice(start)) && /^\s\p{Lu}/u.test(text.slice(end));

function bareSlots({ text, language, reportedAt }: SlotSource): BareSlot[] {
  const reported = reportedAt === null ? null : Math.floor(reportedAt / DAY_MS);
  const ordinals = ordinalsIn(text, language)
    .filter((ordinal) => !isOfName(text, ordinal))
    .map(
      ({ value, start, end }): BareSlot => ({
        kind: 'ordinal',
        of: '',
        value,
        other: null,
        bound: 'exactly',
        start,
        end,
      }),
    );
  return withoutOverlaps([
    ...daysOf(text, language, reported),
    ...numberPairs(text),
    ...clockTimes(text),
    ...namedAges(text),
    ...writtenAmounts(text, language),
    ...quantitySlots(text, language),
    ...ordinals,
  ]);
}

/**
 * The values of a sentence, in its order, no two overlapping; none of a sentence of more than 600 characters.
 * @returns see `SlotKind` for the units
 */
export function slotsOf(sentence: SlotSource): Slot[] {
  if (sentence.text.length > LONGEST) return [];
  const slots = bareSlots(sentence);
  if (slots.length === 0) return [];
  const isBackground = backgroundOf(sentence.text, sentence.language, sentence.reportedAt);
  // A date is its own year: it is background to nothing.
  return slots.map((slot) => ({ ...slot, isBackground: slot.kind !== 'day' && isBackground(slot.start) }));
}
