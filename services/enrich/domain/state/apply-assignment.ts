/**
 * The only way in which the state changes: an assignment is a fact, applied alike live and on a restore.
 *
 * Order inside one record: the article enters its story, a digest is noted with the stories it mentions, articles are
 * taken back, the corrections follow in their order, notices fall on their articles, stories close, redirects expire. A story that a move leaves empty is treated as merged into the
 * story its last article went to.
 */

import type {
  Article,
  Assignment,
  Correction,
  Decision,
  DecisionAnswer,
  Match,
  NoticeEffect,
} from '@newsfold/schemas/generated/records.ts';
import { arrivalOf } from '../event/arrival.ts';
import type { Composed } from '../event/composed.ts';
import type { Member } from '../event/member.ts';
import { bothWithdrawals, type Withdrawal, withoutWithdrawal, withWithdrawal } from '../event/withdrawal.ts';
import { restedFacts } from '../withdrawn/rested-facts.ts';
import { sketchOf } from '../withdrawn/text-sketch.ts';
import { type LiveStory, MAX_SUPERSEDES, type Stories } from './live-story.ts';
import { correctedMatch, decidedMatch, matchOf } from './match-of.ts';
import { bothMentions, mentionsWith, mentionsWithout, toStoryMention } from './mentions.ts';
import { ownArticle } from './own-article.ts';
import { storyArticle } from './packed-member.ts';
import { StoryMembers } from './story-members.ts';

/** What happened to a story in one record. */
export type Touch =
  | { readonly kind: 'created' | 'updated' | 'split' | 'closed'; readonly story: LiveStory }
  | { readonly kind: 'merged'; readonly story: LiveStory; readonly into: string }
  | { readonly kind: 'removed'; readonly storyId: string };

/** Called with a story that exists, before its first change by a record. */
export type BeforeTouch = (story: LiveStory) => void;

/** The event of a story as it was before a record; asked only where articles are taken back, killed or corrected. */
export type EventBefore = (storyId: string) => Composed | null;

/** Stream time for which a merged story's key holds its redirect, ms: long enough for a dashboard closed overnight. */
export const REDIRECT_RETENTION_MS = 3 * 24 * 60 * 60 * 1000;
/** Tombstones in one answer: bounds a batch after a quiet time; the rest follow with the next articles. */
const MAX_TOMBSTONES = 100;

const ACCEPTED: ReadonlySet<string> = new Set(['new_story', 'joined', 'copy', 'edit']);

interface Application {
  readonly stories: Stories;
  readonly assignment: Assignment;
  readonly beforeTouch: BeforeTouch;
  readonly eventBefore: EventBefore;
  readonly touches: Map<string, Touch>;
}

/** The story, marked as touched by this record; founded when it is not there. */
function touch(
  run: Application,
  storyId: string,
  foundedAs: 'created' | 'split',
  from: string | null,
): LiveStory {
  const { stories, assignment } = run;
  const known = stories.live.get(storyId);
  const done = run.touches.get(storyId);
  if (known && done && done.kind !== 'removed') return known;
  if (known) run.beforeTouch(known);
  const story: LiveStory = {
    storyId,
    scope: assignment.scope,
    revision: assignment.articleOffset,
    causedBy: assignment.articleId === '' ? assignment.decisionId : assignment.articleId,
    // A decision may concern scopes whose clocks differ.
    updatedAt: known && known.scope !== assignment.scope ? known.updatedAt : assignment.streamTime,
    splitFrom: known ? known.splitFrom : from,
    supersedes: known?.supersedes ?? [],
    mentionedIn: known?.mentionedIn ?? [],
    withdrawals: known?.withdrawals ?? [],
    decisions: [],
    members: known?.members ?? new StoryMembers(stories.store),
  };
  stories.live.set(storyId, story);
  stories.redirects.get(assignment.scope)?.delete(storyId);
  run.touches.set(storyId, { kind: known ? 'updated' : foundedAs, story });
  return story;
}

