import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { type Report, toMaterial } from './material.ts';
import { remembered } from './remembered.ts';

const [first, second] = [member(article('a', {})), member(article('b', {}))];
const reportsOf = (...members: Parameters<typeof toMaterial>[0][]): readonly Report[] =>
  toMaterial(
    members.flatMap((some) => [...some]),
    0,
    'active',
  ).reports;

function counted(): { readonly of: (reports: readonly Report[]) => number; readonly calls: () => number } {
  let calls = 0;
  const of = remembered((reports) => {
    calls++;
    return reports.length;
  });
  return { of, calls: () => calls };
}

test('the same reports are read once, also when a copy has joined them', () => {
  const { of, calls } = counted();
  const copy = { ...member(article('c', {})), copyGroupId: 'a' };
  expect([of(reportsOf([first, second])), of(reportsOf([first, second, copy]))]).toEqual([2, 2]);
  expect(calls()).toBe(1);
});

test('other reports are read anew, and an edit is another report', () => {
  const { of, calls } = counted();
  const edited = { ...second, article: { ...second.article, text: 'Edited.' } };
  expect([of(reportsOf([first])), of(reportsOf([first, second])), of(reportsOf([first, edited]))]).toEqual([
    1, 2, 2,
  ]);
  expect(calls()).toBe(3);
});

test('a throw is thrown to everyone who asks', () => {
  let calls = 0;
  const of = remembered(() => {
    calls++;
    throw new Error('broken');
  });
  expect(() => of(reportsOf([first]))).toThrow('broken');
  expect(() => of(reportsOf([first]))).toThrow('broken');
  expect(calls).toBe(1);
});
