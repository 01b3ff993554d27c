/** Rules about texts that no longer stand: how texts say it, what they silence, who still carries them. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const INGEST = 'services/ingest/domain';
const ENRICH = 'services/enrich/domain';
const FALLEN = `${ENRICH}/withdrawn/fallen-texts.test.ts`;

const words = mutantsOf(
  { file: `${INGEST}/decided/notice-words.ts`, tests: [`${INGEST}/decided/notice-words.test.ts`] },
  [
    [
      'a slug of a kill is none without a body that says so',
      'return KILL_ORDER.test(head) || (KILL_TITLE.test(title) && KILL_TOLD.test(head));',
      'return true;',
    ],
    [
      'only capitals and a story make a kill where nobody is told what to do',
      '(KILL_TITLE.test(title) && KILL_TOLD.test(head))',
      'KILL_TOLD.test(head)',
    ],
    [
      'letters of no script stand before a slug',
      'const START = String.raw`^[^\\p{L}\\p{N}]*`;',
      'const START = String.raw`^\\W*`;',
    ],
    [
      'a correction of the markets is none of a text',
      'if (!CORRECTED_WORD.test(title)) return false;',
      'if (CORRECTED_WORD.test(title)) return true;',
    ],
    [
      'the telling of an error is no corrected version',
      "return isErratum ? 'advisory' : 'correction';",
      "return 'correction';",
    ],
    [
      'a warning of the weather is no note to editors',
      "return text === '' || ABOUT_STORIES.test(head);",
      'return true;',
    ],
    [
      'a correction is told at the end of a text as well',
      "text.length > SIDE ? text.slice(-SIDE) : ''",
      "''",
    ],
  ],
);

const withdrawal = mutantsOf({ file: `${INGEST}/withdrawal.ts`, tests: [`${INGEST}/withdrawal.test.ts`] }, [
  [
    'a long text says more than that it is taken back',
    'if (text.length > MAX_WITHDRAWN_CHARS) return false;',
    '',
  ],
  [
    'a withdrawal is not later than its record',
    "if (parsed?.quality === 'exact' && parsed.at <= timestamp) return parsed.at;",
    "if (parsed?.quality === 'exact') return parsed.at;",
  ],
  [
    'a note of a deletion names what is gone',
    "return gone(isObject(object) ? property(object, 'id') : object, item.published) ?? item;",
    'return item;',
  ],
]);

const key = mutantsOf(
  { file: 'services/ingest/withdrawal-key.ts', tests: ['services/ingest/withdrawal-key.test.ts'] },
  [
    [
      'a key names an article only with its publisher',
      "if ('kind' in fields || !names(fields)) return null;",
      "if ('kind' in fields) return null;",
    ],
  ],
);

const standing = mutantsOf({ file: `${ENRICH}/event/standing.ts`, tests: [FALLEN] }, [
  [
    'of a killed text no copy speaks',
    '(member) => killedIds.has(member.article.articleId) && isCurrent(member)',
    '(member) => isCurrent(member)',
  ],
  [
    'copies of a killed text stay silent when it is gone',
    'return new Set([...now, ...once.map(({ articleId }) => articleId)]);',
    'return new Set(now);',
  ],
  [
    'of a corrected text the correction alone speaks',
    'if (corrections.size === 0) return { speakers: group, killed: [] };',
    'return { speakers: group, killed: [] };',
  ],
]);

const memory = mutantsOf({ file: `${ENRICH}/event/withdrawal.ts`, tests: [FALLEN] }, [
  [
    'what was killed stays killed when it is withdrawn',
    "if (earlier?.kind === 'killed' && newest.kind === 'withdrawn') return known;",
    '',
  ],
]);

const facts = mutantsOf(
  { file: `${ENRICH}/withdrawn/killed-facts.ts`, tests: [`${ENRICH}/withdrawn/killed-facts.test.ts`] },
  [
    [
      'a fact of a killed text is not agreed on in other words',
      'return share >= (value !== null && killed.values.has(value) ? TOLD_WITH_NUMBER : TOLD_IN_ALL);',
      'return false;',
    ],
    [
      'a number counts for a fact of a killed text with the words around it',
      'killed.values.has(value) ? TOLD_WITH_NUMBER : TOLD_IN_ALL',
      'killed.values.has(value) ? 0 : TOLD_IN_ALL',
    ],
    ['every wording of a fact is held against a killed text', 'new Set([text, ...cited])', 'new Set([text])'],
    [
      'facts that the killed text does not tell stay',
      'const TOLD_IN_ALL = 0.62;',
      'const TOLD_IN_ALL = 0.02;',
    ],
  ],
);

const corrected = mutantsOf({ file: `${ENRICH}/withdrawn/corrected-values.ts`, tests: [FALLEN] }, [
  [
    'the value that a correction of a correction gives is the current one',
    'for (let steps = byId.size; steps > 0 && ',
    'for (let steps = 1; steps > 0 && ',
  ],
]);

const CARRIED = 'test/quality/carried/carried.test.ts';
const carriers = mutantsOf({ file: `${ENRICH}/withdrawn/carriers.ts`, tests: [FALLEN, CARRIED] }, [
  [
    'who has the correction does not carry the former value',
    '.filter(({ member }) => correction === undefined || hasFormer(sketch, member, correction))',
    '',
  ],
  ['a text with every fifth word exchanged is carried', ' || pairs >= EDITED_PAIRS', ''],
  [
    'a passage is carried in a long report',
    'longest >= LONG_PASSAGE || passages >= PASSAGES',
    'passages >= 9_999',
  ],
  ['a report in words of its own carries nothing', 'const EDITED = 0.22;', 'const EDITED = 0.01;'],
]);

const erased = mutantsOf({ file: `${ENRICH}/difference.ts`, tests: [`${ENRICH}/difference.test.ts`] }, [
  [
    'changes do not repeat words that were taken back',
    "WORDS.test(one.path) && one.from !== null ? { ...one, from: '' } : one",
    'one',
  ],
]);

/** Mutants of texts that no longer stand. */
export const withdrawnMutants: readonly Mutant[] = [
  ...words,
  ...withdrawal,
  ...key,
  ...standing,
  ...memory,
  ...facts,
  ...corrected,
  ...carriers,
  ...erased,
];
