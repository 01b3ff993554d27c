/** A report as whole sentences: what is compared to find what reports share. */
import { hashTerm, mixHash } from '@newsfold/text/words/hash-term.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { readingOf, type Word } from '../reading/reading.ts';
import { SortedIndex, toEntry } from '../reading/sorted-index.ts';
import { type Quotation, quotationsIn } from '../speech/quoted-text.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statements.ts';

/** A sentence that says something, with what of its wording is compared. */
export interface SaidSentence {
  /** The statement that it makes as a whole. */
  readonly whole: Statement;
  /** Its number among the sentences of the report that say something. */
  readonly place: number;
  readonly words: number;
  /** Hashes of every three words in a row, each once, ascending. */
  readonly triples: Uint32Array;
  /** Words inside quotation marks. */
  readonly quoted: ReadonlySet<string>;
  /** Whether most of it are somebody's own words: inside quotation marks, or an embedded post's "I" and "we". */
  readonly isQuoted: boolean;
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

/** Makes the order of words tell: "dog bites man" is not "man bites dog". */
const [SECOND, THIRD] = [0x9e3779b1, 0x85ebca77];

function triplesOf(words: readonly Word[]): Uint32Array {
  const hashes = words.map(({ word }) => hashTerm(word));
  const triples = new Set<number>();
  for (let i = 2; i < hashes.length; i++) {
    const [one, two, three] = [hashes[i - 2] as number, hashes[i - 1] as number, hashes[i] as number];
    triples.add(mixHash(one ^ Math.imul(two, SECOND) ^ Math.imul(three, THIRD)));
  }
  return Uint32Array.from(triples).sort();
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

/** Whether more than half of a statement is inside quotation marks, opened in it or before. */
function isMostlyQuoted({ start, end }: Statement, quotations: readonly Quotation[]): boolean {
  let inside = 0;
  for (const quotation of quotations)
    inside += Math.max(0, Math.min(end, quotation.end) - Math.max(start, quotation.start));
  return inside > (end - start) / 2;
}

/** Who speaks of themselves: a report does not, a post that it shows does. */
const OWN_WORDS = new Set(
  'i we my our me us ich wir mein meine unser unsere mich uns je nous notre nos mon mes yo nosotros nuestro nuestra nuestros nuestras eu nós nosso nossa nossos nossas я мы наш наша наши'.split(
    ' ',
  ),
);

function read(document: Document): SaidSentences {
  const reading = readingOf(document);
  const quotations = quotationsIn(document);
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
      isQuoted: isMostlyQuoted(whole, quotations) || words.some(({ word }) => OWN_WORDS.has(word)),
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