function retire(run: Application, story: LiveStory, into: string): void {
  const { stories, assignment } = run;
  stories.live.delete(story.storyId);
  // Stream time is the scope's; scopes that share a partition have clocks of their own.
  const redirects = stories.redirects.get(assignment.scope) ?? new Map<string, number>();
  stories.redirects.set(
    assignment.scope,
    redirects.set(story.storyId, assignment.streamTime + REDIRECT_RETENTION_MS),
  );
  run.touches.set(story.storyId, { kind: 'merged', story, into });
  carryMentions(run, story, into);
  carryWithdrawals(run, story, into);
}

function transfer(run: Application, articleId: string, to: LiveStory, match: Match): void {
  const fromId = run.stories.storyOf.get(articleId);
  if (fromId === undefined || fromId === to.storyId) return;
  const from = touch(run, fromId, 'created', null);
  const member = from.members.get(articleId);
  from.members.delete(articleId);
  if (member) to.members.set(articleId, { ...member, match });
  run.stories.storyOf.set(articleId, to.storyId);
  if (from.members.size === 0) retire(run, from, to.storyId);
}

function correct(run: Application, correction: Correction): void {
  const { stories } = run;
  const { kind, fromStoryId, toStoryId } = correction;
  const from = stories.live.get(fromStoryId);
  if (kind === 'unknown' || fromStoryId === toStoryId || !from) return;
  const splits = kind === 'split';
  const to = touch(run, toStoryId, splits ? 'split' : 'created', splits ? fromStoryId : null);
  const match = run.assignment.decision === null ? correctedMatch(kind, correction.score) : decidedMatch;
  const articleIds = kind === 'merge' ? [...from.members.keys()] : correction.articleIds;
  for (const articleId of articleIds) {
    if (from.members.has(articleId)) transfer(run, articleId, to, match);
  }
  if (kind === 'merge') supersede(run, from, toStoryId);
  if (to.members.size === 0) forget(run, to);
}

/** Puts a touched story in the place of its former self. */
function replace(run: Application, story: LiveStory): void {
  run.stories.live.set(story.storyId, story);
  const done = run.touches.get(story.storyId);
  if (done && done.kind !== 'removed') run.touches.set(story.storyId, { ...done, story });
}

function supersede(run: Application, from: LiveStory, toStoryId: string): void {
  const to = run.stories.live.get(toStoryId);
  if (!to) return;
  const ids = new Set([...to.supersedes, ...from.supersedes, from.storyId]);
  replace(run, { ...to, supersedes: [...ids].slice(-MAX_SUPERSEDES) });
}

/** The digests that mention an ended story mention the one that has its reports. */
function carryMentions(run: Application, from: LiveStory, toStoryId: string): void {
  const to = run.stories.live.get(toStoryId);
  if (!to || from.mentionedIn.length === 0) return;
  replace(run, { ...to, mentionedIn: bothMentions(from.mentionedIn, to.mentionedIn) });
  for (const { articleId } of from.mentionedIn) {
    const ids = run.stories.mentionedBy.get(articleId) ?? [];
    run.stories.mentionedBy.set(
      articleId,
      ids.map((id) => (id === from.storyId ? toStoryId : id)),
    );
  }
}

/** What no longer stands of an ended story no longer stands in the one that has its reports. */
function carryWithdrawals(run: Application, from: LiveStory, toStoryId: string): void {
  const to = run.stories.live.get(toStoryId);
  if (!to || from.withdrawals.length === 0) return;
  replace(run, { ...to, withdrawals: bothWithdrawals(from.withdrawals, to.withdrawals) });
}

/** A digest that was taken back mentions nothing. */
function unmention(run: Application, articleId: string): void {
  const { stories } = run;
  for (const storyId of stories.mentionedBy.get(articleId) ?? []) {
    if (!stories.live.has(storyId)) continue;
    const story = touch(run, storyId, 'created', null);
    replace(run, { ...story, mentionedIn: mentionsWithout(story.mentionedIn, articleId) });
  }
  stories.mentionedBy.delete(articleId);
}

