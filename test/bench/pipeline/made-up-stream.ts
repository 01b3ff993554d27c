/**
 * What the pipeline is fed: articles of several languages, short ones and long ones, seen one after the other at a steady
 * pace, so that the window moves and stories close as fast as others begin.
 */
import { type CorpusShape, corpus, REALISTIC } from '../../support/corpus.ts';

/** Languages, each a scope: together they lie in all partitions. */
const SCOPES = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'it', 'sv'] as const;

/** Lengths of articles that are measured, each by itself. */
export const LENGTHS = {
  short: { ...REALISTIC, sentences: [4, 8] },
  long: { ...REALISTIC, sentences: [45, 60] },
} as const satisfies Readonly<Record<string, CorpusShape>>;

/** A length. */
export type Length = keyof typeof LENGTHS;

/** All lengths. */
export const lengthNames = Object.keys(LENGTHS) as readonly Length[];

/** One report of each of many stories, as short as reports are. */
const ALONE: CorpusShape = { ...REALISTIC, sentences: [4, 4], joined: 0 };

/** How long the window is, ms: WINDOW_HOURS as it is by default. */
const WINDOW_MS = 96 * 60 * 60 * 1000;

/** Articles with the times at which they are seen. */
export class MadeUpStream {
  readonly #stepMs: number;
  #at: number;
  #seed: number;

  /**
   * @param total articles that will be taken: the last one was seen just now
   * @param window articles that are in the window at a time
   */
  constructor(seed: number, total: number, window: number, now: number) {
    this.#seed = seed;
    this.#stepMs = Math.floor(WINDOW_MS / Math.max(1, window));
    this.#at = now - total * this.#stepMs;
  }

  #take(count: number, shape: CorpusShape): Buffer[] {
    this.#seed += 1;
    const each = Math.ceil(count / SCOPES.length);
    const corpora = SCOPES.map((lang, at) =>
      corpus(this.#seed * SCOPES.length + at, each, shape).map((article) => ({ ...article, lang })),
    );
    return Array.from({ length: count }, (_, at) => {
      const article = corpora[at % SCOPES.length]?.[Math.floor(at / SCOPES.length)];
      this.#at += this.#stepMs;
      const seenAt = new Date(this.#at).toISOString();
      // An address of its own: what another part of the stream has shown is not shown again.
      const url = article?.url.replace('.example/', `-${article.lang}.example/${this.#seed}-`);
      return Buffer.from(JSON.stringify({ ...article, url, seenAt, publishedAt: seenAt }));
    });
  }

  /** The next articles, each of a story of its own. */
  alone(count: number): Buffer[] {
    return this.#take(count, ALONE);
  }

  /** The next articles of one length. */
  of(length: Length, count: number): Buffer[] {
    return this.#take(count, LENGTHS[length]);
  }

  /** The next articles, of all lengths in turn. */
  mixed(count: number): Buffer[] {
    const parts = lengthNames.map((length) =>
      this.#take(Math.ceil(count / lengthNames.length), LENGTHS[length]),
    );
    return Array.from({ length: count }, (_, at) => {
      const part = parts[at % parts.length] as Buffer[];
      return part[Math.floor(at / parts.length)] as Buffer;
    });
  }
}
