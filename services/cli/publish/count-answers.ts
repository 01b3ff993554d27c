/** What the workers made of records that were published: read from their answers, once all of them are there. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { type PartitionRange, readRange, wholeTopic } from '@newsfold/runtime/reading/read-range.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Origin } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import type { Tally } from '../input/tally.ts';

/** Where the answers begin: the ends of their topics before anything was published. */
export interface AnswerStart {
  readonly assignments: readonly PartitionRange[];
  readonly letters: readonly PartitionRange[];
}

/** Notes where the answers to what is published from now on begin. */
export async function answerStart(broker: Broker, prefix: string): Promise<AnswerStart> {
  return {
    assignments: await wholeTopic(broker, topicName(prefix, 'assignments')),
    letters: await wholeTopic(broker, topicName(prefix, 'ingestDeadLetters')),
  };
}

/** From the former ends to those of now. */
async function since(
  broker: Broker,
  topic: string,
  before: readonly PartitionRange[],
): Promise<PartitionRange[]> {
  const ends = new Map(before.map(({ partition, to }) => [partition, to]));
  return (await wholeTopic(broker, topic)).map(({ partition, from, to }) => ({
    partition,
    from: Math.max(from, ends.get(partition) ?? from),
    to,
  }));
}

/**
 * Counts the answers to the records of a range of a raw topic.
 * @param placeOf what the record at an offset is called in messages
 */
export async function countAnswers(
  broker: Broker,
  codec: Codec,
  prefix: string,
  start: AnswerStart,
  sent: { readonly topic: string; readonly partition: number; readonly offsets: ReadonlyMap<number, string> },
  tally: Tally,
): Promise<void> {
  const placeOf = ({ topic, partition, offset }: Origin) =>
    topic === sent.topic && partition === sent.partition ? sent.offsets.get(offset) : undefined;
  const assignment = codec.decoder('Assignment', ['article', 'evidence']);
  const assignments = topicName(prefix, 'assignments');
  const counted = new Set<string>();
  await readRange(
    broker,
    assignments,
    await since(broker, assignments, start.assignments),
    async (record) => {
      try {
        const { origin, verdict, articleOffset, decisionId } = await assignment(
          record.value ?? Buffer.alloc(0),
        );
        // The first record that answers an article counts; a zombie's come after it. A withdrawal has an answer in every
        // partition, and is one item all the same.
        const key = verdict === 'decided' ? decisionId : `${record.partition}/${articleOffset}`;
        if (placeOf(origin) === undefined || counted.has(key)) return;
        counted.add(key);
        if (verdict === 'repeat') tally.repeated();
        else tally.accepted();
      } catch (error) {
        if (!(error instanceof MalformedRecord)) throw error;
      }
    },
  );
  const letter = codec.decoder('DeadLetter');
  const letters = topicName(prefix, 'ingestDeadLetters');
  await readRange(broker, letters, await since(broker, letters, start.letters), async (record) => {
    try {
      const { origin, reason, detail } = await letter(record.value ?? Buffer.alloc(0));
      const place = placeOf(origin);
      if (place === undefined) return;
      const item = origin.items > 1 ? `, article ${origin.item + 1}` : '';
      tally.rejected(`${place}${item}`, reason, detail);
    } catch (error) {
      if (!(error instanceof MalformedRecord)) throw error;
    }
  });
}
