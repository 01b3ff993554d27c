import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import type { ExaminedReports } from './examined-reports.ts';
import { toMaterial } from './material.ts';
import type { Member } from './member.ts';

const [first, second] = [member(article('a')), member(article('b'))];

/** The examined reports of one event of a story after the other. */
function examinedOf(...events: ReadonlyArray<readonly Member[]>): ExaminedReports[] {
  const documents = new DocumentMemory();
  const found: ExaminedReports[] = [];
  for (const members of events)
    found.push(toMaterial(members, 0, 'active', documents, found.at(-1)).examined);
  return found;
}

test('the same reports stay the same object, also when a copy has joined them', () => {
  const copy = { ...member(article('c')), copyGroupId: 'a' };
  const [before, after] = examinedOf([first, second], [second, first, copy]);
  expect(after).toBe(before);
});

test('other reports are another object, and an edit or another source makes another report', () => {
  const edited = { ...second, article: { ...second.article, text: 'Edited.' } };
  const credited = { ...member(article('c', { wireCredit: 'Reuters' })), copyGroupId: 'a' };
  const found = examinedOf([first], [first, second], [first, edited], [first, edited, credited]);
  expect(new Set(found).size).toBe(4);
});

test('a report whose document was forgotten is another report', () => {
  const documents = new DocumentMemory();
  const before = toMaterial([first], 0, 'active', documents).examined;
  documents.forget('a');
  expect(toMaterial([first], 0, 'active', documents, before).examined).not.toBe(before);
});
