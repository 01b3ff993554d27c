/**
 * Whether a copy is a later lead of the text that it copies: agencies send a report again with the toll as it stands then,
 * and the copy of that is nearly the same text. It is no report of its own, and what it tells is newer.
 */
import { slotOf, VICTIM_SLOTS } from '@newsfold/report/numbers/slots.ts';
import type { Article, Quantity } from '@newsfold/schemas/generated/records.ts';

/** Characters from the beginning in which a report says how many: what stands behind is often of other events. */
const LEAD = 600;

/** The sentence around a place, as far as a full stop tells, and where it begins. */
function sentenceAt(text: string, at: number): readonly [sentence: string, from: number] {
  const from = Math.max(text.lastIndexOf('. ', at) + 2, text.lastIndexOf('\n', at) + 1, 0);
  const end = text.slice(at).search(/[.!?](?:\s|$)|\n/);
  return [text.slice(from, end < 0 ? undefined : at + end), from];
}

/** The numbers that an article begins with. */
function numbersOf({ quantities }: Article): readonly Quantity[] {
  const end = quantities.findIndex(({ start }) => start > LEAD);
  return end < 0 ? quantities : quantities.slice(0, end);
}

/** Whether an article begins with a number that another does not begin with: a copy seldom does, and a story has many. */
function hasOtherNumber(former: Article, later: Article): boolean {
  const known = numbersOf(former);
  return numbersOf(later).some(({ value }) => !known.some((one) => one.value === value));
}

/** The numbers of victims that an article begins with, by what became of them. */
function victimsOf(article: Article): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const quantity of numbersOf(article)) {
    const counted = slotOf(quantity, ...sentenceAt(article.text, quantity.start));
    if (!VICTIM_SLOTS.has(counted)) continue;
    const known = found.get(counted);
    if (known) known.add(quantity.value);
    else found.set(counted, new Set([quantity.value]));
  }
  return found;
}

/**
 * Whether an article begins with more victims than one of which it is a copy, and with none of the numbers that it has.
 * @param former what has spoken for both until then
 * @param later seen after it
 */
export function goesOn(former: Article, later: Article): boolean {
  if (former.articleId === later.articleId || !hasOtherNumber(former, later)) return false;
  const before = victimsOf(former);
  for (const [unit, values] of victimsOf(later)) {
    const known = before.get(unit);
    if (known === undefined) continue;
    if (Math.max(...values) > Math.max(...known) && ![...known].some((value) => values.has(value)))
      return true;
  }
  return false;
}
