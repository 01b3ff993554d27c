/** Rules of models of sentence vectors: what is fetched, how one is asked, what is recorded. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const INGEST = 'services/ingest';

/** The table. */
export const modelMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${INGEST}/embedding.ts`, tests: [`${INGEST}/embedding.test.ts`] }, [
    [
      'a model is not asked about languages that it does not know',
      'languages !== undefined && !languages.includes(article.language)',
      'languages === undefined',
    ],
    ['what a model is busy with is bounded', 'if (this.#asked >= MOST_ASKED)', 'if (false)'],
    ['a model is told when nobody waits any more', 'over.abort();', ''],
    ['a sign is set where a number is above 0', 'else if (value > 0)', 'else if (value >= 0)'],
  ]),
  ...mutantsOf(
    { file: `${INGEST}/model/provide-model.ts`, tests: [`${INGEST}/model/provide-model.test.ts`] },
    [
      [
        'a kept file is checked at every start',
        'content !== undefined && sha256(content) === wanted ? []',
        'content !== undefined ? []',
      ],
      [
        'what runs a model is checked at every start',
        'if (content === undefined || sha256(content) !== wanted) return join',
        'if (content === undefined) return join',
      ],
      ['an installation that failed is not taken for one', "if (why !== '')", "if (why === 'never')"],
      [
        'of what runs a model only the part for this system is kept',
        "await keepOwnSystem(join(aside, 'node_modules'));",
        '',
      ],
    ],
  ),
  ...mutantsOf({ file: `${INGEST}/model/run-model.ts`, tests: [`${INGEST}/model/run-model.test.ts`] }, [
    ['the token that ends a text is kept', 'all.slice(0, model.tokens - 1)', 'all.slice(0, model.tokens)'],
    [
      'articles are put to a network one after the other',
      'const answer = last.then(',
      'const answer = Promise.resolve().then(',
    ],
    ['an article that nobody waits for is passed', 'signal?.throwIfAborted();', ''],
  ]),
];
