/** Rules of what travels with an article so that its text is read once. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const REPORT = 'services/report';
const STATE = 'services/enrich/domain/state';
const MEMBERS = [`${STATE}/story-members.test.ts`];
const STORE = [`${STATE}/member-store.test.ts`];
const LATE = [`${STATE}/late-reports.test.ts`];
const RESTING = ['services/enrich/domain/event/lasting-annotation.test.ts'];
const CLOSE = ['services/runtime/fold/fold-close.test.ts'];
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
  ...mutantsOf({ file: `${REPORT}/reading/word-table.ts`, tests: [`${REPORT}/reading/word-table.test.ts`] }, [
    ['each table numbers for itself', 'const table = ++tables;', 'const table = 1;'],
    ['spellings are counted', 'inTable.number = spellings.length;', 'inTable.number = 0;'],
  ]),
  ...mutantsOf({ file: `${REPORT}/reading/sentence.ts`, tests: [`${REPORT}/reading/word-table.test.ts`] }, [
    ['a sentence has the traits of all its words', 'traits |= known.traits', 'traits = known.traits'],
  ]),
  ...mutantsOf({ file: `${REPORT}/speech/word-filter.ts`, tests: [`${REPORT}/speech/word-filter.test.ts`] }, [
    [
      'verbs are told in either case',
      '(foldedUnits[units[at] as number] as number)',
      '(units[at] as number)',
    ],
    ['a word is told by its hash', 'return this.#byTerm[hash & MASK] === 1;', 'return true;'],
  ]),
  ...mutantsOf({ file: `${REPORT}/statements/clauses.ts`, tests: [`${REPORT}/statements/clauses.test.ts`] }, [
    ['a comma of a number cuts nothing', 'unit === COMMA && ', 'false && '],
    ['a connecting word goes with its comma', 'return connects ? behindSpace(of, end) : at;', 'return at;'],
    ['"and" cuts before a clause', 'JOINING.has(word) && CLAUSE_FOLLOWS.test(text)', 'JOINING.has(word)'],
    ['only a hyphen between spaces cuts', 'const isHyphen = end === at + 2 && ', 'const isHyphen = '],
  ]),
  ...mutantsOf({ file: `${REPORT}/names/place-mentions.ts`, tests: READ }, [
    ['a place in capitals is found by its first letters', "?? '').toUpperCase();", "?? '');"],
  ]),
  ...mutantsOf(
    {
      file: `${REPORT}/patterns/required-literals.ts`,
      tests: [`${REPORT}/patterns/required-literals.test.ts`],
    },
    [
      [
        'every way to match needs a string',
        'const required = known.every((one) => one.required !== null)',
        'const required = known.some((one) => one.required !== null)',
      ],
      [
        'what may be left out is not needed',
        "unique([...exact, '']), required: null }",
        "unique([...exact, '']), required: exact }",
      ],
    ],
  ),
  ...mutantsOf(
    {
      file: `${REPORT}/patterns/literal-automaton.ts`,
      tests: [`${REPORT}/patterns/literal-automaton.test.ts`],
    },
    [
      [
        'a string that ends within a longer one is found',
        'this.#found[state * words + word] = this.#found[fail * words + word] as number;',
        'this.#found[state * words + word] = 0;',
      ],
      [
        'where a string does not go on, its end may begin another',
        'fails[to] = state === 0 ? 0 : (this.#next[fail * classCount + unit] as number);',
        'fails[to] = 0;',
      ],
    ],
  ),
  ...mutantsOf({ file: `${REPORT}/speech/periods.ts`, tests: [`${REPORT}/speech/periods.test.ts`] }, [
    ['the point of a number ends no sentence', '(isDigit(before) && isDigit(behind)) || ', ''],
    [
      'a period within an address ends no sentence',
      'if (isLetter(before) && isLowerCase(behind)) return true;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${REPORT}/reading/pack-words.ts`, tests: READ }, [
    ['words may overlap', 'const isNear = gap >= 0 && gap < FAR;', 'const isNear = gap < FAR;'],
  ]),
  ...mutantsOf({ file: `${STATE}/recent-stories.ts`, tests: MEMBERS }, [
    ['the articles of a forgotten story are packed', '    this.#resting.onRest(storyId);\n', ''],
  ]),
  ...mutantsOf({ file: `${STATE}/recent-stories.ts`, tests: [`${STATE}/recent-stories.test.ts`] }, [
    [
      'an event that is out of date is forgotten at rest, too',
      'if (kept !== undefined) this.#drop(storyId, kept);\n    return entry?.examined;',
      'return entry?.examined;',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/event/examined-reports.ts', tests: RESTING }, [
    [
      'what was found of reports holds for their versions and sources alone',
      'previous?.signature === signatureOf(read) ? previous.lasting : []',
      'previous?.lasting ?? []',
    ],
    [
      'an edit is another report at rest',
      'return [article.articleId, versions, source, ...',
      'return [article.articleId, source, ...',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/event/lasting-annotation.ts', tests: RESTING }, [
    [
      'what was found of reports at rest is not found again',
      '(lasting.get(name) as T | undefined) ?? compute(examined)',
      'compute(examined)',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/stories.ts', tests: MEMBERS }, [
    [
      'the articles of a story that was read back are packed',
      "for (const touch of touches) if (touch.kind !== 'removed') stories.recent.forget(touch.story.storyId);",
      'void touches;',
    ],
  ]),
  ...mutantsOf({ file: `${STATE}/packed-member.ts`, tests: MEMBERS }, [
    ['a reading is packed with its article', 'bytes: bytes.subarray(end)', 'bytes: NO_BYTES'],
  ]),
  ...mutantsOf({ file: `${STATE}/story-members.ts`, tests: MEMBERS }, [
    ['a member that left is not packed again', '    this.#open?.delete(articleId);\n', ''],
    [
      'a member that changed is packed anew',
      'this.#opened().set(articleId, null);',
      'this.#open?.delete(articleId);',
    ],
  ]),
  ...mutantsOf({ file: `${STATE}/member-store.ts`, tests: STORE }, [
    [
      'the oldest bytes are put away first',
      'const [oldest] = this.#inMemory;',
      'const oldest = [...this.#inMemory].at(-1);',
    ],
    [
      'what is asked for again is put away last',
      'if (this.#inMemory.delete(kept)) this.#inMemory.add(kept);',
      'void kept;',
    ],
    ['bytes on the shelf are given up there', 'this.#shelf.free(kept.place, kept.length);', ''],
    ['a partition that leaves gives its room back', '    this.#note(-this.#held);\n', ''],
    ['packed bytes are bounded', '    this.#room.fit();\n', ''],
  ]),
  ...mutantsOf({ file: `${STATE}/packed-room.ts`, tests: STORE }, [
    [
      'the partition that holds most puts bytes away',
      'holder.held > (fullest?.held ?? 0)',
      'holder.held > 0',
    ],
    [
      'where nothing can be put away the worker goes on',
      'if (fullest?.putAway() !== true) return;',
      'fullest?.putAway();\n      if (this.figures.refused > 99) throw new Error();',
    ],
  ]),
  ...mutantsOf({ file: `${STATE}/open-reports.ts`, tests: STORE }, [
    [
      'the partition with most reports lays a story to rest',
      '(a, b) => b.reports - a.reports',
      '(a, b) => a.reports - b.reports',
    ],
    ['a partition that leaves keeps no reports', 'this.#holders.delete(holder);', 'void holder;'],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/stories.ts', tests: STORE }, [
    [
      'what was kept of a story that closed is given up',
      "if (touch.kind === 'closed') touch.story.members.release();",
      'void touch;',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/domain/stories.ts', tests: LATE }, [
    [
      'after a restart a story that comes back is compared with the event that it had',
      "eventOf(story.storyId) ?? composeNow(stories, story, 'active'),",
      'eventOf(story.storyId) as Composed,',
    ],
  ]),
  ...mutantsOf({ file: 'services/enrich/spill-file.ts', tests: ['services/enrich/spill-file.test.ts'] }, [
    ['a place that was given back is used again', 'else free?.pop();', ''],
    [
      'what a disk takes in part is not laid down there',
      'while (written < bytes.length) {',
      'if (written < bytes.length) {',
    ],
    [
      'what a full disk does not take stays in memory',
      'this.#warn(error);\n      return null;',
      'this.#warn(error);\n      return place;',
    ],
    ['a file has no name', '  unlinkSync(path);\n', ''],
    ['what a disk has lost is told, and no other bytes are given', 'if (read < length)', 'if (read < 0)'],
    ['slots are so many sizes that little is wasted', '/ STEPS)', ')'],
  ]),
  ...mutantsOf({ file: 'services/runtime/fold/fold-task.ts', tests: CLOSE }, [
    [
      'a state is closed when nothing works with it',
      'this.#isClosed || this.#inFlight > 0 ||',
      'this.#isClosed ||',
    ],
    ['a state is closed once its work has ended', '      this.#closeWhenIdle();\n    }\n  }', '    }\n  }'],
  ]),
  ...mutantsOf({ file: 'services/runtime/fold/decide-run.ts', tests: CLOSE }, [
    [
      'no input is refused where the state is lost',
      'error instanceof NotNow || error instanceof StateLost',
      'error instanceof NotNow',
    ],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/kafka/patches/produce-encoder.ts',
      tests: ['services/runtime/kafka/patches/produce-encoder.test.ts'],
    },
    [
      [
        'a batch begins with its earliest time',
        'times[0] ?? String(now), times.at(-1)',
        'times.at(-1) ?? String(now), times.at(-1)',
      ],
      [
        'a codec that newsfold does not write is left to kafkajs',
        'if (!isWritten(request))',
        'if (!request)',
      ],
      ['a batch says that it is of a transaction', 'transactionalId ? TRANSACTIONAL : 0', '0'],
      [
        'the length of text is that of its bytes',
        'writer.varint(Buffer.byteLength(value));',
        'writer.varint(value.length);',
      ],
    ],
  ),
  ...mutantsOf(
    {
      file: 'services/runtime/kafka/patches/byte-writer.ts',
      tests: ['services/runtime/kafka/patches/produce-encoder.test.ts'],
    },
    [['numbers below zero are written', 'value >= 0 ? value * 2 : -value * 2 - 1', 'Math.abs(value) * 2']],
  ),
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
  ...mutantsOf({ file: 'services/enrich/compression.ts', tests: ['services/enrich/compression.test.ts'] }, [
    ['what is kept for weeks holds no memory of others', 'Buffer.allocUnsafeSlow(', 'Buffer.allocUnsafe('],
    [
      'the shortest bytes are expanded, too',
      'Math.max(LEAST_CHUNK, bytes.readUInt32LE(end) + 1)',
      'bytes.readUInt32LE(end) + 1',
    ],
  ]),
];
