/** A report as whole sentences: what is compared to find what reports share. */
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { readingOf, type Word } from '../reading/reading.ts';
import { SortedIndex, toEntry } from '../reading/sorted-index.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statements.ts';

/** A sentence that says something, with what of its wording is compared. */
export interface SaidSentence {
  /** The statement that it makes as a whole. */
  readonly whole: Statement;
  /** Its number among the sentences of the report that say something. */
  readonly place: number;
  readonly words: number;
  /** Every three words in a row. */
  readonly triples: ReadonlySet<string>;
  /** Words inside quotation marks. */
  readonly quoted: ReadonlySet<string>;
}

/** The sentences of a report. */
export interface SaidSentences {
  readonly sentences: readonly SaidSentence[];
  /** Their places by the keys of their content words. */
  readonly byKey: SortedIndex;
  /** Their places by what they make as a whole. */
  readonly placeOf: ReadonlyMap<Statement, number>;
}

/** Quotation marks around at least eight characters: shorter ones mark a term. */
const QUOTED = /[“"«„][^”"»“]{8,}[”"»“]/gu;

function triplesOf(words: readonly Word[]): ReadonlySet<string> {
  const triples = new Set<string>();
  for (let i = 2; i < words.length; i++)
    triples.add(`${words[i - 2]?.word} ${words[i - 1]?.word} ${words[i]?.word}`);
  return triples;
}

function quotedWords({ article, start, end }: Statement, words: readonly Word[]): ReadonlySet<string> {
  const quoted = new Set<string>();
  for (const { index, 0: quotation } of article.text.slice(start, end).matchAll(QUOTED)) {
    const from = start + index;
    const to = from + quotation.length;
    for (const word of words) if (word.start >= from && word.end <= to) quoted.add(word.word);
  }
  return quoted;
}

function read(document: Document): SaidSentences {
  const reading = readingOf(document);
  const wholes = [...new Set(statementsOf(document).map(({ whole }) => whole))];
  const sentences = wholes.map((whole, place): SaidSentence => {
    const words = (reading.sentences[whole.sentence]?.words ?? []).filter(
      ({ start }) => start >= whole.start,
    );
    return {
      whole,
      place,
      words: words.length,
      triples: triplesOf(words),
      quoted: quotedWords(whole, words),
    };
  });
  const entries = wholes.flatMap(({ contentWords }, place) =>
    contentWords.map(({ key }) => toEntry(key, place)),
  );
  return {
    sentences,
    byKey: new SortedIndex(entries),
    placeOf: new Map(wholes.map((whole, place) => [whole, place])),
  };
}

/** The sentences of a document that say something, in the order of its text. */
export const sentencesOf = annotation('sentences', read);
