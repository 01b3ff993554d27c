/** Which of the wordings of one thing is shown. */

import type { Statement } from '@newsfold/report/statements/statement.ts';
import { isSelfContained, wordingOf } from '@newsfold/report/statements/wording.ts';
import { goesOn, isReadable, isUnsigned } from './readable.ts';

/** Characters by which a wording counts as longer that lacks something. */
const NAMELESS = 200;
const FRAGMENT = 80;
const GOES_ON = 120;
const UNSIGNED = 200;
const INTRODUCES = 400;
const UNREADABLE = 2000;
/** What announces the words of the next sentence. */
const INTRODUCTION = /[:：]\s*$/u;
/** A word that something follows, or a number that counts nothing, ends no clause. */
const TORN_END =
  /(?:\s|^)(?:an?|the|to|of|in|on|at|by|for|with|from|and|or|der|die|das|den|dem|ein|eine|einen|und|von|le|la|les|un|une|de|du|des|et|el|los|las|del|y|o|os|do|da|e|\d+)$/iu;

/** Whether a clause was cut before its end. */
function isTorn({ article, start, end, whole }: Statement): boolean {
  return end < whole.end && TORN_END.test(article.text.slice(start, end));
}

function measureRank(statement: Statement): number {
  const { article, start, end, contentWords } = statement;
  return (
    end -
    start +
    (contentWords.some(({ kind }) => kind === 'name') ? 0 : NAMELESS) +
    (isSelfContained(statement) && !isTorn(statement) ? 0 : FRAGMENT) +
    (goesOn(statement) ? GOES_ON : 0) +
    (isUnsigned(statement.whole) ? UNSIGNED : 0) +
    (INTRODUCTION.test(article.text.slice(start, end)) ? INTRODUCES : 0) +
    (isReadable(statement) ? 0 : UNREADABLE)
  );
}

/** How little a wording is fit to be shown: its length, and what it lacks. */
function rank(statement: Statement): number {
  const { notes } = statement;
  notes.rank ??= measureRank(statement);
  return notes.rank;
}

/**
 * The wording to show: the shortest, those first that name someone, begin a sentence, do not go on from another one, say
 * whose words they are and hold nothing of the page around the report.
 */
export function clearestOf<M extends { readonly statement: Statement }>(
  mentions: readonly M[],
): M | undefined {
  return mentions
    .map((mention) => ({ mention, rank: rank(mention.statement) }))
    .sort((a, b) => a.rank - b.rank)[0]?.mention;
}

/** How a statement is shown: its sentence where it was torn from it and cannot be read alone. */
export function shownOf(statement: Statement): Statement {
  return isTorn(statement) ? statement.whole : wordingOf(statement);
}
