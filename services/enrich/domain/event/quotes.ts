/**
 * What stands at each place that an event refers to, so that no reader needs the texts. All references of an event share
 * one bound: those of what is agreed come first, then conflicts, key points and what one source alone says.
 */
import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from './beginning-of.ts';
import type { Composed } from './composed.ts';

/** Bytes of a quote, and of all quotes of an event. */
const MAX_QUOTE = 160;
const MAX_QUOTES = 20 * 1024;

type Facts = Pick<Composed, 'agreed' | 'conflicts' | 'keyPoints' | 'uniqueToSource'>;

/**
 * The facts of an event with the words they refer to.
 * @param textOf the text of an article; undefined for one that is not known
 */
export function withQuotes(facts: Facts, textOf: (articleId: string) => string | undefined): Facts {
  let left = MAX_QUOTES;
  const quoted = (reference: Reference): Reference => {
    const { articleId, start, end } = reference;
    const quote = beginningOf(textOf(articleId)?.slice(start, end) ?? '', MAX_QUOTE);
    const bytes = Buffer.byteLength(quote);
    if (bytes > left) return reference;
    left -= bytes;
    return { ...reference, quote };
  };
  const all = <T extends { readonly references: readonly Reference[] }>(items: readonly T[]): readonly T[] =>
    items.map((item) => ({ ...item, references: item.references.map(quoted) }));
  const agreed = all(facts.agreed);
  const conflicts = facts.conflicts.map((conflict) => ({ ...conflict, values: all(conflict.values) }));
  return { agreed, conflicts, keyPoints: all(facts.keyPoints), uniqueToSource: all(facts.uniqueToSource) };
}
