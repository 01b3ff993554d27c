import type { Document } from '@newsfold/report/documents/document.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import { document } from '@newsfold/test/support/fixture-article.ts';
import { expect, test } from 'vitest';
import { crowding } from './crowding.ts';

/** A report of so many statements. */
function reportOf(statements: number): Document {
  const sentences = Array.from(
    { length: statements },
    (_, i) => `Village number ${i + 100} was flooded by the river.`,
  );
  const report = document(`r${statements}`, { text: sentences.join(' ') });
  expect(statementsOf(report)).toHaveLength(statements);
  return report;
}

test('short reports are not crowded, a report of twenty statements by the logarithm of two', () => {
  const [short, ten, long] = [reportOf(2), reportOf(10), reportOf(20)];
  expect(crowding(short, short)).toBe(0);
  expect(crowding(short, ten)).toBe(0);
  expect(crowding(long, short)).toBeCloseTo(Math.log(2), 12);
  expect(crowding(short, long)).toBeCloseTo(Math.log(2), 12);
});
