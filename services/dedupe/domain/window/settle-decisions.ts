/** What the fact of an article changes about the decisions and notices that wait for it. */
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import type { Window } from './window.ts';

/** What it reads of a fact. */
type DecidedFact = Omit<Assignment, 'article' | 'evidence'>;

const HOUR_MS = 3_600_000;

/** Remembers what never entered the window: its withdrawal was there before it. */
function rememberTakenBack({ identities, decisions }: Window, fact: DecidedFact): void {
  const { articleId, variantOf, contentHash, origin, decisionId } = fact;
  const id = variantOf === '' ? articleId : variantOf;
  // The entry of one that comes again stays where it is.
  if (identities.find({ articleId: id, contentHash, origin })) return;
  const at = decisions.get(decisionId)?.decision.at ?? fact.streamTime;
  identities.add(
    { articleId, variantOf, contentHash, storyId: '', copyGroupId: '', ...origin },
    { decisionId, at },
  );
}

/** Applies that part of a fact; nothing for nearly all. Called before the article enters its window. */
export function settleArticle(window: Window, fact: DecidedFact): void {
  const { decisions, notices, settings } = window;
  if (fact.streamTime > decisions.streamTime) decisions.streamTime = fact.streamTime;
  if (notices.all.length > 0) {
    for (const { noticeId } of fact.notices) notices.settle(noticeId);
    const { hours } = settings.window;
    if (hours !== null) notices.dropBefore(window.streamTime - hours * HOUR_MS);
  }
  if (fact.verdict === 'notice' && fact.noticePrint.length > 0) notices.add(fact, settings.decisions.notices);
  if (fact.verdict === 'withdrawn') rememberTakenBack(window, fact);
  if (decisions.size === 0) return;
  if (fact.verdict === 'withdrawn')
    decisions.takeBackContent(fact.decisionId, fact.contentHash, fact.streamTime);
  else if (fact.fingerprint !== null) {
    // A version that was let in has outlived every withdrawal of its article.
    for (const id of [fact.variantOf, fact.articleId])
      for (const { decision } of decisions.withdrawals(id, fact.guidKey))
        decisions.remove(decision.decisionId);
    decisions.meet(fact.articleId, (id) => window.slotOf(id) !== undefined);
  }
}
