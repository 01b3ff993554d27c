/** The telling words of a report, each once, in arrays: what comparing two reports word by word reads. */
import { SortedIndex, toEntry } from '../reading/sorted-index.ts';
import type { Telling } from './content-words.ts';

/** What a word counts as beside its own weight. */
export const SLOT = { plain: 0, name: 1, figure: 2, small: 3, weekday: 4, month: 5 } as const;
/** How many kinds of words there are. */
export const SLOTS = 6;

/** From this weight a number tells by itself. */
const FIGURE = 4;

/** The words of a report; a statement holds places in it. */
export interface Vocabulary {
  /** ISO 639-1 tag. */
  readonly language: string;
  readonly tellings: readonly Telling[];
  /** SLOT of each word. */
  readonly slots: Uint8Array;
  readonly weights: Float64Array;
  /** Places by the keys of the words, and by the groups of meaning they stand in. */
  readonly byKey: SortedIndex;
  readonly byGroup: SortedIndex;
  /** Places of the numbers that count something. */
  readonly stated: readonly number[];
}

function slotOf({ kind, weight }: Telling): number {
  if (kind !== 'number') return SLOT[kind];
  return weight >= FIGURE ? SLOT.figure : SLOT.small;
}

/** Puts the distinct words of a report into arrays. */
export function toVocabulary(tellings: readonly Telling[], language: string): Vocabulary {
  const keys: number[] = [];
  const groups: number[] = [];
  const stated: number[] = [];
  tellings.forEach((telling, place) => {
    keys.push(toEntry(telling.key, place));
    for (const group of telling.groups) groups.push(toEntry(group, place));
    if (telling.stated) stated.push(place);
  });
  return {
    language,
    tellings,
    slots: Uint8Array.from(tellings, slotOf),
    weights: Float64Array.from(tellings, ({ weight }) => weight),
    byKey: new SortedIndex(keys),
    byGroup: new SortedIndex(groups),
    stated,
  };
}
