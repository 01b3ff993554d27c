/** Why an article belongs to its story, as its event shows it: what of a decision a reader can use. */
import type { Assignment, Evidence, Match, ScorePart } from '@newsfold/schemas/generated/records.ts';

/** Addends of a match score that an event shows of an article. */
const MAX_PARTS = 4;

/** What stands where nothing was compared. */
const NOT_RANKED: Omit<Match, 'reason'> = {
  score: null,
  articleId: null,
  parts: [],
  runnerUpStoryId: null,
  runnerUpScore: null,
};

const rounded = (value: number): number => Math.round(1000 * value) / 1000;

/** The addends of a score that weighed most, the heaviest first. */
function heaviestParts(parts: readonly ScorePart[]): ScorePart[] {
  const weight = ({ contribution }: ScorePart): number => Math.abs(contribution);
  return parts
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_PARTS)
    .map(({ name, value, contribution }) => ({
      name,
      value: rounded(value),
      contribution: rounded(contribution),
    }));
}

/** What the stories that an article was compared with say; of a copy nothing does, for it goes with its original. */
function ranked({ parts, runnerUpStoryId, runnerUpScore }: Evidence): Partial<Match> {
  return { parts: heaviestParts(parts), runnerUpStoryId, runnerUpScore };
}

/** Why the article of an assignment belongs to its story. */
export function matchOf({ verdict, evidence }: Assignment): Match {
  const { score, matchedArticleId } = evidence;
  const others = verdict === 'copy' ? {} : ranked(evidence);
  return { reason: verdict, ...NOT_RANKED, score, articleId: matchedArticleId, ...others };
}

/** Why an article that a correction moved belongs to its story. @param kind of the correction */
export function correctedMatch(kind: string, score: number | null): Match {
  return { reason: kind, ...NOT_RANKED, score };
}

/** Why an article that an editor moved belongs to its story. */
export const decidedMatch: Match = { reason: 'decision', ...NOT_RANKED };
