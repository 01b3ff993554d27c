/** A partition with any number of open articles: what it takes, and what its updates cost. */
import { zstd } from '@newsfold/enrich/compression.ts';
import { MemberStore } from '@newsfold/enrich/domain/state/member-store.ts';
import { answerAssignment, createStories, restoreAssignment } from '@newsfold/enrich/domain/stories.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { corpus, REALISTIC } from '../../support/corpus.ts';
import { assignment, MINUTE, START } from '../../support/fixture-article.ts';

const SEED = 20_261_130;
/** Articles of a story. */
const ARTICLES = 3;
/** Texts that the stories share; each article has strings of its own, as if it had come alone. */
const TEXTS = 300;
/** Updates that are timed of each kind. */
const TIMED = 300;
const MIB = 1024 * 1024;

const type = avroType('Assignment');

/** Facts that found stories or add to them, decoded anew each time. */
export class Facts {
  readonly #written: readonly Buffer[];

  constructor() {
    const articles = corpus(SEED, TEXTS, REALISTIC).flatMap((raw, offset): Article[] => {
      const analysis = analyse({ ...raw }, { topic: 'raw.v1', partition: 0, offset, timestamp: START });
      return analysis.kind === 'article' ? [analysis.article] : [];
    });
    this.#written = articles.map((article) => type.toBuffer(assignment(article, 's')));
  }

  /** The fact that article `n` brings to a story. */
  of(n: number, storyId: string, fields: Partial<Assignment> = {}): Assignment {
    const fact = type.fromBuffer(this.#written[n % this.#written.length] as Buffer) as Assignment;
    const articleId = `article-${n}-of-${storyId}`;
    const host = `outlet${n % 97}.example`;
    const article = fact.article as Article;
    const publisher = { id: host, name: host, family: host };
    return {
      ...fact,
      article: { ...article, articleId, publisher, seenAt: START + n * MINUTE },
      articleId,
      articleOffset: n,
      copyGroupId: articleId,
      storyId,
      streamTime: START + n * MINUTE,
      verdict: 'joined',
      ...fields,
    };
  }
}

function cpuMs(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();
  return (after.user - user + after.system - system) / 1000;
}

/** Prints what `open` articles take, and the CPU of updates. */
export function benchOpen(open: number): void {
  const facts = new Facts();
  const store = new MemberStore(zstd);
  const stories = createStories({ store });
  const count = Math.floor(open / ARTICLES);
  const restored = cpuMs(() => {
    for (let n = 0; n < count * ARTICLES; n++) restoreAssignment(stories, facts.of(n, `story-${n % count}`));
  });
  let next = count * ARTICLES;
  const answer = (story: number, fields: Partial<Assignment> = {}): void =>
    void answerAssignment(stories, facts.of(next++, `story-${story}`, fields));
  // Far apart, so that none is at hand when its turn comes.
  const cold = (i: number): number => (i * 7919) % count;
  const each = (work: (i: number) => void): string =>
    (cpuMs(() => Array.from({ length: TIMED }, (_, i) => work(i))) / TIMED).toFixed(2);
  // The first of each kind would pay for the compiler.
  for (let i = 0; i < TIMED; i++) answer(count - 1 - (i % 50));
  const founding = each((i) => void answerAssignment(stories, facts.of(next++, `new-${i}`)));
  const isCold = each((i) => answer(cold(i)));
  const isWarm = each((i) => answer(cold(i)));
  const closing = each((i) => {
    const fact = facts.of(next++, 'elsewhere', {
      article: null,
      verdict: 'repeat',
      closedStoryIds: [`story-${cold(i + TIMED)}`],
    });
    answerAssignment(stories, fact);
  });
  const { rss, heapUsed, external } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${count * ARTICLES} open articles: ${Math.round(rss / MIB)} MiB resident (at most ${Math.round(peak)}), heap ${Math.round(heapUsed / MIB)}, outside it ${Math.round(external / MIB)}`,
  );
  console.log(`read back: ${((1000 * restored) / (count * ARTICLES)).toFixed(0)} µs of CPU an article`);
  console.log(
    `an update: ${isWarm} ms of a story at hand, ${isCold} ms of another (${ARTICLES} reports), ${closing} ms to close one, ${founding} ms to found one`,
  );
}
