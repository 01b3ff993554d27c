/** How much of each report the story did not have before it came. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { nearestSentenceTo } from '../compare/compare-reports.ts';
import { SENTENCE_THRESHOLD } from '../compare/compare-sentences.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';

/**
 * The share of each examined report, by the weight of its words, in sentences that no earlier report has, 0 to 1; by
 * article id. The first report is all new.
 */
export const noveltyOf = annotation(
  'novelty',
  ({ reports }: ExaminedReports): ReadonlyMap<string, number> =>
    new Map(
      reports.map(({ article, document }, i) => {
        const earlier = reports.slice(0, i);
        let all = 0;
        let fresh = 0;
        for (const { whole } of sentencesOf(document).sentences) {
          all += whole.mass;
          const isKnown = earlier.some(
            (other) => nearestSentenceTo(whole, other.document) >= SENTENCE_THRESHOLD,
          );
          if (!isKnown) fresh += whole.mass;
        }
        return [article.articleId, all === 0 ? 0 : Math.round((1000 * fresh) / all) / 1000];
      }),
    ),
);
