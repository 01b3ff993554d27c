import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { DocumentMemory } from '../documents/document-memory.ts';
import { type ExaminedReports, restingReports } from './examined-reports.ts';
import { lastingAnnotation } from './lasting-annotation.ts';
import { toMaterial } from './material.ts';
import type { Member } from './member.ts';

let found = 0;
const textsOf = lastingAnnotation('texts of a test', ({ reports }) => {
  found++;
  return reports.map(({ document }) => document.article.text);
});

const [first, second] = [member(article('a', { text: 'One.' })), member(article('b', { text: 'Two.' }))];

/** The same reports once more, from what rests of them as bytes. */
function restedAs(examined: ExaminedReports, members: readonly Member[]): ExaminedReports {
  const resting = JSON.parse(JSON.stringify(restingReports(examined)));
  return toMaterial(members, 0, 'active', new DocumentMemory(), resting).examined;
}

describe('what was found of the reports of a story at rest', () => {
  const before = toMaterial([first, second], 0, 'active', new DocumentMemory()).examined;
  const texts = textsOf(before);

  it('is not found again, whatever time has passed and whoever has copied it', () => {
    const copy = { ...member(article('c')), copyGroupId: 'a' };
    const counted = found;
    const after = restedAs(before, [first, second, copy]);
    expect(textsOf(after)).toEqual(texts);
    expect(textsOf(restedAs(after, [second, first]))).toEqual(texts);
    expect(found).toBe(counted);
  });

  it('is found again of other reports, of an edit, and where a source has become known', () => {
    const edited = { ...second, versions: 2, article: { ...second.article, text: 'Edited.' } };
    const credited = { ...member(article('c', { wireCredit: 'Reuters' })), copyGroupId: 'a' };
    expect(textsOf(restedAs(before, [first]))).toEqual(['One.']);
    expect(textsOf(restedAs(before, [first, edited]))).toEqual(['One.', 'Edited.']);
    const counted = found;
    textsOf(restedAs(before, [first, second, credited]));
    expect(found).toBe(counted + 1);
  });
});
