/** Rules of dedupe about what a new report corrects: moves, merges, splits. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const CORRECT = 'services/dedupe/domain/correct';
const NUMBERS = 'services/dedupe/domain/released-numbers.ts';

const moves = [
  ...mutantsOf({ file: `${CORRECT}/move-neighbours.ts`, tests: [`${CORRECT}/move-neighbours.test.ts`] }, [
    [
      'a report moves only where it fits better by the margin',
      'there.score <= here.score + margin',
      'there.score <= here.score',
    ],
    [
      'a report moves only where it fits',
      'if (!there || there.score < threshold) continue;',
      'if (!there) continue;',
    ],
    [
      'only a report that is near to the new one moves',
      ' || draft.score(draft.slot, slot) <= threshold - reach',
      '',
    ],
    [
      'a story whose last report moves is merged',
      "draft.members(from).length === 0 ? 'merge' : 'move'",
      "'move'",
    ],
    ['a story that a report has left is tried for a split', 'touched.add(from);', ''],
  ]),
  ...mutantsOf({ file: NUMBERS, tests: [`${CORRECT}/move-neighbours.test.ts`] }, [
    ['a move must beat staying by one point', 'margin: 1,', 'margin: 0,'],
  ]),
];

const merges = [
  ...mutantsOf({ file: `${CORRECT}/merge-stories.ts`, tests: [`${CORRECT}/merge-stories.test.ts`] }, [
    [
      'the larger of two stories stays',
      'first < 0 ? { from: b, to: a } : { from: a, to: b }',
      'first > 0 ? { from: b, to: a } : { from: a, to: b }',
    ],
    ['of two stories of one size the older stays', 'bySize || byAge ||', 'bySize ||'],
    [
      'reports that a rule forbids keep their stories apart',
      'if (draft.forbids(',
      'if (false as boolean && draft.forbids(',
    ],
    [
      'stories merge only where they fit by the margin',
      'const least = story.threshold + merge.margin;',
      'const least = story.threshold;',
    ],
    [
      'a story that is far from the new report is not merged',
      '.filter(({ score }) => score >= story.threshold - merge.reach)',
      '',
    ],
    ['more than one neighbouring story is tried', '.slice(0, merge.stories)', '.slice(0, 1)'],
    [
      'a story of the new report alone is not merged',
      ' || draft.members(home).length < merge.leastMembers',
      '',
    ],
    [
      'every report of the smaller story must fit, on average',
      'return sum / sample.length;',
      'return least;',
    ],
    ['a merged story is tried for a split', 'touched.add(to);', ''],
  ]),
  ...mutantsOf({ file: NUMBERS, tests: [`${CORRECT}/merge-stories.test.ts`] }, [
    ['three neighbouring stories are tried', 'stories: 3,', 'stories: 1,'],
    ['a merge needs a point and a half above the threshold', 'margin: 1.5,', 'margin: 0.5,'],
  ]),
];

const splits = [
  ...mutantsOf({ file: `${CORRECT}/split-stories.ts`, tests: [`${CORRECT}/split-stories.test.ts`] }, [
    [
      'groups are joined by the mean of their pairs',
      'const mean = (a.sums[j] as number) / (a.slots.length * b.slots.length);',
      'const mean = a.sums[j] as number;',
    ],
    [
      'the smaller group leaves',
      'halves.a.length < halves.b.length ? halves.a : halves.b',
      'halves.a.length < halves.b.length ? halves.b : halves.a',
    ],
    [
      'a single report does not leave',
      'if (Math.min(halves.a.length, halves.b.length) < split.leastHalf) continue;',
      '',
    ],
    ['a story splits only with enough contrast', ' && contrast >= split.contrast;', ';'],
    [
      'a story splits only where its groups do not fit each other',
      'halves.inter < story.threshold + split.inter && ',
      '',
    ],
    [
      'a large story is tried with every few reports',
      'return members <= split.alwaysMembers || members % split.stride === 0;',
      'return true;',
    ],
  ]),
  ...mutantsOf({ file: `${CORRECT}/correct.ts`, tests: [`${CORRECT}/correct.test.ts`] }, [
    [
      'the story of the new report is tried for a split',
      'touched.add(draft.storyOf(draft.slot) as string);',
      '',
    ],
    [
      'corrections are in the order in which they apply',
      '[...moves, ...merges, ...splits]',
      '[...merges, ...moves, ...splits]',
    ],
  ]),
  ...mutantsOf({ file: `${CORRECT}/apartness.ts`, tests: [`${CORRECT}/apartness.test.ts`] }, [
    ['two events in one frame are far from each other', 'apart.nearest * nearestLink(draft, a, b)', '0'],
    [
      'each of two events uses words of its own',
      'if (here >= apart.always * ours.reports && there <= apart.hardlyEver * theirs.reports)',
      'if (there <= theirs.reports && here <= ours.reports)',
    ],
    [
      'two reports are too few for an event of their own',
      'if (Math.min(a.length, b.length) < apart.leastMembers) return pair.least;',
      '',
    ],
  ]),
];

/** Mutants of the rules about corrections. */
export const correctionMutants: readonly Mutant[] = [...moves, ...merges, ...splits];
