/** A story as lists and live events show it: what fits three lines of a page, and what lists are filtered and ordered by. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** A sentence of a story, with where it stands. */
export interface ItemSentence {
  readonly text: string;
  readonly language: string;
  readonly independentPublishers: number;
  readonly articleId: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** See the file's head. Times are milliseconds since the epoch. */
export interface ListItem {
  readonly storyId: string;
  readonly revision: number;
  readonly status: Story['status'];
  readonly scope: string;
  readonly headline: {
    readonly text: string;
    readonly language: string;
    readonly articleId: string;
    readonly publisher: string | null;
    readonly url: string | null;
  };
  readonly sentences: readonly ItemSentence[];
  readonly counts: Story['counts'];
  readonly languages: readonly string[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly { readonly name: string; readonly kind: string; readonly country: string }[];
  readonly entities: readonly { readonly name: string; readonly type: string }[];
  readonly conflicts: number;
  readonly contested: readonly string[];
  readonly withdrawn: number;
  readonly needsReview: boolean;
  readonly momentum: Story['momentum']['state'];
  readonly reportsPerHour: readonly number[];
  /** At `updatedAt`; see docs/read.md for how it fades. */
  readonly importance: number;
  /** The part of it that does not fade. */
  readonly importanceLasting: number;
  readonly firstSeenAt: number;
  readonly firstPublisher: string | null;
  readonly updatedAt: number;
  readonly lastMaterialAt: number | null;
  readonly changeType: Story['changeType'];
  readonly significance: Story['significance'];
  readonly lastChange: { readonly at: number; readonly path: string; readonly text: string } | null;
  /** When the event came into the topic, by the broker's clock. */
  readonly shownAt: number;
}

/** Weight of the part of importance that does not fade, as the event's own documentation gives it. */
const SOURCES = 0.5;
/** Sentences of an item. */
const SENTENCES = 2;

/** Makes the item of an event. @param shownAt time of its record */
export function listItem(story: Story, shownAt: number): ListItem {
  const articles = new Map(story.articles.map((article) => [article.articleId, article]));
  const nameOf = (id: string) => articles.get(id)?.publisher.name ?? null;
  const conflicts = story.conflicts.filter(({ kind }) => kind === 'conflict');
  const change = story.materialChanges.at(-1);
  const first = story.timeline.find(({ kind }) => kind === 'first_report');
  return {
    storyId: story.storyId,
    revision: story.revision,
    status: story.status,
    scope: story.scope,
    headline: {
      ...story.headline,
      publisher: nameOf(story.headline.articleId),
      url: articles.get(story.headline.articleId)?.url ?? null,
    },
    sentences: story.keyPoints
      .slice(0, SENTENCES)
      .map(({ text, language, references, independentPublishers }) => {
        const articleId = references[0]?.articleId ?? null;
        const article = articleId === null ? undefined : articles.get(articleId);
        const publisher = article?.publisher.name ?? null;
        return { text, language, independentPublishers, articleId, publisher, url: article?.url ?? null };
      }),
    counts: story.counts,
    languages: story.languages,
    topics: story.categories.map(({ id, name }) => ({ id, name })),
    places: story.places
      .filter(({ role }) => role === 'focus')
      .slice(0, 4)
      .map(({ name, kind, country }) => ({ name, kind, country })),
    entities: story.entities.slice(0, 4).map(({ name, type }) => ({ name, type })),
    conflicts: conflicts.length,
    contested: conflicts.slice(0, 3).map(({ slot }) => slot),
    withdrawn: story.withdrawn.length,
    needsReview: story.quality.needsReview,
    momentum: story.momentum.state,
    reportsPerHour: story.momentum.reportsPerHour,
    importance: story.importance?.score ?? 0,
    importanceLasting: SOURCES * (story.importance?.sources ?? 0),
    firstSeenAt: story.times.firstSeenAt,
    firstPublisher: first === undefined ? null : (nameOf(first.articleId) ?? first.publisher),
    updatedAt: story.times.updatedAt,
    lastMaterialAt: story.times.lastMaterialAt,
    changeType: story.changeType,
    significance: story.significance,
    lastChange: change === undefined ? null : { at: change.at, path: change.path, text: change.text },
    shownAt,
  };
}
