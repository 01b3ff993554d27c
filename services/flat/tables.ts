/** The two tables as folds: rows of stories from their events, rows of articles from the log of facts. */
import type { FoldDefinition } from '@newsfold/runtime/fold/fold-definition.ts';
import { bytesOf, type Decoder, type Encoder, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Story, StoryArticleRow, StoryRow } from '@newsfold/schemas/generated/records.ts';
import type { WorkerPlace } from '@newsfold/schemas/topology.ts';
import { answerWith, type DeadLetterOf, refuse } from './answers.ts';
import {
  applyMembership,
  type Memberships,
  noMemberships,
  type ReadAssignment,
} from './domain/memberships.ts';
import { storyRow } from './domain/story-row.ts';

/** Fields of an assignment that rows do not show: skipping them is most of the time that reading takes. */
export const UNREAD = ['evidence', 'fingerprint', 'learned', 'leftOut', 'noticePrint'] as const;

const namesOf = ({ groupId, input, output, deadLetters }: WorkerPlace) => ({
  groupId,
  input,
  output,
  deadLetterTopic: deadLetters,
});

/** Rows of stories: each is a function of one event. */
export function storyTable(
  place: WorkerPlace,
  decode: Decoder<Story>,
  encode: Encoder<StoryRow>,
  deadLetter: DeadLetterOf,
): FoldDefinition<null> {
  return {
    ...namesOf(place),
    memory: 'none',
    open: () => null,
    restore: () => undefined,
    answer: (_, record) =>
      answerWith(deadLetter, record, async () => {
        const value = record.value === null ? null : encode(storyRow(await decode(bytesOf(record))));
        return [{ key: record.key, value }];
      }),
    refuse: (record, reason, detail) => refuse(deadLetter, record, reason, detail),
    check: async (record) => {
      if (record.value !== null) await decode(bytesOf(record));
    },
  };
}

/** Rows of articles: a fold of all facts that are left. */
export function articleTable(
  place: WorkerPlace,
  decode: Decoder<ReadAssignment>,
  encode: Encoder<StoryArticleRow>,
  deadLetter: DeadLetterOf,
): FoldDefinition<Memberships> {
  return {
    ...namesOf(place),
    memory: 'rows',
    open: noMemberships,
    restore: async (state, record) => {
      try {
        applyMembership(state, await decode(bytesOf(record)));
      } catch (error) {
        // It became a dead letter when it was answered, and changed nothing then either.
        if (!(error instanceof MalformedRecord)) throw error;
      }
    },
    answer: (state, record) =>
      answerWith(deadLetter, record, async () =>
        applyMembership(state, await decode(bytesOf(record))).map(([key, row]) => ({
          key,
          value: row === null ? null : encode(row),
        })),
      ),
    refuse: (record, reason, detail) => refuse(deadLetter, record, reason, detail),
    check: async (record) => void (await decode(bytesOf(record))),
  };
}
