/** Reads dead letters, and what earlier redrives left in the log. */

import type { DeadLetter } from '@newsfold/schemas/generated/records.ts';
import { recordBytes } from '../log/batch-records.ts';
import type { Broker, LogRecord } from '../log/broker.ts';
import { CUT_HEADER } from '../loop/dead-letter.ts';
import { redrivenPlace, redriveRecord } from '../loop/redrive-record.ts';
import { type OnRecord, type PartitionRange, readRange } from '../reading/read-range.ts';
import { avroType, hasRegistryHeader, MalformedRecord } from '../registry/codec.ts';
import type { Letter } from './letter.ts';

const HEADER_BYTES = 5;

/** Turns the value of a dead-letter record into the letter. @throws MalformedRecord */
export type DecodeLetter = (value: Buffer) => DeadLetter | Promise<DeadLetter>;

/** Reads letters by this release's schema, without a registry. @throws MalformedRecord */
export function decodeWithoutRegistry(value: Buffer): DeadLetter {
  if (!hasRegistryHeader(value))
    throw new MalformedRecord('malformed-avro', 'the registry header is missing');
  try {
    return avroType('DeadLetter').fromBuffer(value.subarray(HEADER_BYTES)) as DeadLetter;
  } catch (error) {
    throw new MalformedRecord('malformed-avro', (error as Error).message);
  }
}

async function letterOf(record: LogRecord, decode: DecodeLetter): Promise<Letter | null> {
  try {
    const letter = await decode(record.value ?? Buffer.alloc(0));
    const { reason, origin, attempts, dueAt, headers } = letter;
    return {
      offset: record.offset,
      writtenAt: record.timestamp,
      reason,
      origin,
      attempts,
      dueAt,
      bytes: recordBytes(redriveRecord(letter)),
      isCut: headers.some(({ key }) => key === CUT_HEADER),
    };
  } catch (error) {
    if (error instanceof MalformedRecord) return null;
    throw error;
  }
}

/** All letters of some ranges, without their bytes; `unreadable` lists the offsets of records that are not letters. */
export async function readLetters(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  decode: DecodeLetter,
): Promise<{ readonly letters: readonly Letter[]; readonly unreadable: readonly number[] }> {
  const letters: Letter[] = [];
  const unreadable: number[] = [];
  await readRange(broker, topic, ranges, async (record) => {
    const letter = await letterOf(record, decode);
    if (letter) letters.push(letter);
    else unreadable.push(record.offset);
  });
  return { letters, unreadable };
}

/** What the topics that letters came from show. */
interface OriginLogs {
  readonly lows: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly putBack: ReadonlySet<string>;
  /** Records that were read for this. */
  readonly read: number;
}

/** Reads which records were put back, from the oldest original on; only partitions that letters came from. */
export async function readPutBacks(broker: Broker, letters: readonly Letter[]): Promise<OriginLogs> {
  const existing = await broker.topics();
  const lows = new Map<string, ReadonlyMap<number, number>>();
  const putBack = new Set<string>();
  let read = 0;
  const note: OnRecord = (record) => {
    read += 1;
    const place = redrivenPlace(record);
    if (place !== undefined) putBack.add(place);
  };
  for (const topic of new Set(letters.map(({ origin }) => origin.topic))) {
    if (!existing.has(topic)) continue;
    const offsets = await broker.offsets(topic);
    lows.set(topic, new Map(offsets.map(({ partition, low }) => [partition, low])));
    const ranges = offsets.map(({ partition, low, high }) => {
      const first = letters
        .filter(({ origin }) => origin.topic === topic && origin.partition === partition)
        .reduce((least, { origin }) => Math.min(least, origin.offset + 1), high);
      return { partition, from: Math.max(low, first), to: high };
    });
    await readRange(broker, topic, ranges, note);
  }
  return { lows, putBack, read };
}
