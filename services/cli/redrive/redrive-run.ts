/**
 * A redrive, in three passes over what stands in the logs when it starts:
 *   1. read the letters, without keeping their bytes;
 *   2. read the topics they came from behind the oldest of them: a put-back names the record it stands for;
 *   3. read the letters again and put the chosen ones back, then note how far the letters have been offered.
 * All under the lock of the letters' topic, unless nothing is put back.
 *
 * Letters that the put-backs cause lie behind the end that pass 1 took, so a run never meets its own. A crash in pass 3
 * leaves put-backs that the next run finds in pass 2. The note at the end matters only once retention has deleted them.
 */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { readRange, wholeTopic } from '../cluster/read-range.ts';
import { chooseLetters, isSelected } from './choose-letters.ts';
import type { JudgedLetter, Letter } from './letter.ts';
import { letterTopic } from './letter-topic.ts';
import { PutBack } from './put-back-letters.ts';
import { type DecodeLetter, readLetters, readPutBacks } from './read-letters.ts';
import { type AssertHeld, withRedriveLock } from './redrive-lock.ts';
import type { RedriveOptions } from './redrive-options.ts';

/** What the broker counts beside a record itself in a batch, bytes, rounded up. */
const BATCH_OVERHEAD = 1024;

/** What a run did. */
export interface RedriveResult {
  readonly topic: string;
  readonly judged: readonly JudgedLetter[];
  /** Offsets in the dead-letter topic of records that are no letters. */
  readonly unreadable: readonly number[];
  /** Letters that went back; 0 in a dry run. */
  readonly putBack: number;
  /** Records read behind the letters to know what was put back before. */
  readonly searched: number;
}

async function offered(broker: Broker, groupId: string, topic: string): Promise<number> {
  const committed = await broker.committed(groupId, topic);
  return committed.find(({ partition }) => partition === 0)?.offset ?? 0;
}

async function putBack(
  broker: Broker,
  topic: string,
  groupId: string,
  chosen: readonly Letter[],
  end: number,
  decode: DecodeLetter,
  rate: number | null,
  assertHeld: AssertHeld,
): Promise<number> {
  const offsets = new Set(chosen.map(({ offset }) => offset));
  const first = Math.min(...offsets);
  const last = Math.max(...offsets);
  const publisher = await broker.publisher();
  const back = new PutBack(publisher, rate, assertHeld);
  try {
    const isWhole = await readRange(
      broker,
      topic,
      [{ partition: 0, from: first, to: last + 1 }],
      async (record, alive) => {
        if (offsets.has(record.offset)) await back.take(await decode(record.value ?? Buffer.alloc(0)), alive);
      },
      {
        groupId,
        onEnd: async (control) => {
          await back.flush();
          if (back.done === chosen.length) await control.commit(topic, 0, end);
        },
      },
    );
    if (!isWhole || back.done !== chosen.length) throw new Error('the other letters could not be read');
  } catch (error) {
    throw new Error(
      `${back.done} of ${chosen.length} letters were put back, then: ${(error as Error).message}; run it again: what went back is not put back twice`,
    );
  } finally {
    await publisher.close();
  }
  return back.done;
}

/**
 * Puts dead letters back.
 * @throws Error with one line: a topic that is none, a broker that is gone, another redrive of the topic
 */
export async function redrive(
  broker: Broker,
  decode: DecodeLetter,
  options: RedriveOptions,
): Promise<RedriveResult> {
  const topic = letterTopic(options.from, options.prefix, await broker.topics());
  const run = (assertHeld: AssertHeld) => redriveTopic(broker, decode, options, topic, assertHeld);
  return options.dryRun ? run(() => undefined) : withRedriveLock(broker, topic, run);
}

async function redriveTopic(
  broker: Broker,
  decode: DecodeLetter,
  options: RedriveOptions,
  topic: string,
  assertHeld: AssertHeld,
): Promise<RedriveResult> {
  // One for each topic: a group of two runs deals partitions only of the topic that its leader reads.
  const groupId = `${topic}.redrive`;
  const ranges = await wholeTopic(broker, topic);
  const end = ranges.find(({ partition }) => partition === 0)?.to ?? 0;
  const { letters, unreadable } = await readLetters(broker, topic, ranges, decode);
  const selected = letters.filter((letter) => isSelected(letter, options));
  const { lows, putBack: before, read } = await readPutBacks(broker, selected);
  const facts = {
    lows,
    putBack: before,
    offered: await offered(broker, groupId, topic),
    maxBytes: RAW_MAX_BYTES - BATCH_OVERHEAD,
  };
  const judged = chooseLetters(letters, facts, options);
  const chosen = judged.filter(({ fate }) => fate === 'put-back').map(({ letter }) => letter);
  const done =
    options.dryRun || chosen.length === 0
      ? 0
      : await putBack(broker, topic, groupId, chosen, end, decode, options.rate, assertHeld);
  return { topic, judged, unreadable, putBack: done, searched: read };
}
