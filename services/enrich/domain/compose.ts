/** One event from the reports that make up a story now: a function of their set, whatever the order they came in. */
import type { EnricherRun, Story, StoryStatus } from '@newsfold/schemas/generated/records.ts';
import { runEnricher } from './enricher.ts';
import { listArticles } from './enrichers/articles.ts';
import { countsEnricher } from './enrichers/counts.ts';
import { entitiesEnricher } from './enrichers/entities.ts';
import { headlineEnricher } from './enrichers/headline.ts';
import { keywordsEnricher } from './enrichers/keywords.ts';
import { languagesEnricher } from './enrichers/languages.ts';
import { timesEnricher } from './enrichers/times.ts';
import type { Member, StoryIdentity } from './live-story.ts';
import { toMaterial } from './material.ts';
import { PIPELINE_VERSION } from './pipeline-version.ts';

/** An event without what tells it from the one before. */
export type Composed = Omit<Story, 'changeType' | 'significance' | 'changes'>;

/**
 * Composes the event of a story.
 * @param members its articles, each in its newest version, in any order
 * @param identity what the members do not tell
 * @param status merged is not composed: see `redirectEvent`
 */
export function compose(members: Iterable<Member>, identity: StoryIdentity, status: StoryStatus): Composed {
  const material = toMaterial(members, identity.updatedAt, status);
  const runs: EnricherRun[] = [];
  const { headline, altHeadlines } = runEnricher(headlineEnricher, material, runs);
  return {
    storyId: identity.storyId,
    revision: identity.revision,
    status,
    mergedInto: null,
    splitFrom: identity.splitFrom,
    supersedes: identity.supersedes,
    continues: null,
    causedBy: identity.causedBy,
    scope: identity.scope,
    headline,
    altHeadlines,
    counts: runEnricher(countsEnricher, material, runs),
    keyPoints: [],
    agreed: [],
    uniqueToSource: [],
    conflicts: [],
    entities: runEnricher(entitiesEnricher, material, runs),
    places: [],
    categories: [],
    keywords: runEnricher(keywordsEnricher, material, runs),
    languages: runEnricher(languagesEnricher, material, runs),
    sentiment: null,
    times: runEnricher(timesEnricher, material, runs),
    timeline: [],
    momentum: { state: 'stable', articlesLastHour: 0, publishersLastHour: 0, publishersLastSixHours: 0 },
    articles: listArticles(material, headline.articleId),
    articlesTruncated: material.members.length > 50,
    quality: { cohesion: null, weakestLink: null, needsReview: false, reasons: [] },
    enrichers: runs,
    pipelineVersion: PIPELINE_VERSION,
    configHash: '',
  };
}
