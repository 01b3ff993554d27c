/**
 * A topic of made-up stories, as many as one likes, of the size and the parts that events of real reports have: six in
 * ten tell of one report and take 3 kB, one in fifty of twenty and more.
 */
import type { Publisher } from '@newsfold/runtime/log/broker.ts';
import type { Encoder } from '@newsfold/runtime/registry/codec.ts';
import type { Story, StoryEntity } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { type Language, languageOf, numbersFrom, sentenceOf, wordFrom } from './made-up-words.ts';

const PUBLISHERS = 500;
const PLACES = 300;
/** Names, titles and searches are made of words that are not the most frequent. */
export const TELLING = 100;
const BEGIN = Date.UTC(2026, 9, 1);
/** A story founded every two seconds. */
const PACE_MS = 2000;
const SENTENCE = 22;

/** The name of a place. */
export const placeFrom = (next: () => number) => `City${Math.floor(next() ** 2 * PLACES)}`;

/** The id of a story by its number: ids are hashes, and come in no order. */
export function idOf(at: number): string {
  const part = (factor: number) => (Math.imul(at + 1, factor) >>> 0).toString(16).padStart(8, '0');
  return `${part(0x9e3779b1)}${part(0x85ebca77)}${part(0xc2b2ae3d)}${part(0x27d4eb2f)}`;
}

/** How many reports a story has. */
function reportsFrom(next: () => number): number {
  const at = next();
  if (at < 0.6) return 1;
  if (at < 0.85) return 2 + Math.floor(next() * 2);
  return at < 0.98 ? 4 + Math.floor(next() * 6) : 10 + Math.floor(next() * 15);
}

function entityFrom(next: () => number, language: Language, at: number): StoryEntity {
  const name = `${wordFrom(next, language, TELLING)} ${wordFrom(next, language, TELLING)}`;
  return { name, type: 'unknown', aliases: [], reports: 1, mentions: 2, salience: 1 / (at + 1) };
}

const ENRICHERS = ['headline', 'novelty', 'facts', 'entities', 'places', 'topics', 'keywords', 'sentiment'];
const enrichers = [...ENRICHERS, 'timeline', 'momentum', 'importance', 'framing', 'sources'].map((name) => ({
  name,
  version: 3,
  status: 'ok' as const,
  detail: '',
}));

const list = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));

/** An event of a story. @param now time of what happened last; told again by whoever measures how far it is behind */
export function eventOf(at: number, revision: number, next: () => number, now?: number): Story {
  const language = languageOf(at);
  const sentence = () => sentenceOf(next, language, SENTENCE);
  const firstSeenAt = BEGIN + at * PACE_MS;
  const reports = reportsFrom(next);
  const told = reports === 1 ? 0 : Math.min(8, reports);
  const story = madeUpStory({
    storyId: idOf(at),
    revision,
    headline: sentenceOf(next, language, 9, TELLING),
    language,
    publishers: list(reports, () => `p${Math.floor(next() ** 2 * PUBLISHERS)}.example`),
    conflicts: reports > 2 && next() < 0.3 ? 2 : 0,
    copies: reports === 1 ? 0 : Math.floor(next() ** 3 * 5),
    places: next() < 0.7 ? [placeFrom(next)] : [],
    keyPoints: list(reports === 1 ? 5 : 6, sentence),
    firstSeenAt,
    updatedAt: firstSeenAt + Math.floor(next() * 3_600_000),
  });
  const [point] = story.keyPoints;
  const references = point?.references ?? [];
  const [lead] = story.articles;
  return {
    ...story,
    articles: story.articles.map((article) => ({
      ...article,
      title: sentenceOf(next, language, 9, TELLING),
      snippet: article.role === 'lead' || next() < 0.3 ? (point?.text ?? '') : '',
    })),
    agreed: list(told === 0 ? 0 : 1 + (told >> 1), () => ({
      text: sentence(),
      language,
      slot: '',
      value: null,
      attribution: null,
      references,
      independentPublishers: 2,
      isQuotation: false,
      firstReport: null,
      state: 'reported' as const,
      history: [],
    })),
    uniqueToSource: list(told, () => {
      const text = sentence();
      const quoted = [{ articleId: lead?.articleId ?? '', start: 0, end: text.length, quote: text }];
      return {
        text,
        language,
        publisher: lead?.publisher.id ?? '',
        attribution: null,
        references: quoted,
        weight: 0.5,
      };
    }),
    entities: list(8, (nth) => entityFrom(next, language, nth)),
    keywords: list(12, () => wordFrom(next, language, TELLING)),
    enrichers,
    times: { ...story.times, ...(now === undefined ? {} : { lastMaterialAt: now }) },
  };
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
): Promise<{ readonly bytes: number }> {
  const next = numbersFrom(1);
  let bytes = 0;
  let before: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < count; from += BATCH) {
    const records = list(Math.min(BATCH, count - from), (at) => {
      const event = eventOf(from + at, 1, next);
      return { key: event.storyId, value: encode(event) };
    });
    for (const { value } of records) bytes += value.length;
    // One batch is made while the one before is written.
    await before;
    before = publisher.append(topic, partitionOf(from, partitions), records);
    if (from % (BATCH * 200) === 0) onProgress(from);
  }
  await before;
  return { bytes };
}

/** The partition that a story of the log is in. */
export const partitionOf = (at: number, partitions: number) => Math.floor(at / BATCH) % partitions;
