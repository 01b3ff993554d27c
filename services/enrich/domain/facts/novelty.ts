/** How much of each report the story did not have before it came. */

import type { ContentWord } from '@newsfold/report/statements/content-words.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { nearestSentenceTo } from '../compare/compare-reports.ts';
import type { ExaminedReports, ReadReport } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';

/** Share of a sentence's words that are new even where it tells what is known: no two reports choose the same. */
const OTHER_WORDS = 0.25;
/** How fast a sentence is new beyond that: with seven eighths of its words new it is so as a whole. */
const SLOPE = 1.6;
/** What a number adds that no earlier report has, and what a counterpart in an earlier report takes. */
const NEW_NUMBER = 0.3;
const TOLD_BEFORE = 0.25;
/** Log-odds from which an earlier sentence is a counterpart. */
const COUNTERPART = 1;
/** Weight up to which a number is too small to tell anything: every text has a three. */
const SMALL_NUMBER = 1;

/** Names and days recur in every report of a story, whatever it tells of them. */
const tells = ({ kind }: ContentWord): boolean => kind === 'plain' || kind === 'number';

/** How new a sentence is, 0 to 1. */
function newnessOf(whole: Statement, known: ReadonlySet<number>, earlier: readonly ReadReport[]): number {
  let all = 0;
  let fresh = 0;
  let bringsNumber = false;
  for (const word of whole.contentWords) {
    if (!tells(word)) continue;
    all += word.weight;
    if (known.has(word.key)) continue;
    fresh += word.weight;
    bringsNumber ||= word.kind === 'number' && word.weight > SMALL_NUMBER;
  }
  const share = all === 0 ? 0 : fresh / all;
  const wasTold = earlier.some(({ document }) => nearestSentenceTo(whole, document) >= COUNTERPART);
  const score = SLOPE * (share - OTHER_WORDS) + (bringsNumber ? NEW_NUMBER : 0) - (wasTold ? TOLD_BEFORE : 0);
  return Math.min(1, Math.max(0, score));
}

/** The shares, by article id. */
const sharesOf = lastingAnnotation('novelty', ({ reports }): Array<[string, number]> => {
  const known = new Set<number>();
  return reports.map(({ article, document }, i) => {
    const { sentences } = sentencesOf(document);
    let all = 0;
    let fresh = 0;
    for (const { whole } of sentences) {
      all += whole.mass;
      fresh += whole.mass * (i === 0 ? 1 : newnessOf(whole, known, reports.slice(0, i)));
    }
    for (const { whole } of sentences) for (const { key } of whole.contentWords) known.add(key);
    return [article.articleId, all === 0 ? 0 : Math.round((1000 * fresh) / all) / 1000];
  });
});

/**
 * The share of each examined report, by the weight of its sentences, that no earlier report has, 0 to 1; by article id.
 * The first report is all new.
 */
export function noveltyOf(examined: ExaminedReports): ReadonlyMap<string, number> {
  return new Map(sharesOf(examined));
}
