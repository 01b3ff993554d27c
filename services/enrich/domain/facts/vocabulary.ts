/** The telling words of a report, each once, in arrays: what comparing two reports word by word reads. */
import type { Telling } from './telling-words.ts';

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
  /** Places of the words with a key, of those in a group of meaning, and of those written alike. */
  readonly byKey: ReadonlyMap<number, readonly number[]>;
  readonly byGroup: ReadonlyMap<number, readonly number[]>;
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** Places of the numbers that count something. */
  readonly stated: readonly number[];
}

function slotOf({ kind, weight }: Telling): number {
  if (kind !== 'number') return SLOT[kind];
  return weight >= FIGURE ? SLOT.figure : SLOT.small;
}

function add<K>(places: Map<K, number[]>, key: K, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

/** Puts the distinct words of a report into arrays. */
export function toVocabulary(tellings: readonly Telling[], language: string): Vocabulary {
  const byKey = new Map<number, number[]>();
  const byGroup = new Map<number, number[]>();
  const byWord = new Map<string, number[]>();
  const stated: number[] = [];
  tellings.forEach((telling, place) => {
    add(byKey, telling.key, place);
    add(byWord, telling.word, place);
    for (const group of telling.groups) add(byGroup, group, place);
    if (telling.stated) stated.push(place);
  });
  return {
    language,
    tellings,
    slots: Uint8Array.from(tellings, slotOf),
    weights: Float64Array.from(tellings, ({ weight }) => weight),
    byKey,
    byGroup,
    byWord,
    stated,
  };
}
