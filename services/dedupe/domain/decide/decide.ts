/** The decision proper: candidates, copy, stories, corrections, and the evidence for it. */

import type { Article, Assignment, Evidence, Verdict } from '@newsfold/schemas/generated/records.ts';
import { correct } from '../correct/correct.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { explainScore, explainVeto } from '../fit/explain-score.ts';
import { type CopyMatch, findCopy } from '../fit/find-copy.ts';
import { keptApart } from '../fit/kept-apart.ts';
import { rankStories } from '../fit/rank-stories.ts';
import type { StoryScore } from '../fit/story-score.ts';
import { sharedShingles } from '../score/copies.ts';
import type { Draft } from '../window/draft.ts';
import type { WindowArticle } from '../window/slot-table.ts';
import { decidedPlace } from './decided-story.ts';
import { correctedSlot } from './find-noticed.ts';
import { type Joinable, joinable } from './joinable.ts';
import { storyIdFor } from './story-id.ts';

/** What is decided about an article that is not a repeat. */
export type Decision = Pick<
  Assignment,
  'verdict' | 'storyId' | 'copyGroupId' | 'evidence' | 'corrections' | 'decisionId'
>;

/** What the decision is based on. */
interface Findings {
  readonly candidates: readonly number[];
  readonly ranked: readonly StoryScore[];
  readonly copy: CopyMatch | null;
  /** The decision that keeps the article out of the story it is most like; '' when none does. */
  readonly keptOutBy: string;
}

const NOTHING: Joinable = { candidates: [], keptOutBy: '' };

function find(draft: Draft): Findings {
  const { candidates, keptOutBy } = draft.probe.isColumn ? NOTHING : joinable(draft);
  return {
    candidates,
    keptOutBy,
    ranked: rankStories(draft, candidates),
    copy: findCopy(draft, candidates),
  };
}

/** The story to join: that of a known version, of the text it copies, or the best one that is good enough. */
function storyOfOwnAccord(draft: Draft, { ranked, copy }: Findings): string | null {
  const best = ranked[0];
  return (
    (draft.ignored >= 0 ? draft.storyOf(draft.ignored) : null) ??
    (copy ? draft.storyOf(copy.slot) : null) ??
    (best && best.score >= draft.settings.story.threshold ? best.storyId : null)
  );
}

function evidenceOf(draft: Draft, { candidates, ranked, copy }: Findings, placed: string): Partial<Evidence> {
  const idOf = (slot: number): string | null => draft.window.slots.at(slot)?.articleId ?? null;
  const chosen = ranked.find((story) => story.storyId === placed) ?? ranked[0];
  const other = ranked.find((story) => story !== chosen);
  return {
    score: chosen?.score ?? null,
    matchedArticleId: chosen ? idOf(chosen.best) : null,
    parts: chosen ? explainScore(draft, chosen) : [],
    runnerUpStoryId: other?.storyId ?? null,
    runnerUpScore: other?.score ?? null,
    veto: explainVeto(draft, candidates, placed),
    copyOf: copy ? idOf(copy.slot) : null,
    containment: copy?.containment ?? null,
  };
}

/** The copy group: an edit leaves that of its former text when it no longer copies it, unless it founded it. */
function groupOf(articleId: string, former: string | undefined, copied: string | undefined): string {
  return former === articleId ? former : (copied ?? articleId);
}

/** Slot of the article that the new one corrects, where it may be in its story; -1 without one. */
function correctedHere(draft: Draft, article: Article): number {
  const slot = correctedSlot(draft, article);
  const storyId = slot < 0 ? null : draft.storyOf(slot);
  return storyId !== null && keptApart(draft, [draft.slot], draft.members(storyId)) === null ? slot : -1;
}

/** The corrected article where the correction is its text: no rule of copies forbids what is corrected. */
function correctedText(draft: Draft, slot: number): WindowArticle | undefined {
  if (slot < 0 || draft.storyOf(slot) !== draft.storyOf(draft.slot)) return undefined;
  const { shared, smaller } = sharedShingles(draft.probe, draft.window.view(slot, new FingerprintView()));
  return smaller > 0 && shared >= draft.settings.copy.containment * smaller
    ? draft.window.slots.at(slot)
    : undefined;
}

/**
 * Decides where a draft's article belongs, and places it there in the draft.
 * @param evidence what is known of the evidence before
 */
export function decide(draft: Draft, article: Article, articleOffset: number, evidence: Evidence): Decision {
  const { scope, articleId } = article;
  const { slots } = draft.window;
  const findings = find(draft);
  const founded = storyIdFor(scope, articleId, articleOffset, 'founded');
  const ofEditor = decidedPlace(draft, founded);
  const corrected = correctedHere(draft, article);
  const placed =
    ofEditor?.storyId ??
    (corrected < 0 ? null : draft.storyOf(corrected)) ??
    storyOfOwnAccord(draft, findings) ??
    founded;
  const details = evidenceOf(draft, findings, placed);
  draft.place(draft.slot, placed);
  const corrections = correct(draft, findings.candidates, (leaving) =>
    storyIdFor(scope, slots.at(leaving[0] as number)?.articleId ?? articleId, articleOffset, 'split'),
  );
  const storyId = draft.storyOf(draft.slot) as string;
  const previous = slots.at(draft.ignored);
  // A copy group lies inside a story: an article whose story has ended can no longer be copied.
  const copied = findings.copy ? slots.at(findings.copy.slot) : undefined;
  // Where an editor put the article elsewhere, it is a report there.
  const isHere = findings.copy !== null && draft.storyOf(findings.copy.slot) === storyId;
  const original = (isHere ? copied : undefined) ?? correctedText(draft, corrected);
  const placedVerdict: Verdict = storyId === founded ? 'new_story' : 'joined';
  return {
    verdict: previous ? 'edit' : original ? 'copy' : placedVerdict,
    storyId,
    copyGroupId: groupOf(articleId, previous?.copyGroupId, original?.copyGroupId),
    evidence: { ...evidence, ...details },
    corrections: [...(ofEditor?.corrections ?? []), ...corrections],
    decisionId: ofEditor?.by.decision.decisionId ?? findings.keptOutBy,
  };
}
