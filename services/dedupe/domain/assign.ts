/**
 * The decision: which story an article belongs to, with its evidence and the corrections it causes. A pure function of
 * the window, the article and the settings; it changes nothing (see apply.ts).
 */
import { createHash } from 'node:crypto';
import type { Article, Assignment, Evidence, Verdict } from '@newsfold/schemas/generated/records.ts';
import { buildFingerprint } from './build-fingerprint.ts';
import { findCandidates } from './candidates.ts';
import { correct } from './correct.ts';
import { Draft } from './draft.ts';
import { closings, evict } from './eviction.ts';
import { explainScore } from './explain-score.ts';
import { findCopy } from './find-copy.ts';
import { isRepeat } from './repeat.ts';
import { type MatchSettings, settingsHash } from './settings.ts';
import { rankStories } from './story-score.ts';
import type { Window } from './window.ts';

const hashes = new WeakMap<MatchSettings, string>();

function hashOf(settings: MatchSettings): string {
  const known = hashes.get(settings) ?? settingsHash(settings);
  hashes.set(settings, known);
  return known;
}

/** Id of the story that an article founds, or that a split founds with it as the oldest report. */
export function storyIdFor(
  scope: string,
  articleId: string,
  articleOffset: number,
  origin: 'founded' | 'split',
): string {
  const name = `${origin}\n${scope}\n${articleId}\n${articleOffset}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/**
 * Decides about one article.
 * @param articleOffset its offset in articles.v1; larger than any before it in this window
 */
export function assign(window: Window, article: Article, articleOffset: number): Assignment {
  const { settings } = window;
  const streamTime = Math.max(window.streamTime, article.seenAt);
  const { floorSlot, windowFloor } = evict(window, streamTime, settings);
  const closedStoryIds = closings(window, floorSlot, streamTime, settings);
  const base = {
    articleOffset,
    articleId: article.articleId,
    contentHash: article.contentHash,
    scope: article.scope,
    origin: article.origin,
    streamTime,
    closedStoryIds,
    windowFloor,
  };
  const slot = window.slotOf(article.articleId);
  const known = slot !== undefined && slot >= floorSlot ? window.at(slot) : undefined;
  const evidence = { ...emptyEvidence, threshold: settings.threshold, configHash: hashOf(settings) };
  if (known && isRepeat(known, article)) {
    return {
      ...base,
      verdict: 'repeat',
      storyId: known.storyId ?? '',
      copyGroupId: known.copyGroupId,
      evidence,
      corrections: [],
      fingerprint: null,
      article: null,
    };
  }
  const fingerprint = buildFingerprint(article, window.frequencies, settings);
  const draft = new Draft(window, fingerprint, floorSlot, known ? (slot as number) : -1, settings);
  for (const storyId of closedStoryIds) draft.close(storyId);
  return { ...base, ...decide(draft, article, articleOffset, fingerprint, evidence), fingerprint, article };
}

const emptyEvidence: Evidence = {
  score: null,
  threshold: 0,
  matchedArticleId: null,
  parts: [],
  runnerUpStoryId: null,
  runnerUpScore: null,
  veto: null,
  copyOf: null,
  containment: null,
  configHash: '',
};

type Decision = Pick<Assignment, 'verdict' | 'storyId' | 'copyGroupId' | 'evidence' | 'corrections'>;

function decide(
  draft: Draft,
  article: Article,
  articleOffset: number,
  fingerprint: Uint8Array,
  evidence: Evidence,
): Decision {
  const { window, settings, slot } = draft;
  const candidates = findCandidates(window, fingerprint, draft.floor, settings).filter((found) =>
    draft.isLive(found),
  );
  const previous = draft.ignored >= 0 ? window.at(draft.ignored) : undefined;
  const copy = findCopy(draft, candidates);
  const ranked = rankStories(draft, slot, candidates);
  const best = ranked[0];
  const copied = copy ? draft.storyOf(copy.slot) : null;
  const joined = copied ?? (best && best.score >= settings.threshold ? best.storyId : null);
  const home = previous?.storyId && draft.members(previous.storyId).length > 0 ? previous.storyId : null;
  const founded = storyIdFor(article.scope, article.articleId, articleOffset, 'founded');
  const placed = home ?? joined ?? previous?.storyId ?? founded;
  draft.place(slot, placed);
  const corrections = correct(draft, candidates, (slots) => {
    const first = window.at(slots[0] as number);
    return storyIdFor(article.scope, first?.articleId ?? article.articleId, articleOffset, 'split');
  });
  const verdict: Verdict = previous ? 'edit' : copy ? 'copy' : joined ? 'joined' : 'new_story';
  const chosen = ranked.find((story) => story.storyId === placed) ?? best;
  const other = ranked.find((story) => story !== chosen);
  return {
    verdict,
    storyId: draft.storyOf(slot) as string,
    copyGroupId: copy
      ? (window.at(copy.slot)?.copyGroupId as string)
      : (previous?.copyGroupId ?? article.articleId),
    evidence: {
      ...evidence,
      score: chosen?.score ?? null,
      matchedArticleId: chosen ? (window.at(chosen.best)?.articleId ?? null) : null,
      parts: chosen ? explainScore(draft, chosen.best) : [],
      runnerUpStoryId: other?.storyId ?? null,
      runnerUpScore: other?.score ?? null,
      copyOf: copy ? (window.at(copy.slot)?.articleId ?? null) : null,
      containment: copy?.containment ?? null,
    },
    corrections,
  };
}
