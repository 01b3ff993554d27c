/** What a fold for tests does with inputs that it does not answer, and with those that had to wait: nothing of note. */
import type { FoldDefinition } from '@newsfold/runtime/fold/fold-definition.ts';

/** Spread into a fold whose inputs are all answered. */
export const answersAll: Pick<FoldDefinition<unknown>, 'refuse' | 'check'> = {
  refuse: ({ offset }, reason, detail) => ({
    records: [],
    deadLetters: [{ key: `${offset}`, value: Buffer.from(`${reason}: ${detail}`) }],
    outcome: 'dead-letter',
    reason,
  }),
  check: async () => undefined,
};
