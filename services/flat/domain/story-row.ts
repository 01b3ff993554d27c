/** A story event as one row of plain columns. */
import type { Story, StoryRow } from '@newsfold/schemas/generated/records.ts';

/** The country where a story happens, else the first that it names; null when it names none. */
function countryOf({ places }: Story): string | null {
  return (places.find(({ role }) => role === 'focus') ?? places[0])?.country ?? null;
}

/** The row of a story; a function of its event alone. */
export function storyRow(story: Story): StoryRow {
  const { counts, headline, importance, momentum, quality, times } = story;
  return {
    story_id: story.storyId,
    revision: story.revision,
    status: story.status,
    merged_into: story.mergedInto,
    split_from: story.splitFrom,
    continues: story.continues,
    scope: story.scope,
    headline: headline.text,
    headline_language: headline.language,
    summary: story.keyPoints.map(({ text }) => text).join('\n'),
    articles: counts.articles,
    reports: counts.reports,
    copies: counts.copies,
    publishers: counts.publishers,
    independent_publishers: counts.independentPublishers,
    agreed_facts: story.agreed.length,
    conflicts: story.conflicts.length,
    withdrawn_articles: story.withdrawn.length,
    category: story.categories[0]?.id ?? null,
    country: countryOf(story),
    languages: story.languages.join(),
    keywords: story.keywords.join(),
    momentum: momentum.state,
    importance: importance?.score ?? null,
    cohesion: quality.cohesion,
    needs_review: quality.needsReview,
    first_published_at: times.firstPublishedAt,
    last_published_at: times.lastPublishedAt,
    first_seen_at: times.firstSeenAt,
    updated_at: times.updatedAt,
    last_material_at: times.lastMaterialAt,
  };
}
