/** How a statement is shown: by itself where a reader understands it, else as its sentence. */

import type { Statement } from './statement.ts';

/** Longer sentences are not shown for one of their clauses, characters. */
const LONGEST_SENTENCE = 320;
/** What a clause that says something by itself begins with inside a sentence: a name, a number, a quotation, an article. */
const BEGINS =
  /^(?:["“«„‘]?\p{Lu}|["“«„‘]?\p{N}|["“«„‘]?(?:an?|the|at least|about|around|nearly|almost|more than|some|no|nobody|all|both|most|many|he|she|they|it|we|ein|eine|einen|der|die|das|kein|keine|etwa|rund|mindestens|er|sie|es|le|la|les|un|une|des|au moins|environ|il|elle|ils|elles|el|los|las|una|unos|al menos|o|a|os|as|um|uma|pelo menos)\s)/u;

/** Whether a clause can be read without the rest of its sentence. */
export function isSelfContained({ article, start, end, whole }: Statement): boolean {
  return start === whole.start || BEGINS.test(article.text.slice(start, Math.min(end, start + 16)));
}

/** The statement itself when it is self-contained, else its sentence unless that is long. */
export function wordingOf(statement: Statement): Statement {
  const { whole } = statement;
  if (isSelfContained(statement) || whole.end - whole.start > LONGEST_SENTENCE) return statement;
  return whole;
}

/** What a sentence does not begin with: a word in lower case, or a mark that follows something. */
const TORN_BEGINNING = /^[\p{Ll}:;,.|)]/u;
/** What a sentence ends with; "v." is the middle of a case's name. */
const ENDED = /(?<!\sv)[.!?…:;"”»’')\]。！？؟।]\s*$/u;

/** Whether a sentence is there from its beginning to its end: captions, lists and torn sentences are not. */
export function isWholeSentence({ article, start, end }: Statement): boolean {
  const text = article.text.slice(start, end);
  return !TORN_BEGINNING.test(text) && ENDED.test(text);
}
