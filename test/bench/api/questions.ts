/** What people ask a dashboard, drawn anew for each time, and how long the answers take. */
import { placeFrom, TELLING } from './made-up-log.ts';
import { wordAt, wordFrom } from './made-up-words.ts';

/** Times of one kind of question, ms. */
export interface Times {
  readonly asked: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** Draws the query of a question. */
export type Question = (next: () => number) => string;

const pick = <T>(next: () => number, all: readonly T[]) => all[Math.floor(next() * all.length)] as T;

const TYPED = 3;

/** The kinds of questions, each over the address of the list. */
export const questions = {
  /** Languages, a place, at least so many sources. */
  list: (next) =>
    `language=en,de&place=${placeFrom(next)}&minSources=${Math.floor(next() * 3)}&order=${pick(next, ['importance', 'newest'])}`,
  /** A filter that nearly half of all stories pass. */
  listOfMany: (next) => `language=en&order=${pick(next, ['importance', 'newest', 'growing', 'contested'])}`,
  /** What the page asks: with counts. */
  counts: (next) => `${next() < 0.5 ? '' : 'language=en&'}facets=language,topic,place,publisher&limit=50`,
  /** Two words as they come in texts, without the most frequent. */
  search: (next) => `q=${wordFrom(next, 'en', TELLING)} ${wordFrom(next, 'en', TELLING)} `,
  /** Two of the hundred most frequent words. */
  searchFrequent: (next) =>
    `q=${wordAt('en', Math.floor(next() * TELLING))} ${wordAt('en', Math.floor(next() * TELLING))} `,
  /** A word, and the beginning of another: what is asked while it is typed. */
  searchTyped: (next) =>
    `q=${wordFrom(next, 'en', TELLING)} ${wordFrom(next, 'en', TELLING).padEnd(TYPED, 'a').slice(0, TYPED)}`,
} satisfies Record<string, Question>;
export type QuestionKind = keyof typeof questions;
export const QUESTION_KINDS = Object.keys(questions) as QuestionKind[];

const quantile = (sorted: readonly number[], share: number) =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1));

/** Times in brief. */
export function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    asked: times.length,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    longest: quantile(sorted, 1),
  };
}

/** Asks one question after the other until a time. @throws Error when one is refused */
export async function ask(
  api: string,
  question: Question,
  next: () => number,
  until: number,
): Promise<number[]> {
  const times: number[] = [];
  while (Date.now() < until) {
    const query = question(next);
    const begun = performance.now();
    const answer = await fetch(`${api}/stories?${query}`);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${query} was answered ${answer.status}`);
    times.push(performance.now() - begun);
  }
  return times;
}
