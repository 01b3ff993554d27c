/** The content words of a report, each once, in arrays: what comparing two reports word by word reads. */
import { SortedIndex, toEntry } from '../reading/sorted-index.ts';
import type { ContentWord } from './content-words.ts';

/** Classes of words that are counted separately. */
export const WORD_CLASS = { plain: 0, name: 1, figure: 2, small: 3, weekday: 4, month: 5 } as const;
/** How many classes there are. */
export const WORD_CLASSES = 6;

/** From this weight on a number is informative by itself. */
const FIGURE = 4;

/** The words of a report; a statement holds places in it. */
export interface Vocabulary {
  /** ISO 639-1 tag. */
  readonly language: string;
  readonly contentWords: readonly ContentWord[];
  /** WORD_CLASS of each word. */
  readonly classes: Uint8Array;
  readonly weights: Float64Array;
  /** Places by the keys of the words, and by the groups of meaning they belong to. */
  readonly byKey: SortedIndex;
  readonly byGroup: SortedIndex;
  /** Places of the numbers that count something. */
  readonly quantities: readonly number[];
}

function classOf({ kind, weight }: ContentWord): number {
  if (kind !== 'number') return WORD_CLASS[kind];
  return weight >= FIGURE ? WORD_CLASS.figure : WORD_CLASS.small;
}

/** Puts the distinct words of a report into arrays. */
export function toVocabulary(contentWords: readonly ContentWord[], language: string): Vocabulary {
  const size = contentWords.length;
  const classes = new Uint8Array(size);
  const weights = new Float64Array(size);
  const keys = new Array<number>(size);
  const groups: number[] = [];
  const quantities: number[] = [];
  for (let place = 0; place < size; place++) {
    const contentWord = contentWords[place] as ContentWord;
    classes[place] = classOf(contentWord);
    weights[place] = contentWord.weight;
    keys[place] = toEntry(contentWord.key, place);
    for (const group of contentWord.groups) groups.push(toEntry(group, place));
    if (contentWord.quantity) quantities.push(place);
  }
  return {
    language,
    contentWords,
    classes,
    weights,
    byKey: new SortedIndex(keys),
    byGroup: new SortedIndex(groups),
    quantities,
  };
}
