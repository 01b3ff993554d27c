/** Rules by which what operators do to topics and offsets loses nothing and doubles nothing. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const WINDOW = 'services/dedupe/domain/window';
const AGAIN = 'services/dedupe/domain/decide/delivered-again.test.ts';

const identities = [
  ...mutantsOf({ file: `${WINDOW}/identities.ts`, tests: [`${WINDOW}/identities.test.ts`] }, [
    ['the oldest version leaves first', 'this.#head = (this.#head + 1) % this.#capacity;', ''],
    [
      'a gap in the index is closed by whoever would be found from there on',
      'if (((slot - home) & mask) < ((slot - hole) & mask)) continue;',
      '',
    ],
    [
      'a variant is remembered under the id that ingest gave',
      "idKey(variantOf === '' ? articleId : variantOf)",
      'idKey(articleId)',
    ],
    [
      'what does not hold any more is released',
      'if (by.decisionId === decisionId) this.#drop(at);',
      'if (by.decisionId === decisionId) this.#leave(-1);',
    ],
    [
      'a content that was let in again has outlived its withdrawal',
      'if (this.#takenBack.has(at) && this',
      'if (this.#most < 0 && this',
    ],
    [
      'other content than what was taken back is news',
      'if (!this.#takenBack.has(at)) known = null;',
      'known = null;',
    ],
    [
      'what leaves the ring leaves no mark for the next in its place',
      'this.#forgetNames(this.#head);',
      'this.#names.delete(this.#head);',
    ],
  ]),
  ...mutantsOf({ file: `${WINDOW}/identities.ts`, tests: [AGAIN] }, [
    [
      'a raw record that is read again is known, however it is read',
      ' || this.#entries[word + PLACE] === place',
      '',
    ],
    [
      'an archive that is fed twice is known, wherever its records lie',
      'this.#entries[word + CONTENT] === content || ',
      '',
    ],
  ]),
  ...mutantsOf({ file: `${WINDOW}/window.ts`, tests: [AGAIN] }, [
    [
      'what leaves the window is remembered',
      'this.evictedEarly++;\n      this.leave(slot);',
      'this.evictedEarly++;\n      this.remove(slot);',
    ],
  ]),
  ...mutantsOf({ file: `${WINDOW}/apply.ts`, tests: [AGAIN] }, [
    ['a version that was replaced is remembered', 'window.leave(known)', 'window.remove(known)'],
  ]),
  ...mutantsOf({ file: 'services/dedupe/domain/decide/assign.ts', tests: [AGAIN] }, [
    [
      'other content under an id that has left is another article',
      'if (before !== null) return own;',
      'if (before !== null || articleId) return own;',
    ],
    [
      'what was taken back stays away when its withdrawal is forgotten',
      'const takenBack = before?.takenBack ?? null;',
      'const takenBack = before?.takenBack && null;',
    ],
  ]),
];

const takenBack = [
  ...mutantsOf({ file: 'services/dedupe/domain/ruling/apply-decision.ts', tests: [AGAIN] }, [
    ['what is taken back in the window is remembered', 'window.leave(slot, by);', 'window.remove(slot);'],
    [
      'what is taken back after it has left is marked',
      'identities.takeBack(articleId, by);',
      'identities.isTakenBack(articleId);',
    ],
    ['what an editor lets come again comes', '  release(windows, fact);\n', ''],
  ]),
  ...mutantsOf({ file: `${WINDOW}/settle-decisions.ts`, tests: [AGAIN] }, [
    [
      'what never came in is remembered as taken back',
      "if (fact.verdict === 'withdrawn') rememberTakenBack(window, fact);\n",
      '',
    ],
  ]),
  ...mutantsOf({ file: 'services/dedupe/domain/ruling/answer-decision.ts', tests: [AGAIN] }, [
    [
      'a withdrawal of what is taken back waits for nothing',
      '.some(({ identities }) => identities.isTakenBack(id)',
      '.some(() => false',
    ],
  ]),
  ...mutantsOf({ file: 'services/dedupe/domain/decisions/taken-back.ts', tests: [AGAIN] }, [
    [
      'what says that it was published since is new',
      'return !saysLater(article, at);',
      'return !saysLater(article, at) || at > 0;',
    ],
  ]),
];

const ends = [
  ...mutantsOf(
    {
      file: 'services/runtime/registry/schema-topic.ts',
      tests: ['services/runtime/registry/schema-topic.test.ts'],
    },
    [
      [
        'a group that cannot be joined ends no process',
        'await Promise.race([done.promise, joining.then(() => done.promise)]);',
        'await joining;\n      await done.promise;',
      ],
    ],
  ),
  ...mutantsOf({ file: 'infra/local/guard.sh', tests: ['infra/local/guarded-process.test.ts'] }, [
    ['whoever is killed is said to be', '[ "$code" -gt 128 ]', '[ "$code" -gt 255 ]'],
  ]),
  ...mutantsOf({ file: 'infra/local/guarded-process.ts', tests: ['infra/local/guarded-process.test.ts'] }, [
    [
      'why a process could not be started is said',
      'if (words !== undefined) appendFileSync',
      'if (words === "") appendFileSync',
    ],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/doctor/check-permissions.ts',
      tests: ['services/runtime/doctor/check-permissions.test.ts'],
    },
    [
      [
        'a coordinator that is away is no permission that is missing',
        'new Set([14, 15, NOT_COORDINATOR])',
        'new Set()',
      ],
    ],
  ),
];

const topics = [
  ...mutantsOf(
    {
      file: 'services/runtime/loop/ensure-topics.ts',
      tests: ['services/runtime/loop/ensure-topics.test.ts'],
    },
    [['raw topics of somebody else are judged too', 'rawTopicsAmong(existing)', '[]']],
  ),
  ...mutantsOf({ file: 'schemas/topic-needs.ts', tests: ['schemas/topic-needs.test.ts'] }, [
    [
      'a retention counts only where the policy deletes',
      '!deletes(topic) || isAtLeast(found, least)',
      'isAtLeast(found, least)',
    ],
    ['no retention at all is the longest', 'Number(found) === -1 || ', ''],
    ['of two findings about a setting the graver counts', '!wrong.has(found.setting)', 'true'],
  ]),
  ...mutantsOf(
    {
      file: 'services/runtime/loop/ensure-topics.ts',
      tests: ['services/runtime/loop/ensure-topics.test.ts'],
    },
    [
      [
        'a setting that would lose data keeps a worker from starting',
        'losses.length > 0 &&',
        'losses.length > 99 &&',
      ],
      [
        'settings that may not be seen keep nobody from starting',
        'if (!(error instanceof Refused)) throw error;',
        'throw error;',
      ],
      ['what is set right is no warning any more', 'told?.metrics.topicSettings.reset();', ''],
    ],
  ),
  ...mutantsOf(
    { file: 'services/runtime/loop/scope-count.ts', tests: ['services/runtime/loop/scope-count.test.ts'] },
    [
      [
        'scopes stay where they are when partitions are added',
        '  }\n  if (kept > ranges',
        '  }\n  return ranges.length;\n  if (kept > ranges',
      ],
      [
        'the number of partitions is kept from the first start on',
        'await keep(broker, topic, ranges.length);',
        '',
      ],
    ],
  ),
  ...mutantsOf(
    {
      file: 'services/runtime/reading/read-range.ts',
      tests: ['services/runtime/reading/read-range.test.ts'],
    },
    [['a group that takes long to be joined is no silence', '  reader.onJoined();\n', '']],
  ),
  ...mutantsOf(
    {
      file: 'services/runtime/stateless/stateless-loop.ts',
      tests: ['services/runtime/stateless/added-partitions.test.ts'],
    },
    [['partitions added to a raw topic are read', 'counts.get(name)', 'topics.length']],
  ),
  ...mutantsOf({ file: 'schemas/control-record.ts', tests: ['schemas/topics.test.ts'] }, [
    [
      'a control record has a key in every partition',
      'Math.max(partitions, partition + 1)',
      'partition < partitions ? partitions : 1',
    ],
  ]),
];

const refolds = [
  ...mutantsOf(
    { file: 'services/cli/refold/paced-broker.ts', tests: ['services/cli/refold/paced-broker.test.ts'] },
    [
      ['a refold leaves the live workers their share', 'if (batch.topic === topic) await pace(batch);', ''],
      ['a refold begins where it was told to', 'begins.get(one.partition) ?? 0', '0'],
    ],
  ),
  ...mutantsOf(
    { file: 'services/cli/refold/refold-run.ts', tests: ['services/cli/refold/refold-run.test.ts'] },
    [
      [
        'a refold that was broken off continues where its log ends',
        'if (high > 0) begins.delete(partition);',
        'if (high > 0) begins.set(partition, high);',
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/cli/refold/compare-folds.ts', tests: ['services/cli/refold/compare-folds.test.ts'] },
    [['a story that got other articles is drawn otherwise', ' && parts[0]?.of === articles.length', '']],
  ),
  ...mutantsOf(
    { file: 'services/cli/audit/article-places.ts', tests: ['services/cli/audit/article-places.test.ts'] },
    [
      ['an article stands twice only in stories that are two', 'storyId !== alsoIn', "storyId !== ''"],
      [
        'an article that was taken back may come again',
        'this.#story.delete(one.articleId)',
        'this.#story.get(one.articleId)',
      ],
      [
        'an edit is no second place',
        "new Set(['new_story', 'joined', 'copy'])",
        "new Set(['new_story', 'joined', 'copy', 'edit'])",
      ],
    ],
  ),
  ...mutantsOf({ file: 'schemas/topics.ts', tests: ['schemas/topics.test.ts'] }, [
    [
      'folds beside each other fold one log of articles',
      "new Set(['raw', 'articles', 'ingestDeadLetters'])",
      "new Set(['raw', 'ingestDeadLetters'])",
    ],
  ]),
];

const clusters = [
  ...mutantsOf(
    {
      file: 'services/runtime/kafka/patches/steady-clock.ts',
      tests: ['services/runtime/kafka/patches/steady-clock.test.ts'],
    },
    [
      ['a clock that is set back ends no heartbeat', "  keepSteadily(group.prototype, 'lastRequest');\n", ''],
      [
        'a clock that is set back keeps no request waiting',
        "  keepSteadily(request.prototype, 'sentAt');\n",
        '',
      ],
    ],
  ),
  ...mutantsOf(
    { file: 'services/runtime/kafka/kafka-admin.ts', tests: ['services/runtime/kafka/kafka-admin.test.ts'] },
    [
      [
        'a topic that was created and is not known yet is asked for again',
        '      ...UNTIL_KNOWN,\n',
        '      ...UNTIL_KNOWN,\n      attempts: 1,\n',
      ],
    ],
  ),
  ...mutantsOf({ file: 'test/integrity/view-oracle.ts', tests: ['test/support/long-chaos.test.ts'] }, [
    [
      'a dashboard shows no story that the topic does not have',
      '.filter((id) => !wanted.has(id))',
      '.slice(0, 0)',
    ],
    ['a dashboard shows each story as the topic says it', "story.status !== 'merged' &&", 'false &&'],
  ]),
  ...mutantsOf({ file: 'test/integrity/chaos/schedule.ts', tests: ['test/support/long-chaos.test.ts'] }, [
    ['a fault that could not be healed ends a run', 'if (failure !== undefined) throw failure;', ''],
  ]),
];

/** The table. */
export const operatorMutants: readonly Mutant[] = [
  ...identities,
  ...takenBack,
  ...ends,
  ...topics,
  ...refolds,
  ...clusters,
];
