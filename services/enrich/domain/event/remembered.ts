import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { Report } from './material.ts';

interface Result<T> {
  readonly reports: readonly Report[];
  readonly answer: { readonly value: T } | { readonly error: unknown };
}

function areSame(a: readonly Report[], b: readonly Report[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ article, source }, i) => article === b[i]?.article && source === b[i]?.source)
  );
}

/**
 * A function of the texts of reports and of who stands behind them, kept for the last reports of each story: several
 * enrichers read it, and a copy that came changes nothing of it. A throw is thrown to each of them.
 * @param compute must read nothing of a report but its article and its source
 */
export function remembered<T>(compute: (reports: readonly Report[]) => T): (reports: readonly Report[]) => T {
  const results = new WeakMap<Article, Result<T>>();
  const answerTo = (reports: readonly Report[]): Result<T>['answer'] => {
    try {
      return { value: compute(reports) };
    } catch (error) {
      return { error };
    }
  };
  return (reports) => {
    const [first] = reports;
    if (!first) return compute(reports);
    let result = results.get(first.article);
    if (!result || !areSame(result.reports, reports)) {
      result = { reports, answer: answerTo(reports) };
      results.set(first.article, result);
    }
    if ('error' in result.answer) throw result.answer.error;
    return result.answer.value;
  };
}
