/**
 * A redrive, in three passes over what is in the logs when it starts:
 *   1. read the letters, without keeping their bytes;
 *   2. read the topics they came from, after the oldest of them: a record that was put back names its original;
 *   3. read the letters again and put the chosen ones back, then commit how far the letters have been examined.
 * All of it under the lock of the dead-letter topic, unless nothing is put back.
 *
 * Letters caused by this run come after the end that pass 1 noted, so a run never handles its own. A crash in pass 3
 * leaves records that the next run finds in pass 2. The commit matters only once retention has deleted those.
 */

import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import type { Broker } from '../log/broker.ts';
import { readRange, wholeTopic } from '../reading/read-range.ts';
import { chooseLetters, isSelected } from './choose-letters.ts';
import type { JudgedLetter, Letter } from './letter.ts';
import { LetterAppender } from './letter-appender.ts';
import { letterTopic } from './letter-topic.ts';
import type { RedriveOptions } from './options.ts';
import { type DecodeLetter, readLetters, readPutBacks } from './read-letters.ts';
import { type AssertHeld, withRedriveLock } from './redrive-lock.ts';

/** What a batch adds to the size of a record, bytes, rounded up. */
const BATCH_OVERHEAD = 1024;

/** What a run did. */
export interface RedriveResult {
  readonly topic: string;
  readonly judged: readonly JudgedLetter[];
  /** Offsets in the dead-letter topic of records that are not letters. */
  readonly unreadable: readonly number[];
  /** Letters that were put back; 0 in a dry run. */
  readonly putBack: number;
  /** Records read after the letters' originals to find what was put back before. */
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
  const appender = new LetterAppender(publisher, rate, assertHeld);
  try {
    const isWhole = await readRange(
      broker,
      topic,
      [{ partition: 0, from: first, to: last + 1 }],
      async (record, heartbeat) => {
        if (offsets.has(record.offset))
          await appender.take(await decode(record.value ?? Buffer.alloc(0)), heartbeat);
      },
      {
        groupId,
        onEnd: async (control) => {
          await appender.flush();
          if (appender.done === chosen.length) await control.commit(topic, 0, end);
        },
      },
    );
    if (!isWhole || appender.done !== chosen.length) throw new Error('the other letters could not be read');
  } catch (error) {
    throw new Error(
      `${appender.done} of ${chosen.length} letters were put back, then: ${(error as Error).message}; run it again: nothing is put back twice`,
    );
  } finally {
    await publisher.close();
  }
  return appender.done;
}

/**
 * Puts dead letters back.
 * @throws Error with one line: a topic that does not exist, a broker that is gone, another redrive of the topic
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
  // One group for each topic: in a group of two runs only the topic that its leader reads is assigned.
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
