/** Rules of dedupe about one report: the story it joins, the text it copies, what forbids a pair, what the window holds. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DOMAIN = 'services/dedupe/domain';
const NUMBERS = `${DOMAIN}/released-numbers.ts`;
const ASSIGN = `${DOMAIN}/decide/assign.test.ts`;

const stories = [
  ...mutantsOf({ file: `${DOMAIN}/fit/story-score.ts`, tests: [`${DOMAIN}/fit/story-score.test.ts`] }, [
    [
      'one report alone does not draw another into its story',
      'const k = Math.min(support, others.length);',
      'const k = 1;',
    ],
    [
      'a report is not scored with itself',
      'members.includes(slot) ? members.filter((member) => member !== slot) : members',
      'members',
    ],
    ['reports of another day count against a story', '- otherDay * share', '- 0 * share'],
    ['a report does not fit a story that a rule forbids', 'isForbidden ? least : score', 'score'],
    [
      'of two reports that score alike the older is named',
      ' && member < this.best',
      ' && member > this.best',
    ],
    [
      'the other reports count beside one or two candidates',
      'if (!hopeless && near.length < support) {',
      'if (near.length === 0) {',
    ],
    [
      'the best scores count, whatever their order',
      'else if (score <= (scores[at] as number)) return;',
      'else return;',
    ],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/fit/rank-stories.ts`, tests: [`${DOMAIN}/fit/rank-stories.test.ts`] }, [
    ['the story that fits best comes first', 'b.score - a.score ||', 'a.score - b.score ||'],
    [
      'of two stories that fit alike the smaller id comes first',
      '(a.storyId < b.storyId ? -1 : 1)',
      '(a.storyId < b.storyId ? 1 : -1)',
    ],
  ]),
  ...mutantsOf({ file: NUMBERS, tests: [`${DOMAIN}/fit/story-score.test.ts`] }, [
    ['the three best reports of a story are asked', 'support: 3,', 'support: 1,'],
  ]),
  ...mutantsOf({ file: NUMBERS, tests: [`${DOMAIN}/decide/decide.test.ts`] }, [
    ['a report joins at a score of −1', 'threshold: -1,', 'threshold: -2,'],
  ]),
];

const decisions = [
  ...mutantsOf({ file: `${DOMAIN}/decide/decide.ts`, tests: [`${DOMAIN}/decide/decide.test.ts`] }, [
    [
      'a report that fits no story founds one',
      'best && best.score >= draft.settings.story.threshold',
      'best',
    ],
    [
      'the record of a report says where it is in the end',
      'const storyId = draft.storyOf(draft.slot) as string;',
      'const storyId = placed;',
    ],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/decide/decide.ts`, tests: [ASSIGN] }, [
    ['an edit stays in its story', '(draft.ignored >= 0 ? draft.storyOf(draft.ignored) : null) ??', ''],
    [
      'the founder of a copy group stays in it through edits',
      'former === articleId ? former : (copied ?? articleId)',
      'copied ?? articleId',
    ],
    [
      'a copy is in the group of its original',
      'groupOf(articleId, previous?.copyGroupId, original?.copyGroupId)',
      'groupOf(articleId, previous?.copyGroupId, undefined)',
    ],
    ['a text of a story that has ended is no copy', '(isHere ? copied : undefined)', 'copied'],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/decide/repeat.ts`, tests: [`${DOMAIN}/decide/repeat.test.ts`] }, [
    ['the same content is a repeat', 'if (known.contentHash === article.contentHash) return true;', ''],
    ['an older version that is delivered again is a repeat', 'place.offset < other.offset', 'false'],
    ['an earlier item of a record is a repeat, a later one is not', 'place.item <= other.item', 'true'],
    ['an offset is compared within its partition', 'known.partition === partition &&', ''],
    ['a topic that was made again begins at lower offsets', 'timestamp <= known.timestamp', 'timestamp >= 0'],
  ]),
];

const copies = [
  ...mutantsOf({ file: `${DOMAIN}/fit/find-copy.ts`, tests: [`${DOMAIN}/fit/find-copy.test.ts`] }, [
    ['a copy needs both shares together', ' || containment + coverage < copy.sum', ''],
    ['a copy keeps the words of the lead', 'coverage < copy.coverage || ', ''],
    ['a few phrases in common are chance', 'shared < copy.shingles || ', ''],
    [
      'the shorter text is the one that is covered',
      'a.textWords <= b.textWords',
      'a.textWords > b.textWords',
    ],
    ['the original with most in common is copied', 'containment > best.containment', 'containment >= 0'],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/fit/find-copy.ts`, tests: [ASSIGN] }, [
    [
      'the next event in the form of the last is no copy',
      'if (pairVeto(a, b, settings) !== null) return null;',
      '',
    ],
  ]),
  ...mutantsOf({ file: NUMBERS, tests: [`${DOMAIN}/fit/find-copy.test.ts`] }, [
    ['the shares of a copy add up to 1.45', 'sum: 1.45,', 'sum: 1.2,'],
    ['a copy keeps 78 % of the lead', 'coverage: 0.78,', 'coverage: 0.6,'],
    ['three phrases make a copy', 'shingles: 3,', 'shingles: 1,'],
  ]),
];

const vetoes = [
  ...mutantsOf({ file: `${DOMAIN}/score/pair-score.ts`, tests: [ASSIGN] }, [
    ['the 12th package is not the 13th', "if (ordinalsConflict(a, b)) return 'ordinals-differ';", ''],
    [
      'one form with other numbers is another event',
      "if (oneFormOtherNumbers(a, b, settings)) return 'one-form-other-numbers';",
      '',
    ],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/score/template.ts`, tests: [`${DOMAIN}/score/template.test.ts`] }, [
    [
      'a part of a text shows its numbers elsewhere',
      'return !showsNumeralOf(a, b) && !showsNumeralOf(b, a);',
      'return true;',
    ],
  ]),
  ...mutantsOf(
    { file: `${DOMAIN}/fingerprint/ordinals.ts`, tests: [`${DOMAIN}/fingerprint/ordinals.test.ts`] },
    [
      [
        'what one headline in many names forbids nothing',
        'return naming >= leastShare * count ? named : new Set();',
        'return named;',
      ],
      ['only headlines forbid two groups', 'if (!view.isInHeadline(0)) continue;', ''],
      [
        'groups that share an ordinal are of one event',
        'ofB.size > 0 && ofA.isDisjointFrom(ofB)',
        'ofB.size > 0',
      ],
      ['a report without an ordinal forbids nothing', 'if (!a.ordinals || !b.ordinals) return false;', ''],
    ],
  ),
  ...mutantsOf(
    { file: `${DOMAIN}/fingerprint/numerals.ts`, tests: [`${DOMAIN}/fingerprint/numerals.test.ts`] },
    [
      ['a year distinguishes no event', 'if (!YEAR.test(numeral)) found', 'found'],
      ['1,200 is 1200', "written.replace(SEPARATORS, '')", 'written'],
    ],
  ),
];

const weights = mutantsOf({ file: NUMBERS, tests: [`${DOMAIN}/score/pair-score.test.ts`] }, [
  ['two reports weigh the cosine of their leads as fitted', 'leadCosine: 5.7,', 'leadCosine: 5,'],
  ['a headline and a report weigh the words in common as fitted', 'leadOverlap: 0.9,', 'leadOverlap: 2,'],
  ['two headlines weigh the words in common as fitted', 'coverage: 3.95,', 'coverage: 2,'],
  [
    'two headlines are not weighed by their rarest word',
    'entityCosine: 1.67,\n  rarestShared: 0,',
    'entityCosine: 1.67,\n  rarestShared: 1,',
  ],
]);

const scores = [
  ...mutantsOf({ file: `${DOMAIN}/score/pair-score.ts`, tests: [`${DOMAIN}/score/pair-score.test.ts`] }, [
    [
      'a headline beside a report has a model of its own',
      'if (a.headlineOnly !== b.headlineOnly) return mixed;',
      '',
    ],
    ['two headlines have a model of their own', 'if (a.headlineOnly) return headlines;', ''],
  ]),
  ...mutantsOf(
    { file: `${DOMAIN}/score/pair-features.ts`, tests: [`${DOMAIN}/score/pair-features.test.ts`] },
    [
      ['a gap counts up to three days', 'return Math.min(maxDays, days);', 'return days;'],
      [
        'beside a dated report an undated one counts as a fixed gap',
        'if (a.dated !== b.dated) days = undatedDays;\n  else if',
        'if',
      ],
      ['reports of one day are no gap apart', ' / MINUTES_PER_DAY - sameDay)', ' / MINUTES_PER_DAY)'],
    ],
  ),
  ...mutantsOf({ file: `${DOMAIN}/score/coverage.ts`, tests: [`${DOMAIN}/score/coverage.test.ts`] }, [
    [
      'reports cover each other as far as the one covered less',
      'return Math.min(leadCoverage',
      'return Math.max(leadCoverage',
    ],
    [
      'a headline is not asked to cover an article',
      'if (a.headlineOnly !== b.headlineOnly)',
      'if (a.headlineOnly && b.headlineOnly)',
    ],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/score/embedding.ts`, tests: [`${DOMAIN}/score/embedding.test.ts`] }, [
    [
      'vectors of two models are not compared',
      'if (a.bytes[a.embedding + i] !== b.bytes[b.embedding + i]) return false;',
      ';',
    ],
    ['a vector that points elsewhere speaks against a pair', '(cosine - pair.embedding.neutral)', 'cosine'],
    [
      'a model that nobody has measured says nothing',
      'if (calibration === null && pair.embedding.weight === 0) return null;',
      '',
    ],
    ['signs that differ are an angle', 'Math.PI * differ', '2 * Math.PI * differ'],
    ['a calibrated model is known by its hash', 'calibration.model === model', 'true'],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/score/pair-score.ts`, tests: [`${DOMAIN}/score/embedding.test.ts`] }, [
    [
      'beside what a calibrated model says words have other weights',
      'modelFor(a, b, calibration ?? settings.pair)',
      'modelFor(a, b, settings.pair)',
    ],
    [
      'short items have weights of their own beside a model',
      'return isLocalPair(a, b) ? locals : shorts;',
      'return isLocalPair(a, b) ? locals : articles;',
    ],
  ]),
  ...mutantsOf(
    {
      file: `${DOMAIN}/fingerprint/build-fingerprint.ts`,
      tests: [`${DOMAIN}/fingerprint/build-fingerprint.test.ts`],
    },
    [
      ['nothing is found by a word that every article holds', 'weight === 0 || ', ''],
      [
        'a word said twice is heavier',
        '(tfWeight[counts[i] as number] as number) * (idf[i] as number)',
        'idf[i] as number',
      ],
    ],
  ),
];

const window = [
  ...mutantsOf(
    {
      file: 'services/text/prior/background-prior.ts',
      tests: ['services/text/prior/background-prior.test.ts'],
    },
    [
      ['a term is not the one beside it', ' && terms[place] !== term', ''],
      ['terms may be sought from one place on', 'place = (place + 1) & mask;', 'break;'],
    ],
  ),
  ...mutantsOf({ file: `${DOMAIN}/window/eviction.ts`, tests: [ASSIGN] }, [
    ['what is too old leaves the window', 'article.streamTime >= oldest && ', ''],
    ['a full window lets the oldest go', ' && gone >= surplus', ''],
    [
      'a story ends at its age',
      'if (story.foundedAt >= founded || closed',
      'if (story.foundedAt >= 0 || closed',
    ],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/window/eviction.ts`, tests: [`${DOMAIN}/window/eviction.test.ts`] }, [
    ['few stories end with one record', 'if (ended >= maxClosings) break;', ''],
  ]),
  ...mutantsOf({ file: `${DOMAIN}/window/term-index.ts`, tests: [`${DOMAIN}/window/term-index.test.ts`] }, [
    [
      'what has left is not found',
      'return node >= this.#floor * this.#stride ? node : EMPTY;',
      'return node;',
    ],
  ]),
];

/** Mutants of the rules about one report. */
export const matchingMutants: readonly Mutant[] = [
  ...stories,
  ...decisions,
  ...copies,
  ...vetoes,
  ...weights,
  ...scores,
  ...window,
];
