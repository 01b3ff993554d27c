/** Rules of what travels with an article so that its text is read once. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const REPORT = 'services/report';
const STATE = 'services/enrich/domain/state';
const MEMBERS = [`${STATE}/story-members.test.ts`];
const READ = [`${REPORT}/read-report.test.ts`];

/** What is packed, and when it is not believed. */
export const packedMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${REPORT}/documents/packed-reading.ts`, tests: READ }, [
    ['another version is not read', 'reading?.version !== READING_VERSION', 'reading === null'],
    ['torn bytes are not read', 'at === bytes.length ? starts : null', 'starts'],
  ]),
  ...mutantsOf({ file: `${REPORT}/documents/document.ts`, tests: READ }, [
    [
      'an article is read within the bounds that it names',
      'this.article.reading ?? DEFAULT_BOUNDS',
      'DEFAULT_BOUNDS',
    ],
  ]),
  ...mutantsOf({ file: `${REPORT}/documents/packed-annotation.ts`, tests: READ }, [
    [
      'what came packed is not read again',
      'return reader ? codec.unpack(reader, document) : null;',
      'return null;',
    ],
  ]),
  ...mutantsOf({ file: `${REPORT}/statements/pack-slot-values.ts`, tests: READ }, [
    [
      'values are of the time that is believed',
      'if (reader.int() !== writtenAt(article)) return null;',
      'reader.int();',
    ],
    ['a value may be of a whole sentence', '(flags & FLAG.isWhole) === 0 ? at : at.whole', 'at'],
  ]),
  ...mutantsOf({ file: `${REPORT}/statements/pack-content-words.ts`, tests: READ }, [
    [
      'a word of many sentences weighs less',
      'if (code >= FREQUENT) writer.uint(inSentences);',
      'if (code >= FREQUENT) writer.uint(1);',
    ],
  ]),
  ...mutantsOf({ file: `${REPORT}/statements/pack-statements.ts`, tests: READ }, [
    ['a statement may name a day', 'namesDay(statement) ? FLAG.hasDays : 0', '0'],
    ['a statement may be negated', 'statement.negated ? FLAG.isNegated : 0', '0'],
  ]),
  ...mutantsOf({ file: `${REPORT}/reading/reading.ts`, tests: READ }, [
    ['words read before are shared out by sentence', 'const first = next;', 'const first = 0;'],
  ]),
  ...mutantsOf({ file: `${REPORT}/names/place-mentions.ts`, tests: READ }, [
    ['a place in capitals is found by its first letters', "?? '').toUpperCase();", "?? '');"],
  ]),
  ...mutantsOf({ file: `${REPORT}/reading/pack-words.ts`, tests: READ }, [
    ['words may overlap', 'const isNear = gap >= 0 && gap < FAR;', 'const isNear = gap < FAR;'],
  ]),
  ...mutantsOf({ file: `${STATE}/recent-stories.ts`, tests: MEMBERS }, [
    ['the articles of a forgotten story are packed', '    this.onForgotten(storyId);\n', ''],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/stories.ts', tests: MEMBERS }, [
    [
      'the articles of a story that was read back are packed',
      "for (const touch of touches) if (touch.kind !== 'removed') stories.recent.forget(touch.story.storyId);",
      'void touches;',
    ],
  ]),
  ...mutantsOf({ file: `${STATE}/member-store.ts`, tests: MEMBERS }, [
    ['a reading is packed with its article', 'bytes: bytes.subarray(end)', 'bytes: NO_BYTES'],
  ]),
  ...mutantsOf({ file: `${STATE}/story-members.ts`, tests: MEMBERS }, [
    ['a member that left is not packed again', '    this.#open.delete(articleId);\n', ''],
  ]),
  ...mutantsOf(
    {
      file: 'services/enrich/domain/state/own-article.ts',
      tests: ['services/enrich/domain/state/own-article.test.ts'],
    },
    [
      [
        'what an outlet puts around its articles is not read back',
        'article.reading === null ? null : unread(article.reading)',
        'article.reading',
      ],
    ],
  ),
];
