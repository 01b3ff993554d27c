import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { arrivalOf } from './arrival.ts';
import { MAX_EXAMINED, type Material, toMaterial } from './material.ts';
import type { Member } from './member.ts';

/** A member seen so many minutes after START; of a publisher of its own unless one is given. */
function seen(id: string, minutes: number, family: string = `${id}.example`, copyGroupId = id): Member {
  const of = article(id, { seenAt: START + minutes * MINUTE, publisher: publisher(family) });
  return member(of, { copyGroupId });
}

const materialOf = (...members: Member[]): Material =>
  toMaterial(members, START, 'active', new DocumentMemory());
const ids = (of: readonly { readonly article: { readonly articleId: string } }[]): string[] =>
  of.map((one) => one.article.articleId);

test('members and reports are in the order in which they were first seen, then of their ids', () => {
  const { members, reports } = materialOf(seen('a', 9), seen('c', 3), seen('b', 3));
  expect(ids(members)).toEqual(['b', 'c', 'a']);
  expect(ids(reports)).toEqual(['b', 'c', 'a']);
});

test('what was first seen at one moment is in the order of publication where that is exact, then of the raw topic', () => {
  const came = (id: string, minutes: number | null, offset: number, articleOffset = 0): Member => {
    const { article: of } = seen(id, 0);
    const publishedAt = START - (minutes ?? 30) * MINUTE;
    const publishedAtQuality = minutes === null ? 'day' : 'exact';
    const dated = { ...of, publishedAt, publishedAtQuality, origin: { ...of.origin, offset } } as const;
    return member(dated, { arrival: arrivalOf(dated, articleOffset) });
  };
  const members = [
    came('d', 60, 9),
    came('a', 5, 1),
    came('c', null, 2, 8),
    came('b', null, 2, 9),
    came('0', null, 3),
  ];
  for (const order of [members, members.toReversed()])
    expect(ids(materialOf(...order).members)).toEqual(['d', 'a', 'c', 'b', '0']);
});

test('an edit keeps the place of the first version', () => {
  const first = seen('b', 0);
  const edited = { ...seen('a', 0), arrival: { ...first.arrival, publishedAt: START + MINUTE } };
  expect(ids(materialOf(edited, first).members)).toEqual(['b', 'a']);
});

test('an original heads its group although its copy was seen first', () => {
  const { reports } = materialOf(seen('copy', 1, 'copy.example', 'original'), seen('original', 5));
  expect(ids(reports)).toEqual(['original']);
  expect(ids(reports[0]?.group ?? [])).toEqual(['original', 'copy']);
});

test('a group whose original has left is headed by its oldest copy', () => {
  const { reports } = materialOf(
    seen('late', 5, 'late.example', 'gone'),
    seen('early', 1, 'early.example', 'gone'),
  );
  expect(ids(reports[0]?.group ?? [])).toEqual(['early', 'late']);
});

test('a copy speaks for a group whose head has suffered on its way; the head stays the head', () => {
  const marked = (id: string, minutes: number, marks: string[]) =>
    member(article(id, { seenAt: START + minutes * MINUTE, marks }), { copyGroupId: 'a' });
  const speakers = (...members: Member[]) => ids(materialOf(...members).reports);
  const [broken, mended] = [marked('a', 1, ['damaged', 'watermark']), marked('b', 2, ['mended-encoding'])];
  expect(speakers(broken, mended)).toEqual(['b']);
  expect(speakers(broken, mended, marked('c', 3, ['watermark']), marked('d', 4, []))).toEqual(['c']);
  expect(speakers(marked('a', 1, ['watermark']), marked('d', 4, []))).toEqual(['a']);
  expect(materialOf(broken, mended).reports[0]?.member.article.articleId).toBe('a');
});

/** `r00`, `r01` … a minute apart; the publisher of each is given by its number. */
const large = (count: number, familyOf: (i: number) => string): Member[] =>
  Array.from({ length: count }, (_, i) => seen(`r${String(i).padStart(2, '0')}`, i, familyOf(i)));
const examinedIds = (members: Member[]): string[] => ids(materialOf(...members).examined.reports);
const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `r${String(from + i).padStart(2, '0')}`);

test('of 40 reports of one source the first 8 and the newest 16 are read', () => {
  expect(MAX_EXAMINED).toBe(24);
  expect(examinedIds(large(40, () => 'one.example'))).toEqual([...range(0, 8), ...range(24, 40)]);
});

test('of 40 reports those of other sources are read, however old', () => {
  const chosen = examinedIds(large(40, (i) => (i === 10 || i === 12 ? `other${i}.example` : 'one.example')));
  expect(chosen).toEqual([...range(0, 8), 'r10', 'r12', ...range(26, 40)]);
});

test('of 40 reports of as many sources the first 8 and the newest 16 are read', () => {
  expect(examinedIds(large(40, (i) => `f${i}.example`))).toEqual([...range(0, 8), ...range(24, 40)]);
});
