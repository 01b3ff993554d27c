/** Rules of enrich about what an event is made of: sources, copy groups, which reports are read, what is forgotten. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const EVENT = 'services/enrich/domain/event';
const STATE = 'services/enrich/domain/state';
const DOCUMENTS = 'services/enrich/domain/documents';

const match = mutantsOf({ file: `${STATE}/match-of.ts`, tests: [`${STATE}/match-of.test.ts`] }, [
  ['the story that came next is told', ', runnerUpStoryId, runnerUpScore };', ', runnerUpScore };'],
  ['a copy was compared with no story', "verdict === 'copy' ? {} : ranked(evidence)", 'ranked(evidence)'],
]);

const independence = mutantsOf(
  { file: `${EVENT}/independence.ts`, tests: [`${EVENT}/independence.test.ts`] },
  [
    [
      'the source of a report is the agency it credits',
      'if (article.wireCredit !== null) return agencyKey(article.wireCredit);',
      '',
    ],
    [
      'the site of an agency and the copies that credit it are one source',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
      'return agency === undefined ? family : `agency:${agency}`;',
      'return family;',
    ],
    ['an agency is one source however it is spelt', 'SPELLINGS.get(plain) ?? plain', 'plain'],
    [
      'a credit anywhere in a copy group is the source of the group',
      'articles.find((article) => article.wireCredit !== null) ?? articles[0]',
      'articles[0]',
    ],
    ['an unknown publisher counts as no source', 'known.delete(null);', ''],
  ],
);

const arrival = mutantsOf({ file: `${EVENT}/arrival.ts`, tests: [`${EVENT}/material.test.ts`] }, [
  [
    'a day is no moment',
    "article.publishedAtQuality === 'exact' ? article.publishedAt : null",
    'article.publishedAt',
  ],
  [
    'a batch is in the order of publication',
    'if (a.publishedAt !== b.publishedAt)',
    'if (a.publishedAt === 0)',
  ],
  ['a batch is in the order of the raw topic', 'a.offset - b.offset || ', ''],
  ['the articles of one record are in its order', ' || a.articleOffset - b.articleOffset', ''],
]);

const material = mutantsOf({ file: `${EVENT}/material.ts`, tests: [`${EVENT}/material.test.ts`] }, [
  [
    'reports are in the order in which they were first seen',
    'return a.firstSeenAt - b.firstSeenAt;',
    'return b.firstSeenAt - a.firstSeenAt;',
  ],
  [
    'the original heads its copy group, whenever it was seen',
    'else if (member.article.articleId === member.copyGroupId) group.unshift(member);',
    '',
  ],
  [
    'the first eight reports of a large story are read',
    'const EXAMINED_FIRST = 8;',
    'const EXAMINED_FIRST = 1;',
  ],
  [
    'of a large story a report of another source is read before a second one of a source',
    'if (report.source === null || sources.has(report.source)) continue;',
    '',
  ],
  [
    'of a large story the newest reports are read before those in the middle',
    'for (const report of reports.toReversed()) {\n    if (chosen.size >= MAX_EXAMINED) break;\n    chosen.add(report);',
    'for (const report of reports) {\n    if (chosen.size >= MAX_EXAMINED) break;\n    chosen.add(report);',
  ],
]);

const LEAD_TESTS = [`${EVENT}/later-lead.test.ts`];
const laterLeads = [
  ...mutantsOf({ file: `${EVENT}/later-lead.ts`, tests: LEAD_TESTS }, [
    ['a later lead begins with more victims', 'const LEAD = 600;', 'const LEAD = 60_000;'],
    ['fewer victims are no later lead', 'Math.max(...values) > Math.max(...known) &&', ''],
    [
      'a number of something else beside the same toll is no later lead',
      ' && ![...known].some((value) => values.has(value))',
      '',
    ],
    [
      'what both do not count makes no later lead',
      'if (known === undefined) continue;',
      'if (known === undefined) return true;',
    ],
  ]),
  ...mutantsOf({ file: `${EVENT}/material.ts`, tests: LEAD_TESTS }, [
    ['a later lead is read beside its head', 'read: [...reports, ...leads]', 'read: [...reports]'],
    ['the last of the later leads is read', 'last?.article ?? report.article', 'report.article'],
    ['a later lead is no report more', 'isLaterLead: true', 'isLaterLead: false'],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/enrichers/articles.ts', tests: LEAD_TESTS }, [
    ['a later lead brings something new', 'novelty.get(article.articleId) ?? 0;', '0;'],
  ]),
];

const examined = mutantsOf(
  { file: `${EVENT}/examined-reports.ts`, tests: [`${EVENT}/examined-reports.test.ts`] },
  [['reports are read again when the source of one changes', ' && source === b[i]?.source', '']],
);

const memory = [
  ...mutantsOf({ file: `${DOCUMENTS}/document-memory.ts`, tests: [`${DOCUMENTS}/document-memory.test.ts`] }, [
    [
      'of two versions of an article the newer one is read',
      'if (known?.article === article) return known;',
      'if (known) return known;',
    ],
    ['a version that was replaced is forgotten', 'known?.forget();', ''],
  ]),
  ...mutantsOf(
    { file: 'services/report/documents/document.ts', tests: [`${DOCUMENTS}/document-memory.test.ts`] },
    [
      [
        'a forgotten document leaves the pairs of the others',
        'for (const other of this.pairs.keys()) other.pairs.delete(this);',
        '',
      ],
    ],
  ),
  ...mutantsOf({ file: `${STATE}/recent-stories.ts`, tests: [`${STATE}/recent-stories.test.ts`] }, [
    ['documents are bounded: the least recent story is laid to rest', '    this.#open.fit();\n', ''],
    [
      'the story at hand is not laid to rest',
      'if (oldest === undefined || oldest[0] === this.#atHand) return false;',
      'if (oldest === undefined) return false;',
    ],
    ['a report that an event no longer uses is forgotten', 'this.#release(storyId, before, examined);', ''],
    [
      'a report that another story has taken over is kept',
      'if (kept.has(articleId) || this.#readerOf.get(articleId) !== storyId) continue;',
      'if (kept.has(articleId)) continue;',
    ],
  ]),
];

const applied = mutantsOf(
  { file: `${STATE}/apply-assignment.ts`, tests: ['services/enrich/domain/stories.test.ts'] },
  [
    [
      'an edit replaces the text of its article',
      'article: storyArticle(ownArticle(article, assignment.leftOut)),',
      'article: known?.article ?? storyArticle(ownArticle(article, assignment.leftOut)),',
    ],
    [
      'an article keeps the time at which it was first seen',
      'known?.firstSeenAt ?? article.seenAt',
      'article.seenAt',
    ],
    [
      'an edit keeps the place of its article',
      'known?.arrival ?? arrivalOf(article, assignment.articleOffset)',
      'arrivalOf(article, assignment.articleOffset)',
    ],
    [
      'an edit keeps the reason for which its article is in the story',
      'known && homeId === storyId ? known.match : match',
      'match',
    ],
    [
      'a merge takes along every member of the story',
      "kind === 'merge' ? [...from.members.keys()] : correction.articleIds",
      'correction.articleIds',
    ],
    ['a merged story names those it replaces', "if (kind === 'merge') supersede(run, from, toStoryId);", ''],
    [
      'a story that a move empties leaves a redirect',
      'if (from.members.size === 0) retire(run, from, to.storyId);',
      '',
    ],
    [
      'a redirect expires after its retention and not before',
      'dueAt > assignment.streamTime',
      'dueAt > assignment.streamTime + REDIRECT_RETENTION_MS',
    ],
    [
      'a closed story forgets its articles',
      'stories.storyOf.delete(articleId);\n    stories.mentionedBy',
      'stories.mentionedBy',
    ],
  ],
);

const quotes = mutantsOf(
  {
    file: 'services/enrich/domain/event/quotes.ts',
    tests: ['services/enrich/domain/event/quotes.test.ts'],
  },
  [
    ['all quotes of an event share one bound', 'if (bytes > left) return reference;', ''],
    ['a quote is short', 'const MAX_QUOTE = 160;', 'const MAX_QUOTE = 1600;'],
    ['the facts of an event share one bound', 'const MAX_FACTS = 34 * 1024;', 'const MAX_FACTS = 96 * 1024;'],
    ['what other lists take, the facts do not', 'MAX_FACTS - taken', 'MAX_FACTS'],
    [
      'what sums a story up is the last that gives way',
      'const points = fitting(keyPoints, bytes);\n  const together = fitting(agreed, points.left);',
      'const together = fitting(agreed, bytes);\n  const points = fitting(keyPoints, together.left);',
    ],
  ],
);

const bound = [
  ...mutantsOf(
    {
      file: 'services/enrich/domain/enrichers/articles.ts',
      tests: ['services/enrich/domain/compose-properties.test.ts'],
    },
    [['the list of articles has the room that is left', 'Math.min(MAX_BYTES, room)', 'MAX_BYTES']],
  ),
  ...mutantsOf(
    {
      file: 'services/enrich/domain/event/room.ts',
      tests: ['services/enrich/domain/compose-decided.test.ts'],
    },
    [
      [
        'a character takes the bytes that it takes',
        'const bytes = Buffer.byteLength(value);',
        'const bytes = value.length;',
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/enrich/domain/event/room.ts', tests: ['services/enrich/domain/event/room.test.ts'] },
    [
      [
        'methods of what was read from the log take no bytes',
        'for (const part of Object.values(value)) bytes += encodedBytes(part);',
        'for (const name in value) bytes += encodedBytes(value[name as keyof typeof value]);',
      ],
    ],
  ),
];

/** Mutants of the rules about what an event is made of. */
export const eventMutants: readonly Mutant[] = [
  ...independence,
  ...material,
  ...laterLeads,
  ...arrival,
  ...examined,
  ...memory,
  ...applied,
  ...match,
  ...quotes,
  ...bound,
];
