/**
 * A decision to its assignment: what it concerns here, what it changes at once, or why it cannot hold. A pure function of
 * the partition's windows and decisions; it changes nothing (see apply-decision.ts).
 */
import type {
  Assignment,
  Correction,
  DecidedArticle,
  Decision,
  DecisionAnswer,
} from '@newsfold/schemas/generated/records.ts';
import { noArticle } from '../decide/no-article.ts';
import { storyIdFor } from '../decide/story-id.ts';
import { contradictionOf } from '../decisions/contradiction.ts';
import type { DecisionMemory } from '../decisions/decision-memory.ts';
import type { MatchSettings } from '../settings.ts';
import {
  articleById,
  articleOfStory,
  type FoundArticle,
  type Windows,
  withdrawnArticles,
} from './find-articles.ts';
import { type Drawing, drawAlone, drawApart, drawTogether } from './redraw.ts';

/** What is known of a partition. */
export interface PartitionView {
  readonly windows: Windows;
  readonly decisions: DecisionMemory;
  readonly settings: MatchSettings;
  /** Scope of an answer that concerns none: one that lives in the partition and is nobody's. */
  readonly nowhere: string;
}

/** What an answer adds to the decision. */
type Ruling = Omit<DecisionAnswer, 'decision'> & { readonly corrections: readonly Correction[] };

function ruling(outcome: DecisionAnswer['outcome'], given: Partial<Ruling> = {}): Ruling {
  return { outcome, reason: '', collidesWith: '', articles: [], corrections: [], ...given };
}

const decided = ({ scope, article }: FoundArticle, storyId = article.storyId): DecidedArticle => ({
  scope,
  articleId: article.articleId,
  storyId,
});

function withdraw({ windows, decisions }: PartitionView, decision: Decision): Ruling {
  const found = withdrawnArticles(windows, decision);
  if (found.length > 0) return ruling('applied', { articles: found.map((one) => decided(one)) });
  const isKnown = decision.articleIds.some(
    (id) =>
      decisions.withdrawals(id, decision.guidKey).some(({ contents }) => contents.size > 0) ||
      [...windows.values()].some(({ identities }) => identities.isTakenBack(id)),
  );
  if (isKnown) return ruling('repeated');
  return decision.waits ? ruling('pending') : ruling('refused', { reason: 'unknown-article' });
}

function takeBack({ windows, decisions }: PartitionView, { takesBack }: Decision): Ruling {
  const standing = decisions.get(takesBack);
  if (standing === undefined) return ruling('refused', { reason: 'unknown-decision' });
  const found = standing.articleIds.flatMap((id) => articleById(windows, id) ?? []);
  return ruling('applied', { articles: found.map((one) => decided(one)) });
}

/** Whether a decision says what already holds. */
function isRepeated(decisions: DecisionMemory, { kind }: Decision, articleIds: readonly string[]): boolean {
  const [a, b] = articleIds as [string, string];
  if (kind === 'alone') return decisions.aloneBy(a) !== undefined;
  if (kind !== 'together' && kind !== 'apart') return false;
  return decisions.partners(a, kind).some(({ articleId }) => articleId === b);
}

function redraw(decision: Decision, found: readonly FoundArticle[], drawing: Drawing): Correction[] {
  const [a, b] = found.map(({ slot }) => slot) as [number, number];
  if (decision.kind === 'alone') return drawAlone(drawing, a);
  if (decision.kind === 'apart') return drawApart(drawing, a, b);
  return drawTogether(drawing, a, b, decision.storyIds.length === 2);
}

/** Where articles are after corrections. */
function afterwards(found: FoundArticle, corrections: readonly Correction[]): DecidedArticle {
  const last = corrections.findLast(({ articleIds }) => articleIds.includes(found.article.articleId));
  return decided(found, last?.toStoryId);
}

function edit(partition: PartitionView, decision: Decision, articleOffset: number): Ruling {
  const { windows, decisions } = partition;
  const ofStories = decision.storyIds.map((id) => articleOfStory(windows, id));
  // A story that is not here is another partition's, or over.
  if (ofStories.some((one) => one === null)) return ruling('refused', { reason: 'unknown-story' });
  const articleIds = [
    ...decision.articleIds,
    ...ofStories.flatMap((one) => (one === null ? [] : [one.article.articleId])),
  ];
  const needed = decision.kind === 'alone' ? 1 : 2;
  if (new Set(articleIds).size !== needed) return ruling('refused', { reason: 'same-article' });
  const found = articleIds.flatMap((id) => articleById(windows, id) ?? []);
  const collides = contradictionOf(decisions, decision, articleIds);
  const articles = found.map((one) => decided(one));
  if (collides !== undefined)
    return ruling('refused', {
      reason: 'contradiction',
      collidesWith: collides.decision.decisionId,
      articles,
    });
  if (new Set(found.map(({ scope }) => scope)).size > 1)
    return ruling('refused', { reason: 'other-scope', articles });
  if (isRepeated(decisions, decision, articleIds)) return ruling('repeated', { articles });
  if (found.length < needed) return ruling('pending', { articles });
  const { window, scope } = found[0] as FoundArticle;
  if (found.some(({ article }) => !window.openStories.has(article.storyId)))
    return ruling('refused', { reason: 'story-closed', articles });
  const drawing: Drawing = {
    window,
    storyIdFor: (articleId) => storyIdFor(scope, articleId, articleOffset, 'split'),
  };
  const corrections = redraw(decision, found, drawing);
  return ruling('applied', { articles: found.map((one) => afterwards(one, corrections)), corrections });
}

function rule(partition: PartitionView, decision: Decision, articleOffset: number): Ruling {
  if (partition.decisions.get(decision.decisionId) !== undefined) return ruling('repeated');
  if (decision.kind === 'withdraw') return withdraw(partition, decision);
  if (decision.kind === 'take_back') return takeBack(partition, decision);
  if (decision.kind === 'unknown') return ruling('refused', { reason: 'unknown-decision' });
  return edit(partition, decision, articleOffset);
}

/**
 * Answers a decision.
 * @param articleOffset its offset in articles.v1
 */
export function answerDecision(
  partition: PartitionView,
  decision: Decision,
  articleOffset: number,
): Assignment {
  const { corrections, ...answer } = rule(partition, decision, articleOffset);
  const scope = answer.articles[0]?.scope ?? partition.nowhere;
  return {
    ...noArticle(articleOffset, decision.origin, partition.settings),
    scope,
    streamTime: partition.windows.get(scope)?.streamTime ?? partition.decisions.streamTime,
    verdict: 'decided',
    corrections,
    decisionId: decision.decisionId,
    decision: { decision, ...answer },
  };
}
