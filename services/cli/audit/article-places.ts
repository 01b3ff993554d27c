/**
 * In which story each article of a log of facts stands, folded from the facts alone, and which articles stand in two: an
 * article that is placed a second time, and not as an edit of what is there, is there twice.
 */
import type { Assignment, Verdict } from '@newsfold/schemas/generated/records.ts';

/** An article that stands in two stories. */
export interface DoubledArticle {
  readonly articleId: string;
  readonly storyId: string;
  readonly alsoIn: string;
}

/** What is read of a fact. */
export type PlacingFact = Pick<Assignment, 'articleId' | 'verdict' | 'storyId' | 'corrections' | 'decision'>;

/** Verdicts that place an article anew. */
const PLACED: ReadonlySet<Verdict> = new Set(['new_story', 'joined', 'copy']);

/** See the file's head. Give it the facts of every partition, those of each in order. */
export class ArticlePlaces {
  readonly #story = new Map<string, string>();
  readonly #redirect = new Map<string, string>();
  readonly #doubled: DoubledArticle[] = [];

  /** Takes a fact. */
  take({ articleId, verdict, storyId, corrections, decision }: PlacingFact): void {
    if (decision?.decision.kind === 'withdraw' && decision.outcome === 'applied')
      for (const one of decision.articles) this.#story.delete(one.articleId);
    if (PLACED.has(verdict)) {
      const before = this.#story.get(articleId);
      if (before !== undefined) this.#doubled.push({ articleId, storyId: before, alsoIn: storyId });
    }
    if (PLACED.has(verdict) || verdict === 'edit') this.#place(articleId, storyId);
    for (const { kind, fromStoryId, toStoryId, articleIds } of corrections) {
      if (kind === 'merge' && fromStoryId !== toStoryId) {
        this.#redirect.delete(toStoryId);
        this.#redirect.set(fromStoryId, toStoryId);
      }
      for (const id of articleIds) this.#place(id, toStoryId);
    }
  }

  /** A story that gets an article is there again, whatever it was merged into. */
  #place(articleId: string, storyId: string): void {
    this.#story.set(articleId, storyId);
    this.#redirect.delete(storyId);
  }

  /** The story that an id stands for now. */
  #now(storyId: string): string {
    let found = storyId;
    for (let next = this.#redirect.get(found); next !== undefined; next = this.#redirect.get(found))
      found = next;
    return found;
  }

  /** Every article with its story, redirects followed. */
  *stories(): Generator<readonly [articleId: string, storyId: string]> {
    for (const [articleId, storyId] of this.#story) yield [articleId, this.#now(storyId)];
  }

  /** Articles that stand in two stories which are not one by now. */
  doubled(): readonly DoubledArticle[] {
    return this.#doubled
      .map(({ articleId, storyId, alsoIn }) => ({
        articleId,
        storyId: this.#now(storyId),
        alsoIn: this.#now(alsoIn),
      }))
      .filter(({ storyId, alsoIn }) => storyId !== alsoIn);
  }
}