/** Notes a digest with the stories it mentions; those that only its former version did forget it. */
function mention(run: Application, article: Article): void {
  const { stories, assignment } = run;
  const { articleId, mentions } = assignment;
  const former = stories.mentionedBy.get(articleId) ?? [];
  for (const storyId of former) {
    if (!stories.live.has(storyId) || mentions.some((one) => one.storyId === storyId)) continue;
    const story = touch(run, storyId, 'created', null);
    replace(run, { ...story, mentionedIn: mentionsWithout(story.mentionedIn, articleId) });
  }
  const live = mentions.filter(({ storyId }) => stories.live.has(storyId));
  for (const one of live) {
    const story = touch(run, one.storyId, 'created', null);
    replace(run, { ...story, mentionedIn: mentionsWith(story.mentionedIn, toStoryMention(article, one)) });
  }
  if (live.length > 0)
    stories.mentionedBy.set(
      articleId,
      live.map(({ storyId }) => storyId),
    );
  else stories.mentionedBy.delete(articleId);
}

/** A story that a correction founded without moving anything was never there. */
function forget(run: Application, story: LiveStory): void {
  run.stories.live.delete(story.storyId);
  run.touches.delete(story.storyId);
}

function enter(run: Application): void {
  const { stories, assignment } = run;
  const { article, storyId, articleId } = assignment;
  if (!article || storyId === '' || !ACCEPTED.has(assignment.verdict)) return;
  const homeId = stories.storyOf.get(articleId);
  const known = homeId === undefined ? undefined : stories.live.get(homeId)?.members.get(articleId);
  const story = touch(run, storyId, 'created', null);
  const match = matchOf(assignment);
  if (homeId !== undefined && homeId !== storyId) transfer(run, articleId, story, match);
  const member: Member = {
    article: storyArticle(ownArticle(article, assignment.leftOut)),
    copyGroupId: assignment.copyGroupId === '' ? articleId : assignment.copyGroupId,
    versions: (known?.versions ?? 0) + 1,
    firstSeenAt: known?.firstSeenAt ?? article.seenAt,
    arrival: known?.arrival ?? arrivalOf(article, assignment.articleOffset),
    match: known && homeId === storyId ? known.match : match,
    // A new version is not the one that was killed or corrected.
    notice: null,
  };
  story.members.set(articleId, member);
  // Others still carry what was killed of it.
  if (known?.notice?.kind === 'correction')
    replace(run, { ...story, withdrawals: withoutWithdrawal(story.withdrawals, articleId) });
  stories.storyOf.set(articleId, storyId);
  mention(run, article);
}

/** Notes that an article of a story no longer stands. */
function noteWithdrawal(
  run: Application,
  story: LiveStory,
  member: Member,
  why: Pick<Withdrawal, 'kind' | 'noticeId' | 'by' | 'why' | 'at'>,
): void {
  const { article, copyGroupId } = member;
  // With a killed text its copies fall silent, and one of them may have spoken for it.
  const silent =
    why.kind === 'killed'
      ? story.members.values().filter((other) => other.copyGroupId === copyGroupId)
      : [member];
  const withdrawal: Withdrawal = {
    ...why,
    articleId: article.articleId,
    copyGroupId,
    sketch: sketchOf(article),
    ...restedFacts(run.eventBefore(story.storyId), new Set(silent.map((one) => one.article.articleId))),
  };
  const known = run.stories.live.get(story.storyId) ?? story;
  replace(run, { ...known, withdrawals: withWithdrawal(known.withdrawals, withdrawal) });
}

