/** What the statements of two reports have in common, found by an index and not pair by pair. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { SortedIndex, toEntry } from '@newsfold/report/reading/sorted-index.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';

/** Statements by their content words, and by the groups of meaning of these. */
interface Index {
  readonly words: SortedIndex;
  readonly groups: SortedIndex;
}

function index(statements: readonly Statement[]): Index {
  const words: number[] = [];
  const groups: number[] = [];
  statements.forEach((statement, i) => {
    for (const contentWord of statement.contentWords) {
      words.push(toEntry(contentWord.key, i));
      for (const group of contentWord.groups) groups.push(toEntry(group, i));
    }
  });
  return { words: new SortedIndex(words), groups: new SortedIndex(groups) };
}

/** The statements of a document by their words. */
const indexOf = annotation('statements by word', (document: Document) => index(statementsOf(document)));

/** Adds a weight to the sum of every value of a key. */
function addTo(sums: Float64Array, index: SortedIndex, key: number, weight: number): void {
  const { keys, values } = index;
  for (let at = index.first(key); keys[at] === key; at++) {
    const i = values[at] as number;
    sums[i] = (sums[i] as number) + weight;
  }
}

/** Weight that a statement shares with each of another report: word for word, and through words of one meaning. */
export function sharedWeights(of: Statement, other: Document): readonly [Float64Array, Float64Array] {
  const { words, groups } = indexOf(other);
  const size = statementsOf(other).length;
  const exact = new Float64Array(size);
  const meant = new Float64Array(size);
  for (const { key, weight, groups: meanings } of of.contentWords) {
    addTo(exact, words, key, weight);
    for (const group of meanings) addTo(meant, groups, group, weight);
  }
  return [exact, meant];
}
