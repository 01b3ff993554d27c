/** What editors have decided about articles of a partition, as events show it. */
import type { Decision, StoryDecision } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';

/** Decisions kept; of more the oldest go. */
const MAX_DECISIONS = 100_000;
/** Decisions shown in an event, and bytes of who and why. */
const MAX_SHOWN = 5;
const MAX_BY = 80;
const MAX_WHY = 160;

/** See the top of the file. */
export class EditorDecisions {
  readonly #decisions = new Map<string, StoryDecision>();
  readonly #byArticle = new Map<string, string[]>();

  /** Lets a decision hold. @param articleIds those it speaks of; for a story, one of it */
  add({ decisionId, kind, by, why, at }: Decision, articleIds: readonly string[]): void {
    const shown = {
      decisionId,
      kind,
      articleIds,
      by: beginningOf(by, MAX_BY),
      why: beginningOf(why, MAX_WHY),
      at,
    };
    this.#decisions.set(decisionId, shown);
    for (const id of articleIds) this.#byArticle.set(id, [...(this.#byArticle.get(id) ?? []), decisionId]);
    if (this.#decisions.size > MAX_DECISIONS) this.remove(this.#decisions.keys().next().value ?? '');
  }

  /** Ends a decision; returns the articles it spoke of. */
  remove(decisionId: string): readonly string[] {
    const articleIds = this.#decisions.get(decisionId)?.articleIds ?? [];
    this.#decisions.delete(decisionId);
    for (const id of articleIds) {
      const left = (this.#byArticle.get(id) ?? []).filter((one) => one !== decisionId);
      if (left.length === 0) this.#byArticle.delete(id);
      else this.#byArticle.set(id, left);
    }
    return articleIds;
  }

  /** Forgets an article whose story has closed, and what was decided about it and such articles alone. */
  forget(articleId: string): void {
    const ids = this.#byArticle.get(articleId);
    if (ids === undefined) return;
    this.#byArticle.delete(articleId);
    for (const id of ids) {
      const { articleIds = [] } = this.#decisions.get(id) ?? {};
      if (!articleIds.some((one) => this.#byArticle.has(one))) this.#decisions.delete(id);
    }
  }

  /** The decisions about some articles, in the order they were made, the newest few. */
  of(articleIds: Iterable<string>): readonly StoryDecision[] {
    if (this.#decisions.size === 0) return [];
    const ids = new Set<string>();
    for (const articleId of articleIds) for (const id of this.#byArticle.get(articleId) ?? []) ids.add(id);
    if (ids.size === 0) return [];
    const found = [...ids].flatMap((id) => this.#decisions.get(id) ?? []);
    return found.sort((a, b) => a.at - b.at || (a.decisionId < b.decisionId ? -1 : 1)).slice(-MAX_SHOWN);
  }
}
