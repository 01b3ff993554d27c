/**
 * Whose word each sentence of a report is. A sentence inside a quotation belongs to who is named beside it; "she said"
 * to who spoke last; a last name is told in full where the report has it.
 */
import type { Article, Attribution } from '@newsfold/schemas/generated/records.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { readingOf, type SentenceReading } from '../reading/reading.ts';
import { findSpeech, type Speech } from './find-speech.ts';
import { blankQuotations, QUOTED, type Quotation, quotationsOf } from './quoted-text.ts';
import { type SpeechGrammar, speechGrammar } from './speech-verbs.ts';

/** Sentences after which who spoke last is no longer meant. */
const REMEMBERED = 4;
/** Share of a sentence inside quotation marks from which it is somebody's words. */
const MOSTLY = 0.5;
const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|sen|rep|gov|herr|frau|monsieur|madame|m|mme|señor|señora|sr|sra|senhor|senhora)\.?\s+/iu;

/** Full names of people by their last word; null where two people have it. */
function fullNames({ entities }: Article): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const { name, type } of entities) {
    const words = name.split(/\s+/);
    if (words.length < 2 || type === 'place' || type === 'organisation') continue;
    const last = words.at(-1) as string;
    names.set(last, names.has(last) && names.get(last) !== name ? null : name);
  }
  return names;
}

function inFull(speaker: string, names: ReadonlyMap<string, string | null>): string {
  const bare = speaker.replace(HONORIFIC, '');
  return /^[^\s]+$/u.test(bare) ? (names.get(bare) ?? speaker) : speaker;
}

/** Reads the sentences of a report in their order. */
class Reader {
  readonly #article: Article;
  readonly #grammar: SpeechGrammar;
  readonly #quotations: readonly Quotation[];
  readonly #names: ReadonlyMap<string, string | null>;
  #last = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(article: Article, grammar: SpeechGrammar) {
    this.#article = article;
    this.#grammar = grammar;
    this.#quotations = quotationsOf(article.text);
    this.#names = fullNames(article);
  }

  blanked({ start, end }: SentenceReading): string {
    return blankQuotations(this.#article.text, start, end, this.#quotations);
  }

  /** The speech of a sentence, its speaker told in full; a pronoun as who spoke last, or as nobody. */
  speech(sentence: SentenceReading, before: SentenceReading | undefined): Speech | null {
    const found = findSpeech(this.blanked(sentence), this.#grammar);
    if (found === null) return null;
    const speaker = this.#named(found, sentence, before);
    if (speaker !== '') {
      this.#last = speaker;
      this.#lastAt = sentence.index;
    }
    return { ...found, speaker };
  }

  #named(
    { speaker, isPronoun, refersBack }: Speech,
    at: SentenceReading,
    before: SentenceReading | undefined,
  ): string {
    if (isPronoun) return this.meantIn(at, before);
    // At the beginning there is nothing to refer to: "the minister" is all that is known.
    if (refersBack && (this.#last !== '' || at.index > 1)) return '';
    return inFull(speaker, this.#names);
  }

  /** Who spoke a few sentences before at most; empty when nobody did. */
  lastBefore({ index }: SentenceReading): string {
    return index - this.#lastAt <= REMEMBERED ? this.#last : '';
  }

  /** Whom a pronoun means: who spoke last, else the one person that the sentence before names; empty when unclear. */
  meantIn(sentence: SentenceReading, before: SentenceReading | undefined): string {
    const last = this.lastBefore(sentence);
    if (last !== '' || before === undefined) return last;
    const { text } = before;
    const named = [...this.#names].filter(([word, name]) => name !== null && text.includes(word));
    return named.length === 1 ? (named[0]?.[1] ?? '') : '';
  }

  /** Whether a quotation reaches from one sentence into the next. */
  goesOn({ end }: SentenceReading, next: SentenceReading): boolean {
    return this.#quotations.some((quotation) => quotation.start < end && quotation.end > next.start);
  }

  /** What a sentence without a speaker leaves open. */
  hedge(blanked: string): Attribution | null {
    if (this.#grammar.allegedly.test(blanked)) return { source: '', certainty: 'alleged' };
    return this.#grammar.expecting.test(blanked) ? { source: '', certainty: 'expected' } : null;
  }
}

function isQuoted(blanked: string): boolean {
  return blanked.split(QUOTED).length - 1 > MOSTLY * blanked.length;
}

function read(document: Document): ReadonlyArray<Attribution | null> {
  const { article } = document;
  const grammar = speechGrammar(article.language);
  const { sentences } = readingOf(document);
  if (grammar === null) return sentences.map(() => null);
  const reader = new Reader(article, grammar);
  const told: (Attribution | null)[] = [];
  sentences.forEach((sentence, i) => {
    const blanked = reader.blanked(sentence);
    const before = reader.lastBefore(sentence);
    const speech = reader.speech(sentence, sentences[i - 1]);
    if (speech !== null) {
      const attribution = { source: speech.speaker, certainty: speech.certainty };
      told.push(attribution);
      // What the same quotation said before its speaker is named.
      for (
        let k = i - 1;
        k >= 0 && reader.goesOn(sentences[k] as SentenceReading, sentences[k + 1] as SentenceReading);
        k--
      )
        told[k] = { source: speech.speaker, certainty: 'said' };
    } else if (isQuoted(blanked)) told.push({ source: before, certainty: 'said' });
    else told.push(reader.hedge(blanked));
  });
  return told;
}

/** The attribution of each sentence of a document; null where the report itself states it. */
export const attributionsOf = annotation('attributions', read);
