/** The evidence about a pair for programs: what the words of an explanation are made of. */
import { areTogether, type Decision, finalStories } from './explain-pair.ts';
import { sharedWords } from './shared-words.ts';

/** One of the two. */
interface ShownDecision {
  readonly articleId: string;
  readonly url: string | null;
  readonly title: string;
  /** The story it is in now. */
  readonly storyId: string | null;
  readonly copyGroupId: string;
  readonly verdict: string;
  readonly evidence: Decision['evidence'];
}

/** Whether and why two articles are in one story. */
interface PairEvidence {
  readonly together: boolean;
  /** Whether they are copies of one text. */
  readonly copies: boolean;
  readonly a: ShownDecision;
  readonly b: ShownDecision;
  readonly shared: ReturnType<typeof sharedWords>;
  /** The same in words. */
  readonly lines: readonly string[];
}

/** The evidence, as `explain --json` prints it. @param lines the explanation in words */
export function pairEvidence(
  decisions: readonly Decision[],
  a: Decision,
  b: Decision,
  lines: readonly string[],
): PairEvidence {
  const stories = finalStories(decisions);
  const shown = (decision: Decision): ShownDecision => ({
    articleId: decision.articleId,
    url: decision.article.url,
    title: decision.article.title,
    storyId: stories.get(decision.articleId) ?? null,
    copyGroupId: decision.copyGroupId,
    verdict: decision.verdict,
    evidence: decision.evidence,
  });
  const together = areTogether(stories, a, b);
  return {
    together,
    copies: together && a.copyGroupId === b.copyGroupId,
    a: shown(a),
    b: shown(b),
    shared: sharedWords(a.article, b.article),
    lines: lines.flatMap((line) => line.split('\n')),
  };
}