/** An article leaves its story for good; a story that it leaves empty ends with a tombstone. */
function takeOut(run: Application, articleId: string, decision: Decision): void {
  const { stories, assignment } = run;
  unmention(run, articleId);
  const storyId = stories.storyOf.get(articleId);
  const known = storyId === undefined ? undefined : stories.live.get(storyId);
  const member = known?.members.get(articleId);
  if (storyId === undefined || !known || !member) return;
  const { decisionId, by, why } = decision;
  const story = touch(run, storyId, 'created', null);
  const at = assignment.streamTime;
  noteWithdrawal(run, story, member, { kind: 'withdrawn', noticeId: decisionId, by, why, at });
  story.members.delete(articleId);
  stories.storyOf.delete(articleId);
  if (story.members.size > 0) return;
  stories.live.delete(storyId);
  run.touches.set(storyId, { kind: 'removed', storyId });
}

/** What a publisher or an editor has decided: noted, and shown by the stories that it concerns. */
function decide(run: Application, { decision, outcome, articles }: DecisionAnswer): void {
  const { stories } = run;
  const isHeld = outcome === 'applied' || outcome === 'pending';
  if (!isHeld) return;
  if (decision.kind === 'withdraw') {
    for (const { articleId } of articles) takeOut(run, articleId, decision);
    return;
  }
  const concerned = articles.map(({ articleId }) => articleId);
  // First, so that their events before it are without it.
  for (const articleId of concerned) {
    const storyId = stories.storyOf.get(articleId);
    if (storyId !== undefined) touch(run, storyId, 'created', null);
  }
  if (decision.kind === 'take_back') stories.decisions.remove(decision.takesBack);
  else stories.decisions.add(decision, [...new Set([...decision.articleIds, ...concerned])]);
}

/** A kill or a correction falls on its article, which stays in the story and says nothing. */
function fall(run: Application, { kind, articleId, noticeId, by, at }: NoticeEffect): void {
  const { stories } = run;
  const storyId = stories.storyOf.get(articleId);
  const member = storyId === undefined ? undefined : stories.live.get(storyId)?.members.get(articleId);
  if (storyId === undefined || !member || kind === 'unknown') return;
  const story = touch(run, storyId, 'created', null);
  // Killed is killed: a second notice of it tells nothing new.
  if (member.notice?.kind === 'kill') return;
  story.members.set(articleId, { ...member, notice: { kind, noticeId } });
  if (kind === 'advisory') return;
  const fallen = kind === 'kill' ? 'killed' : 'corrected';
  noteWithdrawal(run, story, member, { kind: fallen, noticeId, by, why: '', at });
}

function close(run: Application, storyId: string): void {
  const { stories } = run;
  if (!stories.live.has(storyId)) return;
  const story = touch(run, storyId, 'created', null);
  for (const articleId of story.members.keys()) {
    stories.storyOf.delete(articleId);
    stories.mentionedBy.delete(articleId);
    stories.decisions.forget(articleId);
  }
  stories.live.delete(storyId);
  run.touches.set(storyId, { kind: 'closed', story });
}

function expireRedirects(run: Application): void {
  const { stories, assignment } = run;
  const redirects = stories.redirects.get(assignment.scope);
  if (!redirects) return;
  let removed = 0;
  for (const [storyId, dueAt] of redirects) {
    if (removed >= MAX_TOMBSTONES || dueAt > assignment.streamTime) return;
    redirects.delete(storyId);
    run.touches.set(storyId, { kind: 'removed', storyId });
    removed++;
  }
}

/**
 * Applies an assignment to the state.
 * @returns what it touched, in the order of first touch: the article's story, those of the corrections, those that
 * closed, those whose redirect expired
 */
export function applyAssignment(
  stories: Stories,
  assignment: Assignment,
  beforeTouch: BeforeTouch,
  eventBefore: EventBefore,
): readonly Touch[] {
  const run: Application = { stories, assignment, beforeTouch, eventBefore, touches: new Map() };
  enter(run);
  if (assignment.decision !== null) decide(run, assignment.decision);
  for (const correction of assignment.corrections) correct(run, correction);
  for (const notice of assignment.notices) fall(run, notice);
  for (const storyId of assignment.closedStoryIds) close(run, storyId);
  expireRedirects(run);
  return [...run.touches.values()];
}
