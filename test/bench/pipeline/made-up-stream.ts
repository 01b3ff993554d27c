/**
 * What the pipeline is fed: articles of several desks, short ones and long ones, seen one after the other at a steady
 * pace, so that the window moves and stories close as fast as others begin. All are in English: words that are made up
 * are taken for no other language, whatever their feed says of them.
 */
import { type CorpusArticle, type CorpusShape, corpus, REALISTIC } from '../../support/corpus.ts';

/** The field that names the desk of an article: SCOPE_BY of the workers says that it divides them. */
export const DESK_FIELD = 'desk';

/** Desks, each a scope: two lie in each of four partitions. */
export const DESKS = ['world', 'city', 'sport', 'music', 'health', 'politics', 'culture', 'local'] as const;

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

interface DeskArticle extends CorpusArticle {
  readonly [DESK_FIELD]: string;
}

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

  /** Articles of all desks in turn, those of a desk with stories of their own. */
  #make(count: number, shape: CorpusShape): DeskArticle[] {
    this.#seed += 1;
    const seed = this.#seed;
    const each = Math.ceil(count / DESKS.length);
    const corpora = DESKS.map((desk, at) =>
      corpus(seed * DESKS.length + at, each, shape).map((article) => ({
        ...article,
        // An address of its own: what another part of the stream has shown is not shown again.
        url: article.url.replace('.example/', `-${desk}.example/${seed}-`),
        [DESK_FIELD]: desk,
      })),
    );
    return Array.from(
      { length: count },
      (_, at) => corpora[at % DESKS.length]?.[Math.floor(at / DESKS.length)] as DeskArticle,
    );
  }

  /** Lets them be seen one after the other, in the order in which they are sent: no article pulls the window ahead of others. */
  #seen(articles: readonly DeskArticle[]): Buffer[] {
    return articles.map((article) => {
      this.#at += this.#stepMs;
      const seenAt = new Date(this.#at).toISOString();
      return Buffer.from(JSON.stringify({ ...article, seenAt, publishedAt: seenAt }));
    });
  }

  /** The next articles, each of a story of its own. */
  alone(count: number): Buffer[] {
    return this.#seen(this.#make(count, ALONE));
  }

  /** The next articles of one length. */
  of(length: Length, count: number): Buffer[] {
    return this.#seen(this.#make(count, LENGTHS[length]));
  }

  /** The next articles, of all lengths in turn. */
  mixed(count: number): Buffer[] {
    const each = Math.ceil(count / lengthNames.length);
    const parts = lengthNames.map((length) => this.#make(each, LENGTHS[length]));
    const inTurn = Array.from(
      { length: count },
      (_, at) => parts[at % parts.length]?.[Math.floor(at / parts.length)] as DeskArticle,
    );
    return this.#seen(inTurn);
  }
}
