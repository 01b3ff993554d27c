/** Agreed facts as they are listed: one whose words are part of another's is shown inside of that. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

type Fact = Story['agreed'][number];

/** A fact with those that say a part of it, or the same again. */
export interface NestedFact {
  readonly fact: Fact;
  readonly parts: readonly Fact[];
}

/** Its words alone, with a space around each. */
const plain = ({ text }: Fact) => ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;

/**
 * Nests facts, in their order. Who says a part need not say the whole, so the sources of the two stay apart. What more
 * sources say than the whole is no part of it: it would be hidden behind what is less sure.
 */
export function nestedFacts(agreed: readonly Fact[]): NestedFact[] {
  const told = agreed.map((fact, at) => ({ fact, at, words: plain(fact) }));
  const wholeOf = ({ fact, at, words }: (typeof told)[number]) =>
    told.find(
      (other) =>
        other.at !== at &&
        other.words.includes(words) &&
        (other.words !== words || other.at < at) &&
        other.fact.independentPublishers >= fact.independentPublishers &&
        other.fact.state === fact.state &&
        other.fact.language === fact.language,
    );
  const wholes = new Map(told.map((one) => [one.at, wholeOf(one)]));
  const topOf = (at: number): number => {
    const whole = wholes.get(at);
    return whole === undefined ? at : topOf(whole.at);
  };
  return told
    .filter(({ at }) => wholes.get(at) === undefined)
    .map(({ fact, at }) => ({
      fact,
      parts: told.filter((other) => other.at !== at && topOf(other.at) === at).map((other) => other.fact),
    }));
}
