/**
 * Whose word each sentence of a report is. A sentence inside a quotation belongs to who is named beside it; "she said"
 * to who spoke last; a last name is told in full where the report has it.
 */
import type { Article, Attribution } from '@newsfold/schemas/generated/records.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { readingOf, type SentenceReading } from '../reading/reading.ts';
import { findSpeech, type Speech } from './find-speech.ts';
import { NamedPeople } from './named-people.ts';
import { attributionsCodec } from './pack-attributions.ts';
import { blankQuotations, QUOTED, type Quotation, quotationsIn } from './quoted-text.ts';
import { type SignedPart, signedPosts, spokenTurns } from './signatures.ts';
import { isByOrigin, leadingSubject } from './speaker-phrase.ts';
import { type SpeechGrammar, speechGrammar } from './speech-verbs.ts';

/** Sentences after which who spoke last is no longer meant. */
const REMEMBERED = 4;
/** Share of a sentence inside quotation marks from which it is somebody's words. */
const MOSTLY = 0.5;

/** A body whose name stands where it is first spoken of. */
const BODY =
  /^(?:the|The)\s(?:company|firm|group|agency|network|airline|retailer|bank|carmaker|automaker|university|organi[sz]ation|newspaper|publication|union|charity|club|manufacturer|studio|hospital)$/u;

