/** A topic of made-up stories, as many as one likes: each with words, publishers, copies and places of its own. */
import type { Publisher } from '@newsfold/runtime/log/broker.ts';
import type { Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';

/** Words of the made-up language; the first come in nearly every story, the last in nearly none. */
const WORDS = 20_000;
const PUBLISHERS = 500;
const PLACES = 300;
const LANGUAGES = ['en', 'de', 'fr', 'ar', 'zh'] as const;
const BEGIN = Date.UTC(2026, 9, 1);
/** A story founded every two seconds. */
const PACE_MS = 2000;

/** Numbers from 0 to 1, the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** A word by its frequency: 0 is the most frequent. */
export const wordAt = (rank: number) => `w${rank.toString(36)}`;

/** Words as they come in texts: frequent ones more often. */
export const wordFrom = (next: () => number) => wordAt(Math.floor(next() ** 3 * WORDS));

/** The name of a place. */
export const placeFrom = (next: () => number) => `City${Math.floor(next() * PLACES)}`;

/** The id of a story by its number. */
export const idOf = (at: number) => `s${at.toString(36).padStart(12, '0')}`;

/** An event of a story. */
export function eventOf(at: number, revision: number, next: () => number): Story {
  const sentence = (words: number) => Array.from({ length: words }, () => wordFrom(next)).join(' ');
  const firstSeenAt = BEGIN + at * PACE_MS;
  return madeUpStory({
    storyId: idOf(at),
    revision,
    headline: sentence(9),
    language: LANGUAGES[at % LANGUAGES.length] as string,
    publishers: Array.from(
      { length: 1 + Math.floor(next() ** 4 * 20) },
      () => `p${Math.floor(next() * PUBLISHERS)}.example`,
    ),
    conflicts: next() < 0.1 ? 2 : 0,
    copies: Math.floor(next() ** 3 * 5),
    places: [placeFrom(next)],
    keyPoints: [sentence(15), sentence(15), sentence(12)],
    firstSeenAt,
    updatedAt: firstSeenAt + Math.floor(next() * 3_600_000),
  });
}

/** Stories of a batch. */
const BATCH = 250;

/** Writes the stories of a topic. */
export async function writeLog(
  publisher: Publisher,
  encode: Encoder<Story>,
  topic: string,
  partitions: number,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const next = numbersFrom(1);
  for (let from = 0, partition = 0; from < count; from += BATCH, partition = (partition + 1) % partitions) {
    const records = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => {
      const event = eventOf(from + at, from + at, next);
      return { key: event.storyId, value: encode(event) };
    });
    await publisher.append(topic, partition, records);
    if (from % (BATCH * 100) === 0) onProgress(from);
  }
}

/** The partition that a story of the log is in. */
export const partitionOf = (at: number, partitions: number) => Math.floor(at / BATCH) % partitions;
