/** Rules about what may be shown of an article: read from its terms, named in the event, kept out of the dashboard. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const DASHBOARD = 'services/dashboard';
const EVENT = 'services/enrich/domain/event';
const INGEST = 'services/ingest/domain';
const TERMS = { tests: [`${INGEST}/rights/display-right.test.ts`] };

const terms = [
  ...mutantsOf({ file: `${INGEST}/rights/display-right.ts`, ...TERMS }, [
    [
      'a contract forbids whatever the terms say',
      "if (outlets.isHeadlineOnly(publisher.id)) return 'headline_by_contract';",
      '',
    ],
    ['robots that show no snippet are shown none', 'reservations.includes(NO_SNIPPET) || ', ''],
    ['what is forbidden without leave alone is not forbidden', '(?:without|outside|', '(?:outside|'],
    ['advertisements beside an article are not the article', '(?!\\s+(?:ad|banner))', ''],
    ['an embargo that was lifted is none', '|lifted|', '|'],
  ]),
  ...mutantsOf({ file: `${INGEST}/read-rights.ts`, ...TERMS }, [
    ['what is permitted is not prohibited', 'within || PROHIBITION.test(key)', 'true'],
    [
      'what a text permits behind a prohibition is not prohibited',
      '(?!\\b(?:permission|duty|obligation)s?\\b)',
      '',
    ],
    ['a prohibition is one of showing', 'within ? SHOWING.test(value.trim())', 'within ? true'],
  ]),
  ...mutantsOf({ file: 'services/text/web/outlets.ts', tests: ['services/text/web/outlets.test.ts'] }, [
    [
      'of a family that is shown by headlines all outlets are',
      "          if (display === 'headline') this.#headlineOnly.set(host, host);\n        }",
      '        }',
    ],
  ]),
];

const named = [
  ...mutantsOf({ file: `${EVENT}/restricted.ts`, tests: [`${EVENT}/restricted.test.ts`] }, [
    ['what may not be quoted is named', "display !== 'full'", "display === 'headline_by_terms'"],
    ['what withdrawals cite is named too', '[...cited, ...of]', '[...cited]'],
  ]),
  ...mutantsOf(
    { file: 'services/enrich/domain/difference.ts', tests: ['services/enrich/domain/difference.test.ts'] },
    [
      [
        'no words are carried on of an article that may not be quoted',
        'hasFallen || before.restricted.length > 0',
        'hasFallen',
      ],
    ],
  ),
];

const shown = [
  ...mutantsOf(
    { file: `${DASHBOARD}/domain/displayable.ts`, tests: [`${DASHBOARD}/domain/displayable.test.ts`] },
    [
      [
        'what may not be quoted is told in the words of another report',
        'return { ...item, text: other.quote, references: [other, ...rest] };',
        "return { ...item, text: '', references: [other, ...rest] };",
      ],
      [
        'what one report alone tells, which may not be quoted, is not told',
        "if (other === undefined) return { ...item, text: '', references };",
        'if (other === undefined) return { ...item, references };',
      ],
      [
        'who said so is not told in words that may not be quoted',
        "attribution: { ...attribution, source: '' }",
        'attribution',
      ],
      [
        'how it is judged is not told in words that may not be quoted',
        'telling.words.filter((word) => telling.text.includes(word))',
        'telling.words',
      ],
      [
        'no reference quotes what may not be quoted',
        "barred.has(reference.articleId) ? { ...reference, quote: '' } : reference",
        'reference',
      ],
      ["figures are nobody's words", 'value.value === null ? told.text : String(value.value)', 'told.text'],
      [
        'changes say nothing that the facts may not',
        'changes: story.changes.map(sayable.change)',
        'changes: story.changes',
      ],
      [
        'material changes say nothing that the facts may not',
        'story.materialChanges.map(sayable.material)',
        'story.materialChanges',
      ],
      ['of one slot no value is told when one may not', '.filter((slot) => !touched.has(slot))', ''],
      [
        'of an article headline and address are left',
        "section: null, image: null, snippet: ''",
        'section: null, image: null',
      ],
      ['of a digest headline and address are left', "{ ...mention, text: '' }", 'mention'],
    ],
  ),
  ...mutantsOf({ file: `${DASHBOARD}/table/story-table.ts`, tests: [`${DASHBOARD}/worker.test.ts`] }, [
    [
      'what may not be shown is nowhere in the table',
      'shown: displayable(whole)',
      'shown: displayable(whole) && whole',
    ],
  ]),
];

/** The mutants of rights. */
export const rightsMutants: readonly Mutant[] = [...terms, ...named, ...shown];
