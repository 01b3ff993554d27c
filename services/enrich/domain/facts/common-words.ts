/** What the statements of two reports have in common, found by an index and not pair by pair. */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { type Statement, statementsOf } from './statements.ts';

/** Statements by the telling words they hold, and by the groups of meaning of these. */
export interface Index {
  readonly words: ReadonlyMap<number, readonly number[]>;
  readonly groups: ReadonlyMap<number, readonly number[]>;
}

function put(places: Map<number, number[]>, key: number, i: number): void {
  const found = places.get(key);
  if (!found) places.set(key, [i]);
  else if (found.at(-1) !== i) found.push(i);
}

function index(statements: readonly Statement[]): Index {
  const words = new Map<number, number[]>();
  const groups = new Map<number, number[]>();
  statements.forEach((statement, i) => {
    for (const telling of statement.tellings) {
      put(words, telling.key, i);
      for (const group of telling.groups) put(groups, group, i);
    }
  });
  return { words, groups };
}

const known = new WeakMap<Article, Index>();

/** The statements of a report by their words, indexed once. */
export function indexOf(article: Article): Index {
  let found = known.get(article);
  if (!found) {
    found = index(statementsOf(article));
    known.set(article, found);
  }
  return found;
}

/** Weight that a statement shares with each of the others: word for word, and with words of one meaning besides. */
export function inCommon(
  of: Statement,
  { words, groups }: Index,
  size: number,
): readonly [Float64Array, Float64Array] {
  const exact = new Float64Array(size);
  const meant = new Float64Array(size);
  for (const telling of of.tellings) {
    for (const i of words.get(telling.key) ?? []) exact[i] = (exact[i] ?? 0) + telling.weight;
    for (const group of telling.groups)
      for (const i of groups.get(group) ?? []) meant[i] = (meant[i] ?? 0) + telling.weight;
  }
  return [exact, meant];
}
