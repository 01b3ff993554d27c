/**
 * The facts of an event within their room, and what stands at each place that they refer to, so that no reader needs the
 * texts. All references of an event share one bound: those of what is agreed come first, then conflicts, key points and
 * what one source alone says.
 */
import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { beginningOf } from './beginning-of.ts';
import type { Composed } from './composed.ts';
import { fitting } from './room.ts';

/** Bytes of a quote, and of all quotes of an event. */
const MAX_QUOTE = 160;
const MAX_QUOTES = 20 * 1024;

type Facts = Pick<Composed, 'agreed' | 'conflicts' | 'keyPoints' | 'uniqueToSource' | 'framings'>;

/** Bytes of all facts of an event with their quotes, and those left to them when other lists take the room. */
const MAX_FACTS = 34 * 1024;
const LEAST_FACTS = 14 * 1024;
/** What the length of a quote takes beyond that of an empty one, bytes. */
const LENGTH = 1;

/** Facts that fit into some bytes: what sums the story up first, then as for quotes. */
function within(
  { agreed, conflicts, keyPoints, uniqueToSource, framings }: Facts,
  bytes: number,
): [Facts, number] {
  const points = fitting(keyPoints, bytes);
  const together = fitting(agreed, points.left);
  const contested = fitting(conflicts, together.left);
  const alone = fitting(uniqueToSource, contested.left);
  const inLight = fitting(framings, alone.left);
  const kept = {
    agreed: together.kept,
    conflicts: contested.kept,
    keyPoints: points.kept,
    uniqueToSource: alone.kept,
    framings: inLight.kept,
  };
  return [kept, inLight.left];
}

/**
 * The facts of an event, as many as have room, with the words they refer to. A function of the facts and of `taken`: a
 * copy makes no room and takes none.
 * @param textOf the text of an article; undefined for one that is not known
 * @param taken bytes of the event that mentions, withdrawals and decisions take
 */
export function withQuotes(all: Facts, textOf: (articleId: string) => string | undefined, taken = 0): Facts {
  const [facts, room] = within(all, Math.max(LEAST_FACTS, MAX_FACTS - taken));
  let left = Math.min(MAX_QUOTES, room);
  const quoted = (reference: Reference): Reference => {
    const { articleId, start, end } = reference;
    const quote = beginningOf(textOf(articleId)?.slice(start, end) ?? '', MAX_QUOTE);
    const bytes = Buffer.byteLength(quote) + LENGTH;
    if (bytes > left) return reference;
    left -= bytes;
    return { ...reference, quote };
  };
  const quote = <T extends { readonly references: readonly Reference[] }>(
    items: readonly T[],
  ): readonly T[] => items.map((item) => ({ ...item, references: item.references.map(quoted) }));
  const agreed = quote(facts.agreed);
  const conflicts = facts.conflicts.map((conflict) => ({ ...conflict, values: quote(conflict.values) }));
  const keyPoints = quote(facts.keyPoints);
  const uniqueToSource = quote(facts.uniqueToSource);
  const framings = facts.framings.map((framing) => ({ ...framing, tellings: quote(framing.tellings) }));
  return { agreed, conflicts, keyPoints, uniqueToSource, framings };
}
