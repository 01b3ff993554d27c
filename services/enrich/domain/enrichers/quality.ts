/** How far the story can be trusted to be one: from the match scores of its reports, which are log-odds. */
import type { StoryQuality } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { Material } from '../event/material.ts';

/** A report this far below the mean hardly belongs to the story. */
const WEAK_BY = 2.5;
/** A mean below even odds: the story may be two. */
const LOW_COHESION = 0;
/** The mean of fewer reports says nothing. */
const FEWEST_REPORTS = 3;

/** What notices of its articles ask a person to look at. */
function noticed({ members }: Material): string[] {
  const kinds = new Set(members.map(({ notice }) => notice?.kind));
  return [...(kinds.has('kill') ? ['killed'] : []), ...(kinds.has('advisory') ? ['advisory'] : [])];
}

/** Quality of the story. */
export const qualityEnricher: Enricher<StoryQuality> = {
  name: 'quality',
  version: 2,
  empty: { cohesion: null, weakestLink: null, needsReview: false, reasons: [] },
  skip: (material) =>
    material.reports.some(({ member }) => member.match.score !== null) || noticed(material).length > 0
      ? null
      : 'no match scores',
  run(material) {
    const { reports } = material;
    const reasons = noticed(material);
    const scored = reports.flatMap(({ article, member }) =>
      member.match.score === null ? [] : [{ articleId: article.articleId, score: member.match.score }],
    );
    if (scored.length === 0)
      return { cohesion: null, weakestLink: null, needsReview: reasons.length > 0, reasons };
    const mean = scored.reduce((sum, { score }) => sum + score, 0) / scored.length;
    const weakest = scored.reduce((low, report) => (report.score < low.score ? report : low));
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
