/** Rules of the tables that readers of other makes take, and of the manifests. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const FLAT = 'services/flat';
const memberships = [`${FLAT}/domain/memberships.test.ts`];
const tables = [`${FLAT}/tables.test.ts`];

/** The mutants. */
export const flatMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${FLAT}/domain/memberships.ts`, tests: memberships }, [
    ['an article is in one row, whatever story it moves to', 'this.#leave(row.article_id);\n', ''],
    [
      'a merge moves all articles of the story',
      "kind === 'merge' ? [...from.keys()] : articleIds",
      'articleIds',
    ],
    [
      'the row of a withdrawn article goes',
      'decision.articles) this.#leave(articleId);',
      '[]) this.#leave(articleId);',
    ],
    ['what was killed stays killed in its row', "|| row.standing === 'killed'", ''],
    [
      'a row says that an editor moved its article',
      "this.#fact.decision === null ? kind : 'decision'",
      'kind',
    ],
    [
      'a row that moves has the revision of what moved it',
      'story_id: toStoryId, revision,',
      'story_id: toStoryId,',
    ],
    [
      'the rows of a closed story stay',
      '  const changes = application.changes();\n  application.close();\n  return changes;',
      '  application.close();\n  return application.changes();',
    ],
    ['a closed story is forgotten', '      stories.delete(storyId);\n    }', '    }'],
  ]),
  ...mutantsOf({ file: `${FLAT}/tables.ts`, tests: tables }, [
    ['a tombstone of a story is one of its row', 'record.value === null ? null : encode(', 'encode('],
  ]),
  ...mutantsOf({ file: `${FLAT}/answers.ts`, tests: tables }, [
    [
      'a row that cannot be made is a dead letter',
      'if (!(error instanceof MalformedRecord)) throw error;',
      'throw error;',
    ],
  ]),
  ...mutantsOf({ file: 'services/runtime/fold/input-memory.ts', tests: tables }, [
    [
      'a table that is gone is made again',
      '    return -1;',
      '    return super.answeredByCommit(() => false);',
    ],
    [
      'each event makes a row, also the second of one answer',
      'return answersOf(record) !== undefined;',
      'return super.takesInput(record);',
    ],
  ]),
  ...mutantsOf({ file: `${FLAT}/domain/story-row.ts`, tests: [`${FLAT}/domain/story-row.test.ts`] }, [
    ['a row has the country where its story happens', "places.find(({ role }) => role === 'focus') ?? ", ''],
  ]),
  ...mutantsOf({ file: 'infra/kubernetes/dedupe.yaml', tests: ['infra/kubernetes.test.ts'] }, [
    [
      'a worker in a cluster has time to drain',
      'terminationGracePeriodSeconds: 30',
      'terminationGracePeriodSeconds: 15',
    ],
    ['nodes are emptied one member at a time', 'spec:\n  maxUnavailable: 1', 'spec:\n  maxUnavailable: 2'],
  ]),
];
