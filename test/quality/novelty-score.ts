/** How the novelty of the reports of labelled stories ranks beside their labels. */
import { eventOf } from './facts-score.ts';
import type { LabelledStory } from './facts-set.ts';

/** A report with its novelty as labelled and as told. */
interface Rated {
  readonly labelled: number;
  readonly told: number;
}

/** The ranks of numbers, from 1; equal numbers share their mean rank. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Spearman's rank correlation, −1 to 1; 0 where all of one side are equal. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const mean = (a.length + 1) / 2;
  const covariance = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, rank, i) => sum + (rank - mean) * ((other[i] as number) - mean), 0);
  const spread = Math.sqrt(covariance(x, x) * covariance(y, y));
  return spread === 0 ? 0 : covariance(x, y) / spread;
}

/**
 * The labelled reports of stories.
 * @param later leaves out each story's first report, new as a whole, and copies, of which nothing is new: they rank right
 * by themselves
 */
export function ratedReports(stories: readonly LabelledStory[], later: boolean): Rated[] {
  return stories.flatMap((story) => {
    const { novelty } = story.expected;
    if (novelty === undefined) return [];
    const told = new Map(eventOf(story).articles.map((article) => [article.articleId, article.novelty]));
    return story.reports
      .filter(({ id }) => novelty[id] !== undefined)
      .filter(({ id, copyOf }) => !later || (copyOf === null && (novelty[id] as number) < 1))
      .map(({ id }) => ({ labelled: novelty[id] as number, told: told.get(id) ?? 0 }));
  });
}

/** The rank correlation of the novelty of the labelled reports of stories. */
export function noveltyCorrelation(stories: readonly LabelledStory[], later: boolean): number {
  const rated = ratedReports(stories, later);
  return rankCorrelation(
    rated.map(({ labelled }) => labelled),
    rated.map(({ told }) => told),
  );
}
