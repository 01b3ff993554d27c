/** Rules about the values of a sentence: what each is a value of, which belong to another event. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const SLOTS = 'services/report/slots';
const tests = [`${SLOTS}/slots-of.test.ts`];

/** Mutants of the rules about slots. */
export const slotMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${SLOTS}/background.ts`, tests }, [
    [
      'an opening year is that of its whole sentence',
      'for (const part of parts) {\n      if (CONTRAST',
      'for (const part of []) {\n      if (CONTRAST',
    ],
    ['but turns to this event', 'if (CONTRAST.test(part.text)) break;', ''],
    ['the deadliest since a year is of this one', '(?:since|seit|depuis|desde|с|dal)', '(?:never)'],
  ]),
  ...mutantsOf({ file: `${SLOTS}/slots-of.ts`, tests }, [
    ['a weekday beside its date is no second day', 'BESIDE.test(text.slice(day.end, start)) ||', 'false ||'],
    ['an ordinal of a name is none', '.filter((ordinal) => !isOfName(text, ordinal))', ''],
    [
      'no value is read twice',
      'if (!kept.some(({ start, end }) => start < slot.end && slot.start < end)) kept',
      'kept',
    ],
  ]),
  ...mutantsOf({ file: `${SLOTS}/relative-days.ts`, tests }, [
    ['a weekday to come is the next one', 'return isAhead && back > 0 ?', 'return isAhead && back < 0 ?'],
    ['last Monday on a Monday is a week ago', 'if (isPast) return', 'if (isPast && back > 0) return'],
    [
      'a paper is no day',
      'if (match[0] === match[0].toUpperCase() && text !== text.toUpperCase()) continue;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${SLOTS}/people.ts`, tests }, [
    ['things that end like people are none', ' && !NOT_WHO.has(word)', ''],
    ['Russian counts people by words of their own', "if (language !== 'ru') return [];", 'return [];'],
  ]),
  ...mutantsOf({ file: `${SLOTS}/number-pairs.ts`, tests }, [
    ['a pair without a word of votes or games is a range', 'return isGame && first', 'return first'],
  ]),
];
