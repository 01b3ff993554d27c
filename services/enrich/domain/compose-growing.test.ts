/** A story of forty reports over three days whose toll grows, whose cause is denied and whose reports are copied. */
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import type { Member } from './event/member.ts';

const REPORTS = 40;
const APART = 108;
const TOLLS = [3, 9, 14, 17];
const MAX_BYTES = 64 * 1024;

const sources = ['officials', 'the coastguard', 'police in Kisumu', 'the minister Daniel Kiprono'];
const tolls: ReadonlyArray<(dead: number, source: string) => string> = [
  (dead, source) => `${dead} people died when a ferry capsized on Lake Victoria, ${source} said.`,
  (dead, source) =>
    `At least ${dead} passengers were killed after a ferry overturned on Lake Victoria, ${source} said.`,
  (dead, source) =>
    `The death toll of the ferry that capsized on Lake Victoria stands at ${dead}, ${source} said.`,
];
const asides = [
  'Relatives said that the ferry was overloaded with maize.',
  'The operator Sunbird Lines denied that the ferry was overloaded with maize.',
  'Navy divers searched the hull with lamps while families waited on the pier.',
  'Schools in the county stayed closed and flags flew at half mast.',
  'The transport minister ordered every vessel of Sunbird Lines to stay in port.',
];

const members: readonly Member[] = Array.from({ length: REPORTS }, (_, i) => {
  const dead = TOLLS[Math.floor((i * TOLLS.length) / REPORTS)] as number;
  const tell = tolls[i % tolls.length] as (typeof tolls)[number];
  const text = [
    tell(dead, sources[i % sources.length] as string),
    asides[i % asides.length],
    `Our reporter ${i} counted ${30 + i} boats at the quay of ward ${i * 7}.`,
  ].join(' ');
  const seenAt = START + i * APART * MINUTE;
  return member(
    article(`r${String(i).padStart(2, '0')}`, {
      title: `Ferry capsizes on Lake Victoria, ${dead} killed`,
      text,
      quantities: findQuantities(text, 'en'),
      seenAt,
      publisher: publisher(`p${i}.example`),
    }),
  );
});

const identity = storyIdentity({ causedBy: 'r39', updatedAt: START + REPORTS * APART * MINUTE });
const event = compose(members, identity, 'active');
const encode = (composed: typeof event): Buffer =>
  avroType('Story').toBuffer({ ...composed, changeType: 'updated', significance: 'none', changes: [] });
const former = (text: string): boolean =>
  /\b(?:3|9|14) (?:people|passengers|killed)|stands at (?:3|9|14)\b/.test(text);

describe('a story of forty reports over three days', () => {
  it('tells the toll as an update, each value with where it stands', () => {
    const toll = event.conflicts.find(({ slot }) => slot === 'dead');
    expect(toll?.kind).toBe('update');
    // Of forty reports twenty-four are read, the second toll's in no part.
    expect(toll?.values.map(({ value }) => value)).toEqual([3, 14, 17]);
    expect(toll?.values.slice(0, -1).every(({ state }) => state === 'superseded')).toBe(true);
    expect(toll?.values.at(-1)?.state).toBe('confirmed');
  });

  it('gives no superseded toll as current', () => {
    expect(former(event.headline.text)).toBe(false);
    expect(event.keyPoints.filter(({ text }) => former(text))).toEqual([]);
    expect(event.agreed.filter(({ slot, value }) => slot === 'dead' && value !== 17)).toEqual([]);
  });

  it('tells the denied cause as a conflict, and agrees on neither side', () => {
    expect(event.conflicts.map(({ slot }) => slot)).toContain('denial');
  });

  it('stays within its bound, whatever the order', () => {
    expect(encode(event).length).toBeLessThan(MAX_BYTES);
    expect(encode(compose(members.toReversed(), identity, 'active'))).toEqual(encode(event));
  });

  it('calls a copy not new, and changes no fact for it', () => {
    const [first] = members;
    if (!first) throw new Error('no members');
    const copy: Member = {
      ...first,
      article: { ...first.article, articleId: 'copy', publisher: publisher('copy.example') },
    };
    const with41 = compose([...members, copy], identity, 'active');
    expect(with41.articles.find(({ articleId }) => articleId === 'copy')?.novelty ?? 0).toBe(0);
    expect(with41.agreed).toEqual(event.agreed);
    expect(with41.conflicts).toEqual(event.conflicts);
  });
});
