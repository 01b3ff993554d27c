/** Rules by which nothing that anybody sends stops a partition. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const RUNTIME = 'services/runtime';
const PATCHES = `${RUNTIME}/kafka/patches`;

const batches = [
  ...mutantsOf({ file: `${PATCHES}/batch-reader.ts`, tests: [`${PATCHES}/fetch-decoder.test.ts`] }, [
    [
      'a batch that is too much after others is left to the next fetch',
      'error instanceof TooMuchUnpacked && budget.left < budget.max',
      'error instanceof TooMuchUnpacked && budget.left > budget.max',
    ],
    [
      'what unpacked batches take is taken from the budget of their fetch',
      'budget.left -= unpacked.length;',
      '',
    ],
    [
      'offsets without records at the end are passed',
      'this.messages.push(new PassedOffsets(this.#covered));',
      ';',
    ],
    ['a broken header claims no offset beyond the end', 'Math.max(firstOffset, this.#high - 1)', 'Infinity'],
  ]),
  ...mutantsOf({ file: `${PATCHES}/aborted-transactions.ts`, tests: [`${PATCHES}/fetch-decoder.test.ts`] }, [
    ['what was aborted is not read', '&& this.#aborted.has(producerId)', '&& false'],
  ]),
];

const codecs = [
  ...mutantsOf(
    { file: `${RUNTIME}/kafka/codecs/lz4.ts`, tests: [`${RUNTIME}/kafka/codecs/record-codecs.test.ts`] },
    [
      ['LZ4 unpacks to no more than the bound', 'if (needed > this.#maxBytes)', 'if (false)'],
      [
        'an LZ4 match reaches into earlier blocks of its frame',
        'unpackBlock(bytes.subarray(at, end), output, begin)',
        'unpackBlock(bytes.subarray(at, end), output, output.length)',
      ],
      [
        'checksums of LZ4 blocks are no data',
        'at = end + ((flags & BLOCK_CHECKSUM) === 0 ? 0 : 4);',
        'at = end;',
      ],
    ],
  ),
  ...mutantsOf(
    { file: `${RUNTIME}/kafka/codecs/snappy.ts`, tests: [`${RUNTIME}/kafka/codecs/record-codecs.test.ts`] },
    [['snappy unpacks to no more than the bound', 'if (total > maxBytes)', 'if (length > maxBytes)']],
  ),
];

const stateless = mutantsOf(
  { file: `${RUNTIME}/stateless/stateless-runner.ts`, tests: [`${RUNTIME}/stateless/no-stop.test.ts`] },
  [
    [
      'a record that the operator skips is not handled',
      "if (this.#skips.has(record)) return { kind: 'drop', reason: 'skipped' };",
      '',
    ],
    [
      'a handler that fails on nearly everything ends the worker',
      "this.#fuse.note(true, topic, 'failed');",
      '',
    ],
    ['offsets without records are committed', 'this.#finish(batch, next, undefined, control);', ''],
    ['a dead letter that is refused is written without its record', 'smaller: () =>', 'other: () =>'],
  ],
);

const refusals = [
  ...mutantsOf(
    {
      file: `${RUNTIME}/stateless/stateless-runner.ts`,
      tests: [`${RUNTIME}/stateless/refused-item.test.ts`],
    },
    [
      [
        'what went out while the rest of a record was refused does not go out again',
        'if (pending === undefined) {',
        'if (pending === undefined || !isSkipped) {',
      ],
      ['of several records that are refused each in turn is the one that waits', '({ offset } = error);', ''],
      [
        'the letter of an item without the item says how large its record is',
        'item ? record : { ...record,',
        '{ ...record,',
      ],
    ],
  ),
  ...mutantsOf(
    { file: `${RUNTIME}/stateless/refused-answer.ts`, tests: [`${RUNTIME}/stateless/refused-item.test.ts`] },
    [
      [
        'a partition waits at the earliest record whose answer is refused',
        'next.offset < first.offset ? next : first',
        'first',
      ],
    ],
  ),
];

const folds = [
  ...mutantsOf({ file: `${RUNTIME}/fold/decide-run.ts`, tests: [`${RUNTIME}/fold/fold-no-stop.test.ts`] }, [
    [
      'an input that the fold failed on is refused after the restore',
      'if (failure?.offset === record.offset)',
      'if (failure === null)',
    ],
    ['a skipped input has no second letter', 'deadLetters: [] };', '};'],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/fold/fold-task.ts`, tests: [`${RUNTIME}/fold/fold-no-stop.test.ts`] }, [
    [
      'while a partition waits its inputs are answered one by one',
      'this.partition) ? 1 : RUN_LENGTH',
      'this.partition) ? RUN_LENGTH : RUN_LENGTH',
    ],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/fold/answer-run.ts`, tests: [`${RUNTIME}/fold/fold-no-stop.test.ts`] }, [
    [
      'what is behind an input that waits waits too',
      'return Number.POSITIVE_INFINITY;',
      'return run.length;',
    ],
  ]),
];

const foreignFacts = [
  ...mutantsOf({ file: `${RUNTIME}/fold/fact-chain.ts`, tests: [`${RUNTIME}/fold/fold-foreign.test.ts`] }, [
    ['a fact that newsfold did not write does not count', 'if (answers === undefined) return false;', ''],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/fold/fold-headers.ts`, tests: [`${RUNTIME}/fold/fold-foreign.test.ts`] }, [
    ['what is no offset answers nothing', 'OFFSET.test(text) &&', ''],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/fold/owned-output.ts`, tests: [`${RUNTIME}/fold/fold-foreign.test.ts`] }, [
    [
      'a foreign record in the output makes no state worthless',
      'if (answers === undefined) {',
      'if (answers === null) {',
    ],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/fold/decide-run.ts`, tests: [`${RUNTIME}/fold/fold-foreign.test.ts`] }, [
    [
      'a fact that newsfold did not write has a dead letter',
      'if (answersOf(record) !== undefined) return SUPERSEDED;',
      'return SUPERSEDED;',
    ],
  ]),
];

const http = mutantsOf(
  { file: `${RUNTIME}/process/health-server.ts`, tests: [`${RUNTIME}/process/health-server.test.ts`] },
  [
    [
      'the path of a request is not parsed',
      "const [path] = url.split('?', 1);",
      "const path = new URL(url, 'http://localhost').pathname;",
    ],
    ['metrics are made once for all who ask at once', 'making ??= registry', 'making = registry'],
    ['slow clients are cut off', 'headersTimeout: HEADERS_TIMEOUT_MS,', ''],
    [
      'clients that do not read are cut off',
      'setTimeout(() => socket.destroy(), ANSWER_TIMEOUT_MS)',
      'undefined',
    ],
    ['a probe is let in however many hold on to their connections', 'oldest.destroy();', ''],
    ['who asks for more before it is answered is cut off', 'count >= MAX_UNANSWERED', 'false'],
    [
      'metrics are made anew for who asks later',
      'setTimeout(forget, METRICS_GOOD_MS)',
      'setTimeout(forget, 5000)',
    ],
  ],
);

const clocks = [
  ...mutantsOf({ file: `${RUNTIME}/log/record-time.ts`, tests: [`${RUNTIME}/log/record-time.test.ts`] }, [
    ['nanoseconds are read for what they are', 'return NANOS;', 'return 0;'],
    ['seconds are read for what they are', 'return 1 / SECOND;', 'return 0;'],
  ]),
  ...mutantsOf(
    {
      file: 'services/dedupe/domain/decide/bound-times.ts',
      tests: ['services/dedupe/domain/decide/bound-times.test.ts'],
    },
    [
      ['an article far ahead of its arrival has the time of that', 'seenAt <= timeBound)', 'seenAt > 0)'],
      [
        'a publication later than is believed is set to the arrival',
        'publishedAt: isLate ? arrivedAt : publishedAt,',
        'publishedAt,',
      ],
      [
        'a fact of a release with a bound is as written',
        'timeBound > 0 ||',
        'timeBound > writtenAt * writtenAt ||',
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/dedupe/handle-article.ts', tests: ['services/dedupe/handle-article.test.ts'] },
    [
      [
        'a scope recovers from a time that a release without a bound believed',
        'streamTime: believableStreamTime(fact, record.timestamp)',
        'streamTime: fact.streamTime',
      ],
    ],
  ),
];

const restores = mutantsOf(
  { file: `${RUNTIME}/fold/wait-or-refuse.ts`, tests: [`${RUNTIME}/fold/fold-no-stop.test.ts`] },
  [['a restore that had to wait begins again', 'owned.parts.onRestart(partition, control);', '']],
);

const nulls = mutantsOf(
  { file: 'services/ingest/handle-article.ts', tests: ['services/ingest/handle-article.test.ts'] },
  [['a null value needs no answer', 'record.value === null && record.unreadable === undefined', 'false']],
);

const refusedAnswers = mutantsOf(
  { file: `${RUNTIME}/kafka/kafka-errors.ts`, tests: [`${RUNTIME}/kafka/kafka-errors.test.ts`] },
  [['a partition waits for a topic that is gone', "  'UNKNOWN_TOPIC_OR_PARTITION',\n", '']],
);

const view = mutantsOf(
  { file: 'services/cli/start/story-tail.ts', tests: ['services/cli/start/story-tail.test.ts'] },
  [
    [
      'npm start passes what is no story',
      'if (!(error instanceof MalformedRecord)) throw error;',
      'throw error;',
    ],
  ],
);

const launcher = mutantsOf({ file: 'infra/local/back-off.ts', tests: ['infra/local/back-off.test.ts'] }, [
  ['a process that has run for a while has come up', 'this.#now() - this.#startedAt > UP_MS ? 1 :', ''],
  ['a process that never comes up is given up', 'this.#ends > MAX_ENDS ? undefined : ', ''],
]);

const REGISTRY = `${RUNTIME}/registry`;
const foreign = [
  ...mutantsOf({ file: `${REGISTRY}/written-schemas.ts`, tests: [`${REGISTRY}/schema-topic.test.ts`] }, [
    [
      'a schema that anybody has met is known without the registry',
      'if (kept !== undefined) return kept;',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${REGISTRY}/codec.ts`, tests: [`${REGISTRY}/schema-topic.test.ts`] }, [
    [
      'an id that was registered before is known without the registry',
      'if (kept === undefined) throw error;',
      'throw error;',
    ],
  ]),
  ...mutantsOf({ file: `${REGISTRY}/foreign-avro.ts`, tests: [`${REGISTRY}/foreign-avro.test.ts`] }, [
    [
      'a schema may refer to others',
      'for (const reference of references) avro',
      'for (const reference of references.slice(1)) avro',
    ],
    ['bytes that are text are text', 'isUtf8(bytes) ? bytes.toString() : ', ''],
  ]),
  ...mutantsOf({ file: `${REGISTRY}/logical-types.ts`, tests: [`${REGISTRY}/foreign-avro.test.ts`] }, [
    ['decimals may be negative', 'unscaled = BigInt.asIntN(8 * bytes.length, unscaled);', ''],
    [
      'microseconds are no milliseconds',
      "'timestamp-micros': read(scaled(1000)),",
      "'timestamp-micros': read(scaled(1)),",
    ],
  ]),
  ...mutantsOf({ file: `${REGISTRY}/patches/wide-longs.ts`, tests: [`${REGISTRY}/foreign-avro.test.ts`] }, [
    [
      'numbers beyond a double are exact',
      'String(exactly(tap.buf.subarray(begin, tap.pos)))',
      'String(value)',
    ],
  ]),
  ...mutantsOf(
    {
      file: `${REGISTRY}/patches/bounded-collections.ts`,
      tests: [`${REGISTRY}/patches/bounded-collections.test.ts`],
    },
    [
      [
        'a map of a foreign schema may not announce more than there is',
        'MapType.prototype._read = readMap;',
        '',
      ],
    ],
  ),
];

/** See the file's head. */
export const noStopMutants: readonly Mutant[] = [
  ...batches,
  ...codecs,
  ...stateless,
  ...refusals,
  ...refusedAnswers,
  ...view,
  ...folds,
  ...foreignFacts,
  ...http,
  ...clocks,
  ...foreign,
  ...launcher,
  ...nulls,
  ...restores,
];
