/** Facts of stories of 330-word articles, as dedupe would have written them; any number from few texts. */
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { corpus, REALISTIC } from '../../support/corpus.ts';
import { assignment, MINUTE, START } from '../../support/fixture-article.ts';

const SEED = 20_261_130;
/** Texts that the stories share; each article has strings of its own, as if it had come alone. */
const TEXTS = 300;
/** Articles of a story. */
export const ARTICLES = 3;
/** How far apart the texts of one story lie. */
const STEP = 97;

const type = avroType('Assignment');

/** Writes facts in the order of the log. */
export class OpenFacts {
  readonly #written: readonly Buffer[];
  /** Articles so far, by story. */
  readonly #articles = new Map<number, number>();
  #offset = 0;

  constructor() {
    const articles = corpus(SEED, TEXTS, REALISTIC).flatMap((raw, offset): Article[] => {
      const analysis = analyse({ ...raw }, { topic: 'raw.v1', partition: 0, offset, timestamp: START });
      return analysis.kind === 'article' ? [analysis.article] : [];
    });
    this.#written = articles.map((article) => type.toBuffer(assignment(article, 's')));
  }

  /** The next article of a story. */
  report(story: number): Buffer {
    const known = this.#articles.get(story) ?? 0;
    this.#articles.set(story, known + 1);
    return this.#write(story, known, {});
  }

  /** What closes a story. */
  closing(story: number): Buffer {
    return this.#write(0, 0, {
      article: null,
      verdict: 'repeat',
      storyId: '',
      closedStoryIds: [idOf(story)],
    });
  }

  #write(story: number, known: number, fields: Partial<Assignment>): Buffer {
    const offset = this.#offset++;
    const written = this.#written[(story + known * STEP) % this.#written.length] as Buffer;
    const fact = type.fromBuffer(written) as Assignment;
    const articleId = `${idOf(story)}-${known}`;
    const host = `outlet${offset % 97}.example`;
    const publisher = { id: host, name: host, family: host };
    const streamTime = START + offset * MINUTE;
    return type.toBuffer({
      ...fact,
      article: { ...(fact.article as Article), articleId, publisher, seenAt: streamTime },
      articleId,
      articleOffset: offset,
      copyGroupId: articleId,
      storyId: idOf(story),
      streamTime,
      verdict: known === 0 ? 'new_story' : 'joined',
      ...fields,
    });
  }
}

/** One of `count` stories after another: a prime apart, so that what is touched lies all over the log. */
export function storyAt(i: number, count: number): number {
  return (i * 7919) % count;
}

/** As long as a real id. */
function idOf(story: number): string {
  return `story-${String(story).padStart(16, '0')}`;
}