/** Reads the sentences of a report in their order. */
class Reader {
  readonly #article: Article;
  readonly #grammar: SpeechGrammar;
  readonly #quotations: readonly Quotation[];
  readonly #signed: readonly SignedPart[];
  readonly #people: NamedPeople;
  /** By the number of the sentence. */
  readonly #blanked: string[] = [];
  #last = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(document: Document, grammar: SpeechGrammar) {
    const { article } = document;
    this.#article = article;
    this.#grammar = grammar;
    this.#quotations = quotationsIn(document);
    this.#signed = [...signedPosts(article.text), ...spokenTurns(article.text)];
    this.#people = new NamedPeople(article);
  }

  /** A sentence, its quotations blanked. */
  blanked({ index, start, end, text }: SentenceReading): string {
    if (this.#quotations.length === 0) return text;
    const blanked = this.#blanked[index] ?? blankQuotations(this.#article.text, start, end, this.#quotations);
    this.#blanked[index] = blanked;
    return blanked;
  }

  /** Who signed the part of the text that a sentence stands in; empty when nobody did. */
  signerOf({ start, end }: SentenceReading): string {
    const middle = (start + end) / 2;
    const part = this.#signed.find((signed) => signed.start <= middle && middle < signed.end);
    return part === undefined ? '' : this.#people.inFull(part.name);
  }

  /** The speech of a sentence, its speaker told in full; a pronoun as whom it means, or as nobody. */
  speech(sentence: SentenceReading, before: SentenceReading | undefined): Speech | null {
    const blanked = this.blanked(sentence);
    const found = findSpeech(blanked, this.#grammar, sentence.seen, this.#hasVerb(sentence));
    if (found === null) return null;
    const speaker = this.#named(found, blanked, sentence, before);
    if (speaker !== '') this.#remember(speaker, sentence);
    return { ...found, speaker };
  }

  #hasVerb({ words }: SentenceReading): boolean {
    const { verbs, certaintyOf } = this.#grammar;
    for (const { known } of words) if (verbs.mayHave(known.hash) && certaintyOf.has(known.word)) return true;
    return false;
  }

  #remember(speaker: string, { index }: SentenceReading): void {
    this.#last = speaker;
    this.#lastAt = index;
  }

  #named(
    { speaker, isPronoun, refersBack }: Speech,
    blanked: string,
    at: SentenceReading,
    before: SentenceReading | undefined,
  ): string {
    if (isPronoun) return this.#meantIn(blanked, at, before);
    const full = this.#people.inFull(speaker);
    if (!refersBack) return full;
    if (isByOrigin(speaker)) return this.#personBefore(at);
    const holder = this.#people.holderOf(speaker);
    if (holder !== '') return holder;
    if (BODY.test(speaker)) {
      const body = this.#bodyMeantIn(blanked, at, before);
      if (body !== '') return body;
    }
    // At the beginning there is nothing to refer to: "the minister" is all that is known.
    return this.#last === '' && at.index <= 1 ? full : '';
  }

  /** Who spoke a few sentences before at most; empty when nobody did. */
  lastBefore({ index }: SentenceReading): string {
    return index - this.#lastAt <= REMEMBERED ? this.#last : '';
  }

  /** The person who spoke a few sentences before; empty when that was a body or several people. */
  #personBefore(at: SentenceReading): string {
    const last = this.lastBefore(at);
    return this.#people.isPerson(last) ? last : '';
  }

  /** What "the company" means: the body that its sentence, or the one before, begins with, or that spoke last. */
  #bodyMeantIn(blanked: string, at: SentenceReading, before: SentenceReading | undefined): string {
    const told = before === undefined ? '' : this.blanked(before);
    const named = [
      leadingSubject(blanked, this.#grammar),
      leadingSubject(told, this.#grammar),
      this.lastBefore(at),
    ];
    return named.find((name) => /\p{Lu}/u.test(name.slice(4)) && !this.#people.isPerson(name)) ?? '';
  }

  /**
   * Whom a pronoun means: the person that its own sentence begins with, else the one that the sentence before does, who
   * spoke last, or the one person that the sentence before names; empty when unclear.
   */
  #meantIn(blanked: string, at: SentenceReading, before: SentenceReading | undefined): string {
    const own = this.#people.personIn(leadingSubject(blanked, this.#grammar));
    if (own !== '') return own;
    const told = before === undefined ? '' : this.blanked(before);
    const subject = this.#people.personIn(leadingSubject(told, this.#grammar));
    const last = this.#personBefore(at);
    const named = this.#people.allIn(told);
    const isAlone = named.length === 1 || named.every((name) => name === subject || name === last);
    if (subject !== '' && (isAlone || subject === last)) return subject;
    if (last !== '') return last;
    return named.length === 1 ? (named[0] ?? '') : '';
  }

  /** Whether a quotation reaches from one sentence into the next. */
  goesOn({ end }: SentenceReading, next: SentenceReading): boolean {
    return this.#quotations.some((quotation) => quotation.start < end && quotation.end > next.start);
  }

  /** What a sentence without a speaker leaves open. */
  hedge(blanked: string, { seen }: SentenceReading): Attribution | null {
    if (this.#grammar.allegedly.test(blanked, seen)) return { source: '', certainty: 'alleged' };
    return this.#grammar.expecting.test(blanked, seen) ? { source: '', certainty: 'expected' } : null;
  }
}

function isQuoted(blanked: string): boolean {
  let quoted = 0;
  for (let at = blanked.indexOf(QUOTED); at >= 0; at = blanked.indexOf(QUOTED, at + 1)) quoted++;
  return quoted > MOSTLY * blanked.length;
}

function read(document: Document): ReadonlyArray<Attribution | null> {
  const { article } = document;
  const grammar = speechGrammar(article.language);
  const { sentences } = readingOf(document);
  if (grammar === null) return sentences.map(() => null);
  const reader = new Reader(document, grammar);
  const told: (Attribution | null)[] = [];
  sentences.forEach((sentence, i) => {
    const signer = reader.signerOf(sentence);
    if (signer !== '') {
      told.push({ source: signer, certainty: 'said' });
      return;
    }
    const blanked = reader.blanked(sentence);
    const before = reader.lastBefore(sentence);
    // What a quotation began with: a pronoun behind it means somebody named before it.
    let first = i;
    while (
      first > 0 &&
      reader.goesOn(sentences[first - 1] as SentenceReading, sentences[first] as SentenceReading)
    )
      first--;
    const speech = reader.speech(sentence, sentences[first - 1]);
    if (speech !== null) {
      told.push({ source: speech.speaker, certainty: speech.certainty });
      // What the same quotation said before its speaker is named.
      for (let k = first; k < i; k++) told[k] = { source: speech.speaker, certainty: 'said' };
    } else if (isQuoted(blanked)) told.push({ source: before, certainty: 'said' });
    else told.push(reader.hedge(blanked, sentence));
  });
  return told;
}

/** The attribution of each sentence of a document; null where the report itself states it. */
export const attributionsOf = packedAnnotation('attributions', SECTION.attributions, read, attributionsCodec);
