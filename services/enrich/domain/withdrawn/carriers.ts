/**
 * Who still carries a text that no longer stands: whole copies, edited ones, and passages of it. Reports that tell the
 * same in words of their own are not named, whatever they quote.
 */
import type { Carrier, StoryWithdrawal } from '@newsfold/schemas/generated/records.ts';
import type { Member } from '../event/member.ts';
import { standingOf } from '../event/standing.ts';
import type { Withdrawal } from '../event/withdrawal.ts';
import { compareSketches, sketchOf, type TextSketch } from './text-sketch.ts';

/** Carriers named in an event. */
const MAX_CARRIERS = 10;
/** Share of the shorter text from which on it is that text, edited. */
const EDITED = 0.22;
/** Words of one passage, or of several together, that nobody writes twice by chance. */
const LONG_PASSAGE = 16;
const PASSAGES = 26;
/** Runs of the shortest text that is compared: what has fewer is a headline. */
const LEAST_RUNS = 8;

/** Articles carry the text that they carry however often an event is composed. */
const sketches = new WeakMap<Member['article'], TextSketch>();

function sketchOfMember({ article }: Pick<Member, 'article'>): TextSketch {
  const known = sketches.get(article);
  if (known !== undefined) return known;
  const sketch = sketchOf(article);
  sketches.set(article, sketch);
  return sketch;
}

/** How much of a text an article carries, 0 to 1; 0 when it is a text of its own. */
export function carriedShare(
  withdrawal: Pick<Withdrawal, 'sketch' | 'copyGroupId'>,
  member: Pick<Member, 'article' | 'copyGroupId'>,
): number {
  const own = sketchOfMember(member);
  const isCopy = member.copyGroupId === withdrawal.copyGroupId;
  if (Math.min(own.length, withdrawal.sketch.length) < LEAST_RUNS) return isCopy ? 1 : 0;
  const { share, longest, passages } = compareSketches(withdrawal.sketch, own);
  return isCopy || share >= EDITED || longest >= LONG_PASSAGE || passages >= PASSAGES ? share : 0;
}

function carriersOf(withdrawal: Withdrawal, members: readonly Member[]): Carrier[] {
  return members
    .filter(
      ({ article }) =>
        article.articleId !== withdrawal.articleId && article.articleId !== withdrawal.noticeId,
    )
    .filter((member) => standingOf(member) === 'current')
    .map((member) => ({
      articleId: member.article.articleId,
      publisher: member.article.publisher.id,
      share: Math.round(1000 * carriedShare(withdrawal, member)) / 1000,
      since: member.firstSeenAt,
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.since - b.since || (a.articleId < b.articleId ? -1 : 1));
}

/** The withdrawals of a story as its event shows them. */
export function showWithdrawals(
  withdrawals: readonly Withdrawal[],
  members: readonly Member[],
): StoryWithdrawal[] {
  return withdrawals.map((withdrawal) => {
    const { kind, articleId, noticeId, by, why, at, facts, factsAlone } = withdrawal;
    const carriers = carriersOf(withdrawal, members);
    const carriedBy = carriers.slice(0, MAX_CARRIERS);
    return {
      kind,
      articleId,
      noticeId,
      by,
      why,
      at,
      carriedBy,
      carriers: carriers.length,
      facts,
      factsAlone,
    };
  });
}
