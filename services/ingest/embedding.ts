/**
 * The second opinion: a model says what an article means, once, when it arrives. Its answer is recorded in the article, so
 * that every reader of the log decides alike, whatever has become of the model since. Off unless a model or a module of
 * the operator's is named. No article waits longer than the time-out or is refused because of the model.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { hashTerm } from '@newsfold/text/words/hash-term.ts';
import type { EmbeddingModel } from './model/embedding-model.ts';

/** What became of a request to the model. */
export type EmbeddingOutcome = 'made' | 'failed' | 'timed-out' | 'unusable' | 'not-asked' | 'other-language';

/** Most numbers of a vector: bounds what each article of the window costs. */
const MAX_DIMENSIONS = 2_048;
/** Failures in a row after which the model is asked for one article in RARELY until it answers. */
const PATIENCE = 3;
const RARELY = 100;
const GREATEST = 127;
/** The hash of the model's id. */
const HEADER_BYTES = 4;
/** Articles of one record about which the model is asked at the same time. */
const AT_ONCE = 16;
/** Articles that a model may be busy with, also those that nobody waits for any more; beyond them it is not asked. */
const MOST_ASKED = 64;
/** How long the articles of one record wait for the model, ms: well below a session of a group. */
const MANY_MS = 10_000;

/** Packs a vector as schemas/avro/article.avsc says; null when it is no vector. */
export function packEmbedding(id: string, vector: ArrayLike<number>, signs = false): Buffer | null {
  const length = vector?.length;
  if (!Number.isInteger(length) || length < 1 || length > MAX_DIMENSIONS) return null;
  let greatest = 0;
  for (let i = 0; i < length; i++) {
    const value = Number(vector[i]);
    if (!Number.isFinite(value)) return null;
    greatest = Math.max(greatest, Math.abs(value));
  }
  if (greatest === 0) return null;
  const packed = Buffer.alloc(HEADER_BYTES + (signs ? Math.ceil(length / 8) : length));
  packed.writeUInt32LE(hashTerm(id));
  for (let i = 0; i < length; i++) {
    const value = Number(vector[i]);
    if (!signs) packed.writeInt8(Math.round((value / greatest) * GREATEST), HEADER_BYTES + i);
    else if (value > 0) {
      const at = HEADER_BYTES + (i >> 3);
      packed[at] = (packed[at] as number) | (1 << (i & 7));
    }
  }
  return packed;
}

/** Asks a model and counts what becomes of it. */
export class SecondOpinion {
  readonly #model: EmbeddingModel;
  readonly #timeoutMs: number;
  readonly #count: (outcome: EmbeddingOutcome) => void;
  #failures = 0;
  #passed = 0;
  #asked = 0;

  constructor(model: EmbeddingModel, timeoutMs: number, count: (outcome: EmbeddingOutcome) => void) {
    this.#model = model;
    this.#timeoutMs = timeoutMs;
    this.#count = count;
  }

  /** The packed vector of an article, or null when the model gives none in time. Never throws. */
  async of(article: Article): Promise<Buffer | null> {
    const { languages } = this.#model;
    if (languages !== undefined && !languages.includes(article.language)) {
      this.#count('other-language');
      return null;
    }
    if (this.#asked >= MOST_ASKED) {
      this.#count('not-asked');
      return null;
    }
    if (this.#failures >= PATIENCE && this.#passed++ % RARELY !== RARELY - 1) {
      this.#count('not-asked');
      return null;
    }
    const { outcome, packed } = await this.#ask(article);
    this.#failures = outcome === 'made' ? 0 : this.#failures + 1;
    this.#count(outcome);
    return packed;
  }

  /**
   * The vectors of articles that came in one record, in their order: several at a time, and none once they have taken so
   * long that the member would be missed in its group. Never throws.
   * @param now milliseconds from anywhere, never jumping
   */
  async ofMany(articles: readonly Article[], now = () => performance.now()): Promise<(Buffer | null)[]> {
    const vectors: (Buffer | null)[] = [];
    const until = now() + MANY_MS;
    for (let at = 0; at < articles.length; at += AT_ONCE) {
      const some = articles.slice(at, at + AT_ONCE);
      if (now() < until) vectors.push(...(await Promise.all(some.map((article) => this.of(article)))));
      else {
        for (const _ of some) this.#count('not-asked');
        vectors.push(...some.map(() => null));
      }
    }
    return vectors;
  }

  async #ask({
    title,
    text,
    language,
  }: Article): Promise<{ outcome: EmbeddingOutcome; packed: Buffer | null }> {
    let timer: NodeJS.Timeout | undefined;
    const over = new AbortController();
    const late = new Promise<'late'>((give) => {
      timer = setTimeout(give, this.#timeoutMs, 'late');
    });
    this.#asked++;
    // Called inside a promise: a model that throws at once fails like one that rejects.
    const answer = (async () => this.#model.embed({ title, text, language }, over.signal))();
    const answered = () => void this.#asked--;
    // Nobody waits for a late answer: its rejection must not go unhandled.
    answer.then(answered, answered);
    try {
      const vector = await Promise.race([answer, late]);
      if (vector === 'late') return { outcome: 'timed-out', packed: null };
      const packed = packEmbedding(this.#model.id, vector, this.#model.signs);
      return { outcome: packed ? 'made' : 'unusable', packed };
    } catch {
      return { outcome: 'failed', packed: null };
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }
}
