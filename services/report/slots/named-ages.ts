/** Ages without a word for years: "Thackeray, 58,", "Anna Müller (45)", "he was 77". */
import type { BareSlot } from './slot.ts';

const BESIDE_NAME = /(?<=\p{Lu}\p{L}+(?:, | \())([1-9]\d)(?=[,.;)](?!\d)|\sans|\saños|\sanos)/gu;
const OF_SUBJECT = /(?<=(?<!\p{L})(?:he|she|who) (?:is|was|turned) )([1-9]\d)(?=[.,;](?!\d)|$|\sand\s)/giu;

/** The ages of a sentence that stand beside a name or a pronoun without a word for years. */
export function namedAges(text: string): BareSlot[] {
  return [...text.matchAll(BESIDE_NAME), ...text.matchAll(OF_SUBJECT)].map(({ index, 0: written }) => ({
    kind: 'age',
    of: '',
    value: Number(written),
    other: null,
    bound: 'exactly',
    start: index,
    end: index + written.length,
  }));
}
