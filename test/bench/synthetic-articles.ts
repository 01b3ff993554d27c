/**
 * A stream of made-up articles with the shape of real ones: a Zipf vocabulary, topics that stories share, and events
 * of one to thirty reports with their own words. Made as features directly: the bench measures the fold, not text analysis.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { mixHash } from '@newsfold/text/words/hash-term.ts';
import { packUint32, toTermCounts } from '@newsfold/text/words/pack.ts';
import { PLAIN_ARTICLE } from '../support/plain-article.ts';

/** An article and the event it reports. */
export interface SyntheticArticle {
  readonly article: Article;
  readonly event: string;
}

const VOCABULARY = 120_000;
const TOPICS = 400;
const TOPIC_WORDS = 60;
const EVENT_WORDS = 14;
const BODY_WORDS = 330;
const LEAD_WORDS = 75;
const OPEN_EVENTS = 1_500;

interface Event {
  readonly name: string;
  readonly topic: number;
  readonly words: readonly number[];
  left: number;
}

/** Seeded numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 1) | 0;
    return mixHash(Math.imul(state, 0x9e3779b1)) / 4_294_967_296;
  };
}

function word(rank: number): number {
  return mixHash(rank + 1) || 1;
}

/** Draws words whose frequency falls with their rank. */
function zipf(random: () => number): number {
  return Math.floor(VOCABULARY ** random()) - 1;
}

function newEvent(random: () => number, number: number): Event {
  const size = random() < 0.5 ? 1 : Math.ceil(30 * random() ** 3);
  const words = Array.from({ length: EVENT_WORDS }, () => word(Math.floor(VOCABULARY * random())));
  return { name: `event-${number}`, topic: Math.floor(TOPICS * random() ** 2), words, left: size };
}

function drawTerm(event: Event, random: () => number): number {
  const kind = random();
  if (kind < 0.16) return event.words[Math.floor(EVENT_WORDS * random() ** 1.5)] as number;
  if (kind < 0.4) return word(2_000 + event.topic * TOPIC_WORDS + Math.floor(TOPIC_WORDS * random()));
  return word(zipf(random));
}

function count(terms: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function toArticle(event: Event, number: number, at: number, random: () => number): Article {
  const body = Array.from({ length: BODY_WORDS }, () => drawTerm(event, random));
  const lead = toTermCounts(count(body.slice(0, LEAD_WORDS)));
  const all = toTermCounts(count(body));
  const names = toTermCounts(
    count(
      body
        .slice(0, 40)
        .map((term) => mixHash(term ^ 0x9e37))
        .slice(0, 16),
    ),
  );
  const shingles = Uint32Array.from({ length: 40 }, () => Math.floor(random() * 2 ** 29)).sort();
  const id = number.toString(16).padStart(32, '0');
  return {
    ...PLAIN_ARTICLE,
    articleId: id,
    contentHash: id,
    scope: 'xx',
    origin: { topic: 'bench', partition: 0, offset: number, timestamp: at, item: -1, items: 1 },
    title: 'bench',
    text: 'bench',
    language: 'xx',
    languageSource: 'assumed',
    publishedAt: at,
    publishedAtQuality: 'exact',
    publishedOffsetMinutes: null,
    seenAt: at,
    features: {
      version: 1,
      words: BODY_WORDS,
      lead: packUint32(lead.terms),
      leadCounts: Buffer.from(lead.counts),
      all: packUint32(all.terms),
      allCounts: Buffer.from(all.counts),
      full: packUint32(all.terms),
      entities: packUint32(names.terms),
      entityCounts: Buffer.from(names.counts),
      shingles: packUint32(shingles),
      shingleScale: 8,
      titleHash: 0,
      embedding: null,
    },
  };
}

/** An endless stream, ten seconds from article to article. */
export function* syntheticArticles(seed: number): Generator<SyntheticArticle> {
  const random = seeded(seed);
  let events = 0;
  const open = Array.from({ length: OPEN_EVENTS }, () => newEvent(random, events++));
  for (let number = 0; ; number++) {
    const at = Math.floor(random() * OPEN_EVENTS);
    const event = open[at] as Event;
    yield {
      article: toArticle(event, number, 1_700_000_000_000 + number * 10_000, random),
      event: event.name,
    };
    if (--event.left <= 0) open[at] = newEvent(random, events++);
  }
}
