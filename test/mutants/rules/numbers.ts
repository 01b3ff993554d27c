/** Rules about numbers: what they count, which of them can both be true, which count nothing. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const NUMBERS = 'services/report/numbers';
const STATEMENTS = 'services/report/statements';
const TEXT = 'services/text/numbers';

/** Mutants of the rules about numbers. */
export const numberMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${TEXT}/ordinals.ts`, tests: [`${TEXT}/ordinals.test.ts`] }, [
    ['an ordinal in capitals counts', 'const lower = plain.toLowerCase();', 'const lower = plain;'],
    ['digits make ordinals', 'const hasDigits = DIGIT.test(plain);', 'const hasDigits = false;'],
  ]),
  ...mutantsOf({ file: `${NUMBERS}/reconcile.ts`, tests: [`${NUMBERS}/reconcile.test.ts`] }, [
    ['a bound is met only by a number near it', 'if (ratio > BOUND) return false;', ''],
    ['about reaches six in a hundred', 'const ROUGHLY = 1.06;', 'const ROUGHLY = 1.5;'],
    ['less than is an upper bound', "high.qualifier === 'less than' || ", ''],
    [
      'a rounded thousand is the number that it rounds',
      'return (isRounded(low.value) || isRounded(high.value)) && ratio - 1 < ROUNDING;',
      'return false;',
    ],
    [
      '180 seconds are three minutes',
      "return { value: value * seconds, unit: 'seconds', qualifier };",
      'return null;',
    ],
  ]),
  ...mutantsOf({ file: `${NUMBERS}/slots.ts`, tests: [`${NUMBERS}/slots.test.ts`] }, [
    ['a number counts the fate nearest to it', 'least = near.length - 1;', ''],
    [
      'an aftershock is not the quake',
      "if (unit === 'magnitude' && AFTERSHOCK.test(sentence, seen)) return 'count';",
      '',
    ],
    ['a toll counts the dead', "if (TOLL.test(before, seen)) return 'dead';", ''],
  ]),
  ...mutantsOf({ file: `${NUMBERS}/slots.ts`, tests: [`${STATEMENTS}/slot-values.test.ts`] }, [
    ['a fate behind another number is of that one', ' || /\\d/.test(near)', ''],
    ['a part that is told of hides no fate', "between.replace(PART_OF, '')", 'between'],
    [
      'a German verb at the end of its clause is of the number before',
      'endsClause ? NEAR_AT_END',
      'false ? NEAR_AT_END',
    ],
  ]),
  ...mutantsOf({ file: `${STATEMENTS}/day-mentions.ts`, tests: [`${STATEMENTS}/day-mentions.test.ts`] }, [
    ['a retracted day is looked for', 'seen !== undefined && NOT.mayBeIn(seen)', 'false'],
    ['it is looked for where it can be', 'seen !== undefined && NOT.mayBeIn(seen)', 'true'],
    ['a day before who says it at the end is told', 'if (isBeforeTail(words, at, behind)) return false;', ''],
    ['a day that begins a sentence is when it is said', 'at >= LEAST_TOLD && ', ''],
    [
      'other numbers than dates are compared',
      'return otherNumbers(one) === otherNumbers(other);',
      'return true;',
    ],
    ['two statements differ in one date', 'if (mine.length !== 1 || theirs.length !== 1) return false;', ''],
    [
      'what stands beside a date stands before its number',
      '.slice(Math.max(0, first - BESIDE)',
      '.slice(Math.max(0, at - BESIDE)',
    ],
  ]),
  ...mutantsOf(
    { file: 'services/report/slots/background.ts', tests: [`${STATEMENTS}/slot-values.test.ts`] },
    [
      [
        'what another event is told of is of that one',
        'for (const part of behindAnother(parts, language)) back.add(part);',
        '',
      ],
      ['an opening only says when', 'start + at > OPENING', 'start + at >= 0'],
      ['a contrast leads back to this event', 'i > from && CONTRAST.test(text)', 'false'],
    ],
  ),
  ...mutantsOf({ file: `${STATEMENTS}/former-numbers.ts`, tests: [`${STATEMENTS}/former-numbers.test.ts`] }, [
    ['what a report calls an earlier toll is a former one', ' || EARLIER.test(before, seen)', ''],
    ['what a number has risen from is a former one', 'INSTEAD.test(before, seen) || ', ''],
    ['behind another number an earlier toll is none', '[^.;:,\\\\d]{0,40}$', '[^.;:,]{0,40}$'],
    [
      'what was said earlier in the day still stands',
      '/\\bhad (?:said|reported|announced|estimated) (?:earlier',
      '/\\b(?:had )?(?:said|reported|announced|estimated) (?:earlier',
    ],
  ]),
  ...mutantsOf({ file: `${STATEMENTS}/slot-values.ts`, tests: [`${STATEMENTS}/slot-values.test.ts`] }, [
    [
      'what is among the victims is not their number',
      ' ||\n    AMONG.test(article.text.slice(quantity.start, quantity.end + 16))',
      '',
    ],
    ['half a number is none', 'TORN_OFF.test(after) ||', ''],
    ['a part of a number is not the number', 'PARTIAL_BEFORE.test(before, sentence.seen) ||', ''],
    ['an addition is not the number', 'PARTIAL_AFTER.test(after) ||', ''],
    [
      'the victims of another year are not of this story',
      'if (STORY_SLOTS.has(slot) && isBackground(quantity.start - sentence.start)) return null;',
      '',
    ],
    [
      'a number that replaces another is marked',
      'const isRevised = REVISED.test(sentence.text, sentence.seen);',
      'const isRevised = false;',
    ],
  ]),
  ...mutantsOf({ file: `${NUMBERS}/few-victims.ts`, tests: [`${NUMBERS}/few-victims.test.ts`] }, [
    ['no one else was killed says that somebody was', '(?!else\\b|', '(?!'],
    ['nobody was hurt is a number', "['injured', 0, word(", "['injured', 2, word("],
  ]),
  ...mutantsOf({ file: `${TEXT}/quantities.ts`, tests: [`${TEXT}/quantities.test.ts`] }, [
    [
      'a year counts nothing',
      'if (known === null && bare && sighting.isPlainDigits && isYear(sighting.value)) return null;',
      '',
    ],
    [
      'a clock time counts nothing',
      'if (bare && isNoCount(sighting.before, following, language)) return null;',
      '',
    ],
    ['2.3 billion is more than 2.3', '(magnitude?.factor ?? 1)', '1'],
    [
      'a number keeps its qualifier',
      'const { qualifier, length } = qualifierBefore(beforeAll);',
      "const { length } = qualifierBefore(beforeAll); const qualifier = '';",
    ],
  ]),
];
