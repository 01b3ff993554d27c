/** How far the story can be trusted to be one: from the match scores of its reports, which are log-odds. */
import type { StoryQuality } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';

/** A report this far below the mean hardly belongs to the story. */
const WEAK_BY = 2.5;
/** A mean below even odds: the story may be two. */
const LOW_COHESION = 0;
/** The mean of fewer reports says nothing. */
const FEWEST_REPORTS = 3;

/** Quality of the story. */
export const qualityEnricher: Enricher<StoryQuality> = {
  name: 'quality',
  version: 1,
  empty: { cohesion: null, weakestLink: null, needsReview: false, reasons: [] },
  skip: ({ reports }) =>
    reports.some(({ member }) => member.match.score !== null) ? null : 'no match scores',
  run({ reports }) {
    const scored = reports.flatMap(({ article, member }) =>
      member.match.score === null ? [] : [{ articleId: article.articleId, score: member.match.score }],
    );
    const mean = scored.reduce((sum, { score }) => sum + score, 0) / scored.length;
    const weakest = scored.reduce((low, report) => (report.score < low.score ? report : low));
    const reasons: string[] = [];
    if (scored.length >= FEWEST_REPORTS) {
      if (weakest.score < mean - WEAK_BY) reasons.push('weak-link');
      if (mean < LOW_COHESION) reasons.push('low-cohesion');
    }
    return {
      cohesion: Math.round(1000 * mean) / 1000,
      weakestLink: weakest.articleId,
      needsReview: reasons.length > 0,
      reasons,
    };
  },
};
