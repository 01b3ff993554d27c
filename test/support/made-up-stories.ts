/** Made-up events of stories, each a function of its number: for tests and benches that need many. */
import { correctedMatch } from '@newsfold/enrich/domain/state/match-of.ts';
import type { Story, StoryArticle } from '@newsfold/schemas/generated/records.ts';

/** What of an event is chosen; the rest follows. */
export interface MadeUp {
  readonly storyId: string;
  readonly revision: number;
  readonly status?: Story['status'];
  readonly mergedInto?: string | null;
  readonly supersedes?: readonly string[];
  readonly changeType?: Story['changeType'];
  readonly significance?: Story['significance'];
  readonly headline?: string;
  readonly language?: string;
  readonly publishers?: readonly string[];
  readonly copies?: number;
  readonly conflicts?: number;
  readonly places?: readonly string[];
  readonly keyPoints?: readonly string[];
  readonly firstSeenAt?: number;
  readonly updatedAt?: number;
  readonly withdrawn?: readonly string[];
}

/** When made-up stories begin, ms since the epoch. */
export const MADE_UP_AT = Date.UTC(2026, 2, 14, 6);

function articleOf(
  story: MadeUp,
  publisher: string,
  at: number,
  isCopy: boolean,
  first: string,
): StoryArticle {
  const articleId = `${story.storyId}-${at}`;
  const seenAt = (story.firstSeenAt ?? MADE_UP_AT) + at * 60_000;
  return {
    articleId,
    guid: null,
    url: `https://${publisher}/${articleId}`,
    title: `${story.headline ?? `Story ${story.storyId}`} (${at})`,
    language: story.language ?? 'en',
    publisher: { id: publisher, name: publisher.split('.')[0] ?? publisher, family: publisher },
    publishedAt: seenAt,
    publishedAtQuality: 'exact',
    publishedOffsetMinutes: null,
    role: isCopy ? 'copy' : at === 0 ? 'lead' : 'report',
    standing: 'current',
    versions: 1,
    copyGroupId: isCopy ? first : articleId,
    wireCredit: null,
    seenAt,
    authors: [],
    section: null,
    image: null,
    snippet: '',
    display: 'full',
    novelty: isCopy ? 0 : 1 / (at + 1),
    match:
      at === 0
        ? correctedMatch('new_story', null)
        : {
            ...correctedMatch(isCopy ? 'copy' : 'joined', 3),
            articleId: first,
            parts: isCopy ? [] : [{ name: 'entityCosine', value: 0.6, contribution: 1.2 }],
          },
  };
}

/** Makes an event. */
export function madeUpStory(given: MadeUp): Story {
  const { storyId, revision, status = 'active', language = 'en' } = given;
  const publishers = status === 'merged' ? [] : (given.publishers ?? ['courier.example', 'post.example']);
  const copies = given.copies ?? 0;
  const firstSeenAt = given.firstSeenAt ?? MADE_UP_AT;
  const updatedAt = given.updatedAt ?? firstSeenAt + revision * 1000;
  const first = `${storyId}-0`;
  const articles = [
    ...publishers.map((publisher, at) => articleOf(given, publisher, at, false, first)),
    ...Array.from({ length: publishers.length === 0 ? 0 : copies }, (_, at) =>
      articleOf(given, `copy${at}.example`, publishers.length + at, true, first),
    ),
  ];
  const text = given.headline ?? `Story ${storyId}`;
  const sentences = given.keyPoints ?? [`Something happened in ${storyId}.`];
  const sources = Math.min(1, Math.log2(publishers.length + 1) / 5);
  return {
    storyId,
    revision,
    status,
    mergedInto: given.mergedInto ?? null,
    splitFrom: null,
    supersedes: given.supersedes ?? [],
    continues: null,
    changeType: given.changeType ?? 'updated',
    significance: given.significance ?? 'material',
    changes: [],
    causedBy: first,
    scope: language,
    headline: { text, language, articleId: first },
    altHeadlines: [],
    counts: {
      articles: articles.length,
      reports: publishers.length,
      copies: articles.length - publishers.length,
      publishers: articles.length,
      independentPublishers: publishers.length,
      languages: 1,
    },
    keyPoints: sentences.map((one) => ({
      text: one,
      language,
      references: [{ articleId: first, start: 0, end: one.length, quote: one }],
      independentPublishers: publishers.length,
    })),
    agreed: [],
    uniqueToSource: [],
    conflicts: Array.from({ length: given.conflicts ?? 0 }, (_, at) => ({
      slot: 'dead',
      about: `people killed ${at}`,
      kind: 'conflict' as const,
      values: ['14', '19'].map((value, nth) => ({
        text: value,
        value: Number(value),
        unit: '',
        qualifier: '',
        attribution: null,
        references: [{ articleId: first, start: 0, end: 1, quote: value }],
        publishers: [publishers[nth] ?? 'other.example'],
        lastReportedAt: updatedAt,
        state: 'reported' as const,
      })),
    })),
    framings: [],
    entities: [],
    places: (given.places ?? []).map((name) => ({
      name,
      kind: 'city' as const,
      country: 'TR',
      role: 'focus' as const,
      reports: 1,
      mentions: 1,
    })),
    categories: [{ id: 'medtop:03000000', name: 'disaster', method: 'terms', score: 0.5 }],
    keywords: [],
    languages: [language],
    sentiment: null,
    times: {
      firstPublishedAt: firstSeenAt,
      lastPublishedAt: updatedAt,
      firstSeenAt,
      updatedAt,
      lastMaterialAt: updatedAt,
      lastMaterialRevision: revision,
    },
    timeline: [
      { at: firstSeenAt, kind: 'first_report', articleId: first, publisher: publishers[0] ?? '', count: 1 },
    ],
    momentum: {
      state: 'stable',
      articlesLastHour: articles.length,
      publishersLastHour: publishers.length,
      publishersLastSixHours: publishers.length,
      reportsPerHour: Array.from({ length: 24 }, (_, hour) => (hour === 23 ? publishers.length : 0)),
      breakingUntil: null,
      developingUntil: null,
      concludedFrom: null,
    },
    articles,
    mentionedIn: [],
    withdrawn: (given.withdrawn ?? []).map((articleId) => ({
      kind: 'withdrawn' as const,
      articleId,
      noticeId: `notice-${articleId}`,
      by: publishers[0] ?? '',
      why: '',
      at: updatedAt,
      carriedBy: [],
      carriers: 0,
      facts: [],
      factsAlone: 0,
    })),
    decisions: [],
    materialChanges: [
      { at: firstSeenAt, revision, articleId: first, path: 'headline', text: text.slice(0, 40) },
    ],
    importance: { score: 0.5 * sources + 0.5, sources, momentum: 1, recency: 1 },
    sources: [],
    restricted: [],
    reading: null,
    articlesTruncated: false,
    quality: { cohesion: null, weakestLink: null, needsReview: false, reasons: [] },
    enrichers: [],
    pipelineVersion: '0.2.0',
    configHash: '',
    // Fields that an event gains later have a default, which its encoder writes.
  } satisfies Partial<Story> as Partial<Story> as Story;
}
