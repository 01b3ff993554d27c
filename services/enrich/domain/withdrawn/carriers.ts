/**
 * Who still carries a text that no longer stands: whole copies, edited ones, and passages of it. Reports that tell the
 * same in words of their own are not named, whatever they quote.
 */
import type { Carrier, StoryWithdrawal } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from '../event/beginning-of.ts';
import type { Member } from '../event/member.ts';
import { standingOf } from '../event/standing.ts';
import type { Withdrawal } from '../event/withdrawal.ts';
import { compareSketches, type SharedText, sketchOf, type TextSketch } from './text-sketch.ts';

/** What carries less than a thousandth of it, being a copy of what was not read, still carries it. */
const LEAST_SHARE = 0.001;
/** Carriers named in an event, and bytes of who took a text back, and why: five withdrawals leave an event its bound. */
const MAX_CARRIERS = 10;
const MAX_CARRIER_BYTES = 6 * 1024;
const MAX_BY = 80;
const MAX_WHY = 160;
/** Share of the shorter text's runs of four words, or of its pairs of words, from which on it is that text, edited. */
const EDITED = 0.22;
const EDITED_PAIRS = 0.45;
/** Words of one passage, or of several together, that nobody writes twice by chance. */
const LONG_PASSAGE = 15;
const PASSAGES = 26;
/** Pairs of words of the shortest text that is compared: what has fewer is a headline. */
const LEAST_PAIRS = 10;

/** Articles carry the text that they carry however often an event is composed. */
const sketches = new WeakMap<Member['article'], TextSketch>();
const compared = new WeakMap<TextSketch, WeakMap<TextSketch, SharedText>>();

function sketchOfMember({ article }: Pick<Member, 'article'>): TextSketch {
  const known = sketches.get(article);
  if (known !== undefined) return known;
  const sketch = sketchOf(article);
  sketches.set(article, sketch);
  return sketch;
}

function shared(gone: TextSketch, own: TextSketch): SharedText {
  const ofGone = compared.get(gone) ?? new WeakMap<TextSketch, SharedText>();
  compared.set(gone, ofGone);
  const known = ofGone.get(own);
  if (known !== undefined) return known;
  const found = compareSketches(gone, own);
  ofGone.set(own, found);
  return found;
}

/** How much of a text an article carries, 0 to 1; 0 when it is a text of its own. */
export function carriedShare(
  withdrawal: Pick<Withdrawal, 'sketch' | 'copyGroupId'>,
  member: Pick<Member, 'article' | 'copyGroupId'>,
): number {
  const own = sketchOfMember(member);
  const isCopy = member.copyGroupId === withdrawal.copyGroupId;
  if (Math.min(own.length, withdrawal.sketch.length) < LEAST_PAIRS) return isCopy ? 1 : 0;
  const { share, pairs, longest, passages } = shared(withdrawal.sketch, own);
  const isEdited = share >= EDITED || pairs >= EDITED_PAIRS;
  return isCopy || isEdited || longest >= LONG_PASSAGE || passages >= PASSAGES
    ? Math.max(share, LEAST_SHARE)
    : 0;
}

/**
 * Whether an article has what a correction changed rather than what it was changed to: the corrected text and the
 * correction are nearly the same, and so is every copy of either.
 */
function hasFormer(former: TextSketch, member: Member, correction: Member): boolean {
  const own = new Set(sketchOfMember(member));
  const now = sketchOfMember(correction);
  const held = (some: TextSketch, others: TextSketch): number => {
    const known = new Set(others);
    return some.filter((pair) => !known.has(pair) && own.has(pair)).length;
  };
  return held(former, now) > held(now, former);
}

/** The articles of a story that carry the text of a withdrawal and still stand, those with most of it first. */
export function carriersOf(withdrawal: Withdrawal, members: readonly Member[]): Carrier[] {
  const { kind, articleId, noticeId, sketch } = withdrawal;
  const correction =
    kind === 'corrected' ? members.find(({ article }) => article.articleId === noticeId) : undefined;
  return members
    .filter(({ article }) => article.articleId !== articleId && article.articleId !== noticeId)
    .filter((member) => standingOf(member) === 'current')
    .map((member) => ({ member, share: carriedShare(withdrawal, member) }))
    .filter(({ share }) => share > 0)
    .filter(({ member }) => correction === undefined || hasFormer(sketch, member, correction))
    .map(({ member, share }) => ({
      articleId: member.article.articleId,
      publisher: member.article.publisher.id,
      share: Math.round(1000 * share) / 1000,
      since: member.firstSeenAt,
    }))
    .sort((a, b) => b.share - a.share || a.since - b.since || (a.articleId < b.articleId ? -1 : 1));
}

/** The first carriers, as many as have room. */
function fitting(carriers: readonly Carrier[], bytes: number): Carrier[] {
  let left = bytes;
  return carriers.filter(({ articleId, publisher }) => {
    left -= Buffer.byteLength(articleId) + Buffer.byteLength(publisher) + 20;
    return left >= 0;
  });
}

/** The withdrawals of a story as its event shows them. */
export function showWithdrawals(
  withdrawals: readonly Withdrawal[],
  members: readonly Member[],
): StoryWithdrawal[] {
  const ids = new Set(members.map(({ article }) => article.articleId));
  return withdrawals.map((withdrawal) => {
    const { kind, articleId, noticeId, by, why, at, facts, factsAlone } = withdrawal;
    const carriers = carriersOf(withdrawal, members);
    const carriedBy = fitting(carriers.slice(0, MAX_CARRIERS), MAX_CARRIER_BYTES / withdrawals.length);
    return {
      kind,
      articleId,
      noticeId,
      by: beginningOf(by, MAX_BY),
      why: beginningOf(why, MAX_WHY),
      at,
      carriedBy,
      carriers: carriers.length,
      // Words of an article that is gone itself since are not shown.
      facts: facts.filter((fact) => ids.has(fact.articleId)),
      factsAlone,
    };
  });
}
