/** Rules by which the bench of the pipeline measures what it says. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const BENCH = 'test/bench/pipeline';

/** What is measured, and with what. */
export const benchMutants: readonly Mutant[] = [
  ...mutantsOf({ file: `${BENCH}/made-up-stream.ts`, tests: [`${BENCH}/made-up-stream.test.ts`] }, [
    [
      'articles of two lengths are seen in the order in which they are sent',
      'return this.#seen(inTurn);',
      'return this.#seen(inTurn.toSorted((a, b) => a.body.length - b.body.length)).reverse();',
    ],
    [
      'the desks lie in all partitions alike',
      "'world', 'city', 'sport', 'music'",
      "'arts', 'money', 'law', 'film'",
    ],
    ['an article names its desk', '        [DESK_FIELD]: desk,\n', ''],
  ]),
  ...mutantsOf({ file: `${BENCH}/rate-of-mix.ts`, tests: [`${BENCH}/rate-of-mix.test.ts`] }, [
    ['long articles slow short ones down', 'seconds + 1 / rate, 0)', 'Math.max(seconds, 1 / rate), 0)'],
  ]),
  ...mutantsOf({ file: `${BENCH}/node-flags-of.ts`, tests: [`${BENCH}/node-flags-of.test.ts`] }, [
    [
      'another checkout runs with its own flags',
      'pathToFileURL(file).href',
      "'@newsfold/schemas/topology.ts'",
    ],
  ]),
];
