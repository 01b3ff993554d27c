/** The only way a decision changes a partition: the live path and the restore call it with the same records. */
import type { Decision } from '@newsfold/schemas/generated/records.ts';
import type { DecisionMemory } from '../decisions/decision-memory.ts';
import type { MatchSettings } from '../settings.ts';
import type { Fact } from '../window/apply.ts';
import { articleById, type Windows } from './find-articles.ts';

/** The articles a decision speaks of: those it names, and one of each story it names. */
function articlesOf({ articleIds, storyIds }: Decision, concerned: readonly string[]): readonly string[] {
  return storyIds.length === 0 ? articleIds : [...articleIds, ...concerned];
}

function settle(decisions: DecisionMemory, fact: Fact): void {
  if (fact.decision === null) return;
  const { decision, outcome, articles } = fact.decision;
  if (outcome !== 'applied' && outcome !== 'pending') return;
  if (decision.kind === 'take_back') {
    decisions.remove(decision.takesBack);
    return;
  }
  const since = Math.max(fact.streamTime, decision.at, decision.origin.timestamp);
  const concerned = articles.map(({ articleId }) => articleId);
  decisions.add(decision, articlesOf(decision, concerned), since, outcome === 'applied');
}

/** Lets articles come again whose withdrawal was taken back. */
function release(windows: Windows, { decision: answer }: Fact): void {
  if (answer?.decision.kind !== 'take_back' || answer.outcome !== 'applied') return;
  for (const { identities } of windows.values()) identities.release(answer.decision.takesBack);
}

/** Takes withdrawn articles out of their windows; their stories end without a member. */
function withdraw(windows: Windows, decisions: DecisionMemory, fact: Fact): void {
  if (fact.decision === null) return;
  const { decision, outcome, articles } = fact.decision;
  if (decision.kind !== 'withdraw' || (outcome !== 'applied' && outcome !== 'pending')) return;
  const by = { decisionId: decision.decisionId, at: decision.at };
  for (const { identities } of windows.values())
    for (const articleId of decision.articleIds) identities.takeBack(articleId, by);
  for (const { scope, articleId } of articles) {
    const window = windows.get(scope);
    const slot = window?.slotOf(articleId);
    const article = slot === undefined ? undefined : window?.slots.at(slot);
    if (window === undefined || slot === undefined || article === undefined) continue;
    decisions.takeBackContent(decision.decisionId, article.contentHash, fact.streamTime);
    window.leave(slot, by);
  }
}

/**
 * Applies the answer to a decision.
 * @param fact one whose decision is not null
 */
export function applyDecision(
  windows: Windows,
  decisions: DecisionMemory,
  fact: Fact,
  { window }: MatchSettings,
): void {
  settle(decisions, fact);
  release(windows, fact);
  withdraw(windows, decisions, fact);
  const home = windows.get(fact.scope);
  for (const { articleIds, toStoryId } of fact.corrections)
    for (const articleId of articleIds) home?.move(articleId, toStoryId);
  decisions.sweep(window.hours, (articleId) => articleById(windows, articleId) !== null);
}
