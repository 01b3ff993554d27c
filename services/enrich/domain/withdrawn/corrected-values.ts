/** What a correction changed, as an update: the former value, and the one in its place. */

import { Document } from '@newsfold/report/documents/document.ts';
import { readingOf, type SentenceReading } from '@newsfold/report/reading/reading.ts';
import type { Article, Conflict, ConflictValue, Quantity } from '@newsfold/schemas/generated/records.ts';
import type { Member } from '../event/member.ts';
import { standingOf } from '../event/standing.ts';

/** Share of the words of the longer of two sentences that both have, from which on one corrects the other. */
const SAME_SENTENCE = 0.6;
/** Words that tell what it is about. */
const MAX_ABOUT = 5;
const MAX_UPDATES = 5;

interface Side {
  readonly member: Member;
  readonly sentence: SentenceReading;
  readonly quantities: readonly Quantity[];
}

const sentencesOf = (member: Member): Side[] =>
  readingOf(new Document(member.article)).sentences.map((sentence) => ({
    member,
    sentence,
    quantities: member.article.quantities.filter(
      ({ start, end }) => start >= sentence.start && end <= sentence.end,
    ),
  }));

const wordsOf = ({ sentence }: Side): ReadonlySet<string> => new Set(sentence.words.map(({ word }) => word));

function likeness(a: Side, b: Side): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size, other.size);
}

function toValue(
  { member, sentence }: Side,
  { value, unit, qualifier, start, end }: Quantity,
): ConflictValue {
  const { article } = member;
  const { articleId, publisher, publishedAt, text } = article;
  return {
    text: text.slice(start, end),
    value,
    unit,
    qualifier,
    attribution: null,
    references: [{ articleId, start: sentence.start, end: sentence.end, quote: '' }],
    publishers: publisher.family === null ? [] : [publisher.family],
    lastReportedAt: publishedAt ?? member.firstSeenAt,
    state: 'reported',
  };
}

/** The telling words of both sentences, most telling first. */
function aboutOf(a: Side, b: Side): string {
  const other = wordsOf(b);
  const shared = a.sentence.words.filter(({ word, term }) => term !== 0 && other.has(word));
  const telling = [...shared].sort((x, y) => y.weight - x.weight).map(({ word }) => word);
  return [...new Set(telling)].slice(0, MAX_ABOUT).join(' ');
}

/** Pairs of values of one unit that differ; those that both have stay. */
function changedValues(former: Side, now: Side): [Quantity, Quantity][] {
  const kept = (one: Quantity, others: readonly Quantity[]): boolean =>
    others.some(({ value, unit }) => value === one.value && unit === one.unit);
  const before = former.quantities.filter((one) => !kept(one, now.quantities));
  const after = now.quantities.filter((one) => !kept(one, former.quantities));
  return after.flatMap((one): [Quantity, Quantity][] => {
    const at = before.findIndex(({ unit }) => unit === one.unit);
    return at < 0 ? [] : [[before.splice(at, 1)[0] as Quantity, one]];
  });
}

function updatesOf(corrected: Member, correction: Member): Conflict[] {
  const formers = sentencesOf(corrected);
  return sentencesOf(correction).flatMap((now) => {
    if (now.quantities.length === 0) return [];
    const former = formers
      .map((side) => ({ side, score: likeness(side, now) }))
      .filter(({ score }) => score >= SAME_SENTENCE)
      .sort((a, b) => b.score - a.score)[0]?.side;
    if (former === undefined) return [];
    return changedValues(former, now).map(
      ([from, to]): Conflict => ({
        slot: to.unit === '' ? 'number' : to.unit,
        about: aboutOf(now, former),
        kind: 'update',
        values: [{ ...toValue(former, from), state: 'corrected' }, toValue(now, to)],
      }),
    );
  });
}

/** Texts of articles that an event cites though they say nothing any more, by id. */
export function correctedArticles(members: readonly Member[]): Article[] {
  return members.filter(({ notice }) => notice?.kind === 'correction').map(({ article }) => article);
}

/** The correction that stands, where corrections were corrected themselves; undefined where it is gone or killed. */
function standingCorrection(corrected: Member, byId: ReadonlyMap<string, Member>): Member | undefined {
  let at: Member | undefined = corrected;
  // Two articles may name each other.
  for (let steps = byId.size; steps > 0 && at?.notice?.kind === 'correction'; steps--)
    at = byId.get(at.notice.noticeId);
  return at !== undefined && standingOf(at) === 'current' ? at : undefined;
}

/** What the corrections of a story changed, as updates to the values that stand. */
export function correctedValues(members: readonly Member[]): Conflict[] {
  const fallen = members.filter((member) => standingOf(member) === 'corrected');
  if (fallen.length === 0) return [];
  const byId = new Map(members.map((member) => [member.article.articleId, member]));
  const updates = fallen.flatMap((corrected) => {
    const correction = standingCorrection(corrected, byId);
    return correction === undefined ? [] : updatesOf(corrected, correction);
  });
  return updates.slice(0, MAX_UPDATES);
}
