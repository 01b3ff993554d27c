/**
 * The words of a report as numbers: one for each spelling. Whoever keeps something by word keeps it in arrays, and looks
 * nothing up by a string or an object.
 */
import type { KnownWord } from './known-words.ts';
import type { SentenceReading } from './reading-types.ts';

/** The words of the sentences of a report, one behind the other. */
export interface WordTable {
  /** Of each word: the number of its spelling. */
  readonly numbers: Int32Array;
  /** The spellings by their numbers, in the order in which they are met. */
  readonly spellings: readonly KnownWord[];
  /** Of each sentence: where its words begin among the numbers; and where those of the last one end. */
  readonly firsts: Int32Array;
}

/** Tables that were made; each has marked the spellings of its report as its own. */
let tables = 0;

/** Makes the table of a report. In one go, since it marks what is known of each spelling, which all reports share. */
export function wordTable(sentences: readonly SentenceReading[]): WordTable {
  const table = ++tables;
  const firsts = new Int32Array(sentences.length + 1);
  const words = sentences.map((sentence) => sentence.words);
  for (let i = 0; i < words.length; i++)
    firsts[i + 1] = (firsts[i] as number) + (words[i] as (typeof words)[number]).length;
  const numbers = new Int32Array(firsts[words.length] as number);
  const spellings: KnownWord[] = [];
  let at = 0;
  for (const ofSentence of words)
    for (const { known } of ofSentence) {
      const { inTable } = known;
      if (inTable.table !== table) {
        inTable.table = table;
        inTable.number = spellings.length;
        spellings.push(known);
      }
      numbers[at++] = inTable.number;
    }
  return { numbers, spellings, firsts };
}
