/** Rules of enrich about numbers of long reports that rival each other. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const RIVALS = 'services/enrich/domain/rivals';
const FACTS = 'services/enrich/domain/facts';
const TESTS = [`${RIVALS}/find-rival-values.test.ts`];

const values = mutantsOf({ file: `${RIVALS}/comparable-values.ts`, tests: TESTS }, [
  ['a sum in brackets is the same in another currency', 'CONVERTED.test(before) ||', ''],
  ['the end of a range is no value of its own', 'RANGE_BEFORE.test(before) ||', ''],
  ['the first of several are a part of them', 'PART_BEFORE.test(before)', 'false'],
  [
    'a sum with debts is not the sum without them',
    ' || COUNTED_WITH.test(text.slice(whole.start, quantity.start))',
    '',
  ],
  ['every player has points of his own', ' && !isOfPlayers(slot)', ''],
  [
    'how long ago is no span of time',
    'isDistance: DISTANCE_BEHIND.test(textBehind) || DISTANCE_BEFORE.test(textBefore),',
    'isDistance: false,',
  ],
]);

const bounds = mutantsOf({ file: `${RIVALS}/can-both-be-true.ts`, tests: TESTS }, [
  ['a bound allows what is near above it', 'value <= other && other <= UPWARDS * value', 'false'],
  ['nobody says more than 70 of 160', ' && other <= UPWARDS * value', ''],
  ['an upper bound allows what is near below it', 'DOWNWARDS * value <= other && other <= value', 'false'],
  ['nearly 75 are not 83', ' || NEARLY.test(textBefore)', ''],
  ['a round number allows what is rounded to it', 'return isRoundingOf(value, other);', 'return false;'],
  ['four months are 120 days', 'if (isOtherUnit &&', 'if (false &&'],
]);

const pairs = [
  ...mutantsOf({ file: `${RIVALS}/rival-pairs.ts`, tests: TESTS }, [
    [
      'a report that gives both numbers is about two things, of rivals',
      ' || gives(mine, b) || gives(theirs, a)',
      '',
    ],
    [
      'values far apart are of two things, of rivals',
      'Math.max(a.value, b.value) <= FARTHEST * Math.min(a.value, b.value) &&',
      '',
    ],
    ['how long ago is not how long it took', ' || a.isDistance !== b.isDistance', ''],
    ['polls contradict each other in nothing', 'if (isOfPoll(a) || isOfPoll(b)) return false;', ''],
    [
      'of a list it is unclear which number is meant',
      'if (areLists(alike.length, rivals.length)) continue;',
      '',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/compare/compare-sentences.ts', tests: TESTS }, [
    ['sentences of different days are of two things', ' && !differInDays(input)', ''],
  ]),
];

const found = mutantsOf({ file: `${RIVALS}/find-rival-values.ts`, tests: TESTS }, [
  ['numbers that are hardly of one thing are not told', 'if (score < RIVAL_THRESHOLD) return [];', ''],
  [
    'a source does not contradict itself',
    '.filter(({ source }) => one.source !== null && source !== null && source !== one.source)',
    '',
  ],
  ['between long reports the judge must know two numbers', 'if (!areLong(pair)) return', 'return'],
  ['the numbers of a game are of its players', 'return !isOfPlayers(one.value.slot);', 'return true;'],
  [
    'a group is in the order of the reports',
    'groups.map((group) => group.sort((a, b) => at(a) - at(b)))',
    'groups',
  ],
]);

const told = [
  ...mutantsOf({ file: `${FACTS}/conflicts.ts`, tests: [`${FACTS}/conflicts.test.ts`] }, [
    ['numbers of other words are told as well', ', ...findRivalValues(reports)', ''],
    ['what looks like rivals must be borne out', 'if (!mayBeRivals(claims)) continue;', ''],
    ['ten miles are not ten kilometres', 'value.slot}`', 'value.value}`'],
    [
      'a number is in one conflict',
      'if (claims.some(({ value }) => taken.has(value.quantity))) continue;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${FACTS}/contested.ts`, tests: [`${FACTS}/contested.test.ts`] }, [
    ['two weeks are not two people', ' &&\n      !areOfOtherUnits(unit, fact.slot)', ''],
  ]),
];

/** What must hold of the rivals. */
export const rivalMutants: readonly Mutant[] = [...values, ...bounds, ...pairs, ...found, ...told];
