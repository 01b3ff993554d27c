/**
 * Passing a record: its dead letter first, then the word that the worker looks for (skips.ts). A crash between the two
 * leaves a letter of a record that still waits; the command run again adds another, of the same origin.
 */
import type { Broker, LogRecord, NewRecord } from '@newsfold/runtime/log/broker.ts';
import { skipGroup } from '@newsfold/runtime/loop/skips.ts';
import { readRange } from '@newsfold/runtime/reading/read-range.ts';
import { articlesPrefix, foldPrefix, topicName, topics } from '@newsfold/schemas/topics.ts';
import { type WorkerName, workerNames, workerPlace } from '@newsfold/schemas/topology.ts';
import type { SkipOptions } from './skip-options.ts';

/** Who passes what. */
export interface SkipResult {
  readonly worker: WorkerName;
  readonly topic: string;
  readonly deadLetters: string;
}

/** Makes the dead letter of a record. */
export type MakeLetter = (
  worker: WorkerName,
  deadLetterTopic: string,
  record: LogRecord,
  why: string,
) => Promise<NewRecord>;

/** The topic as it is on the cluster. @throws Error when it does not exist */
function existing(given: string, prefix: string, names: ReadonlyMap<string, number>): string {
  const found = [`${foldPrefix(prefix)}${given}`, `${articlesPrefix(prefix)}${given}`, given].find((name) =>
    names.has(name),
  );
  if (found === undefined) throw new Error(`--topic ${given}: there is no such topic on this cluster`);
  return found;
}

/** The worker that reads a topic: that of the inner topics, else ingest. @throws Error for one that no worker reads */
function readerOf(topic: string, prefix: string): WorkerName {
  const folds = workerNames.find((name) => workerPlace(name, prefix).input === topic);
  if (folds !== undefined) return folds;
  const own = (Object.keys(topics) as (keyof typeof topics)[]).some(
    (key) => topicName(prefix, key) === topic,
  );
  if (own) throw new Error(`--topic ${topic}: no worker reads it`);
  return 'ingest';
}

/**
 * Passes a record.
 * @throws Error with one line: no such topic, partition or record
 */
export async function skip(
  broker: Broker,
  { topic: given, partition, offset, why, prefix }: SkipOptions,
  makeLetter: MakeLetter,
): Promise<SkipResult> {
  const topic = existing(given, prefix, await broker.topics());
  const worker = readerOf(topic, prefix);
  const { groupId, deadLetters } = workerPlace(worker, prefix);
  const range = (await broker.offsets(topic)).find((one) => one.partition === partition);
  if (range === undefined) throw new Error(`--partition ${partition}: ${topic} has no such partition`);
  if (offset < range.low || offset >= range.high)
    throw new Error(
      `--offset ${offset}: ${topic}/${partition} has the offsets ${range.low} to ${range.high - 1}`,
    );
  let letter: NewRecord | undefined;
  await readRange(
    broker,
    topic,
    [{ partition, from: offset, to: offset + 1 }],
    async (record) => {
      letter = await makeLetter(worker, deadLetters, record, why);
    },
    {
      groupId: skipGroup(groupId),
      onEnd: async (control) => {
        if (letter === undefined) return;
        const publisher = await broker.publisher();
        await publisher.append(deadLetters, 0, [letter]);
        await publisher.close();
        await control.commit(topic, partition, offset + 1);
      },
    },
  );
  if (letter === undefined) throw new Error(`${topic}/${partition}/${offset}: there is no record to skip`);
  return { worker, topic, deadLetters };
}
