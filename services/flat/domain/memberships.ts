/**
 * Which article is in which story, folded from the log of facts: all articles of a story, where its event names the first
 * of them. The order inside one record is that of enrich: the article enters, decisions take articles out, corrections
 * move them, notices fall on them, stories close. What a closed story had stays as it was written, and is forgotten here.
 */
import type { Assignment, Correction, StoryArticleRow } from '@newsfold/schemas/generated/records.ts';

/** What is read of an assignment. */
export type ReadAssignment = Pick<
  Assignment,
  | 'articleId'
  | 'articleOffset'
  | 'article'
  | 'closedStoryIds'
  | 'copyGroupId'
  | 'corrections'
  | 'decision'
  | 'notices'
  | 'scope'
  | 'storyId'
  | 'verdict'
>;

/** The live stories of a partition and the rows of their articles, by article. */
export interface Memberships {
  readonly stories: Map<string, Map<string, StoryArticleRow>>;
  readonly storyOf: Map<string, string>;
}

/** A row that changed; null when the article is in no story any more. */
export type RowChange = readonly [articleId: string, row: StoryArticleRow | null];

const ACCEPTED: ReadonlySet<string> = new Set(['new_story', 'joined', 'copy', 'edit']);
/** As long as titles in events, characters. */
const MAX_TITLE_CHARS = 300;

/** A partition before its first assignment. */
export function noMemberships(): Memberships {
  return { stories: new Map(), storyOf: new Map() };
}

/** Cuts a text to a number of UTF-16 units, and never a character in two. */
function cut(text: string, most: number): string {
  const end = text.charCodeAt(most - 1) >> 10 === 0xd800 >> 10 ? most - 1 : most;
  return text.length > most ? text.slice(0, end) : text;
}

class Application {
  readonly #all: Memberships;
  readonly #fact: ReadAssignment;
  readonly #changed = new Set<string>();

  constructor(all: Memberships, fact: ReadAssignment) {
    this.#all = all;
    this.#fact = fact;
  }

  #rowOf(articleId: string): StoryArticleRow | undefined {
    const storyId = this.#all.storyOf.get(articleId);
    return storyId === undefined ? undefined : this.#all.stories.get(storyId)?.get(articleId);
  }

  #leave(articleId: string): void {
    const { stories, storyOf } = this.#all;
    const storyId = storyOf.get(articleId);
    if (storyId === undefined) return;
    const rows = stories.get(storyId);
    rows?.delete(articleId);
    if (rows?.size === 0) stories.delete(storyId);
    storyOf.delete(articleId);
    this.#changed.add(articleId);
  }

  #put(row: StoryArticleRow): void {
    const { stories, storyOf } = this.#all;
    this.#leave(row.article_id);
    const rows = stories.get(row.story_id) ?? new Map<string, StoryArticleRow>();
    stories.set(row.story_id, rows.set(row.article_id, row));
    storyOf.set(row.article_id, row.story_id);
    this.#changed.add(row.article_id);
  }

  enter(): void {
    const { article, articleId, articleOffset, scope, storyId, verdict } = this.#fact;
    if (!article || storyId === '' || !ACCEPTED.has(verdict)) return;
    const known = this.#rowOf(articleId);
    const copyGroupId = this.#fact.copyGroupId === '' ? articleId : this.#fact.copyGroupId;
    this.#put({
      article_id: articleId,
      story_id: storyId,
      revision: articleOffset,
      scope,
      role: copyGroupId === articleId ? 'report' : 'copy',
      copy_group_id: copyGroupId,
      // A new version is not the one that was killed or corrected.
      standing: 'current',
      url: article.url,
      title: cut(article.title, MAX_TITLE_CHARS),
      language: article.language,
      publisher_id: article.publisher.id,
      publisher_name: article.publisher.name,
      publisher_family: article.publisher.family,
      wire_credit: article.wireCredit,
      published_at: article.publishedAt,
      seen_at: article.seenAt,
      joined_as: known?.story_id === storyId ? known.joined_as : verdict,
    });
  }

  takeOut(): void {
    const { decision } = this.#fact;
    if (decision?.decision.kind !== 'withdraw') return;
    if (decision.outcome !== 'applied' && decision.outcome !== 'pending') return;
    for (const { articleId } of decision.articles) this.#leave(articleId);
  }

  correct({ kind, fromStoryId, toStoryId, articleIds }: Correction): void {
    const from = this.#all.stories.get(fromStoryId);
    if (kind === 'unknown' || fromStoryId === toStoryId || from === undefined) return;
    const moved = kind === 'merge' ? [...from.keys()] : articleIds;
    for (const articleId of moved) {
      const row = from.get(articleId);
      if (row === undefined) continue;
      const joinedAs = this.#fact.decision === null ? kind : 'decision';
      const revision = this.#fact.articleOffset;
      this.#put({ ...row, story_id: toStoryId, revision, joined_as: joinedAs });
    }
  }

  fall(): void {
    for (const { kind, articleId } of this.#fact.notices) {
      const row = this.#rowOf(articleId);
      if (row === undefined || row.standing === 'killed') continue;
      if (kind !== 'kill' && kind !== 'correction') continue;
      const standing = kind === 'kill' ? 'killed' : 'corrected';
      this.#put({ ...row, standing, revision: this.#fact.articleOffset });
    }
  }

  changes(): readonly RowChange[] {
    return [...this.#changed].map((articleId) => [articleId, this.#rowOf(articleId) ?? null]);
  }

  close(): void {
    const { stories, storyOf } = this.#all;
    for (const storyId of this.#fact.closedStoryIds) {
      for (const articleId of stories.get(storyId)?.keys() ?? []) storyOf.delete(articleId);
      stories.delete(storyId);
    }
  }
}

/** Applies an assignment. @returns the rows that it changed, each once, as they are after it */
export function applyMembership(all: Memberships, fact: ReadAssignment): readonly RowChange[] {
  const application = new Application(all, fact);
  application.enter();
  application.takeOut();
  for (const correction of fact.corrections) application.correct(correction);
  application.fall();
  const changes = application.changes();
  application.close();
  return changes;
}
