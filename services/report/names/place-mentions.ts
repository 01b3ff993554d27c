/** Countries, states and large cities that a report names. */

import type { Article } from '@newsfold/schemas/generated/records.ts';
import { withoutPossessive } from '@newsfold/text/words/without-possessive.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { type Gazetteer, gazetteer, type Place } from '../gazetteer/gazetteer.ts';
import type { KnownWord } from '../reading/known-words.ts';
import { readingOf, type Word } from '../reading/reading.ts';
import { keyOf, type PlaceMentions, placesCodec } from './pack-place-mentions.ts';
import { placeMeant } from './place-use.ts';

/** Sentences that say where it happens. */
const LEAD_SENTENCES = 2;
const MAX_WORDS_IN_NAME = 4;
/** How often a place is named. */
interface Counted {
  readonly place: Place;
  mentions: number;
  isLead: boolean;
}

/** Names in capitals alone are looked for in lower case. */
const IN_LOWER_CASE = /[a-z]/;
const POSSESSIVE = "'s";

/**
 * The longest name of the gazetteer that begins at a word.
 * @param longest characters of the longest that begins like it
 */
function placeAt(
  text: string,
  words: readonly Word[],
  at: number,
  from: number,
  known: Gazetteer,
  longest: number,
): { place: Place; length: number } | null {
  const first = words[at];
  if (!first) return null;
  for (let length = Math.min(MAX_WORDS_IN_NAME, words.length - at); length > 0; length--) {
    const last = words[at + length - 1];
    if (!last || last.end - first.start > longest + POSSESSIVE.length) continue;
    const written = withoutPossessive(text.slice(first.start - from, last.end - from));
    const place =
      known.get(written) ??
      (length > 1 ? undefined : known.get(`${written}.`)) ??
      (IN_LOWER_CASE.test(written) ? undefined : known.get(fromCapitals(written)));
    if (place) return { place, length };
  }
  return null;
}

const FIRST_LETTERS = /^\p{L}*/u;

function firstLetters(name: string): string {
  return (FIRST_LETTERS.exec(name)?.[0] ?? '').toUpperCase();
}

/** Tells which words names of a gazetteer begin with; asked once for each spelling. */
class Beginnings {
  /** Of the names that begin with some letters: characters of the longest. */
  readonly #longest = new Map<string, number>();
  readonly #asked = new WeakMap<KnownWord, number>();

  constructor(known: Gazetteer) {
    for (const name of known.keys()) {
      const letters = firstLetters(name);
      this.#longest.set(letters, Math.max(this.#longest.get(letters) ?? 0, name.length));
    }
  }

  /**
   * Characters of the longest name that may begin with a word of a text; 0 when none does: few words with a capital begin
   * one.
   */
  longestOf({ known, start, end }: Word, text: string, from: number): number {
    let longest = this.#asked.get(known);
    if (longest === undefined) {
      const word = text.slice(start - from, end - from);
      longest = /^\p{Lu}/u.test(word) ? (this.#longest.get(firstLetters(word)) ?? 0) : 0;
      this.#asked.set(known, longest);
    }
    return longest;
  }
}

const beginnings = new WeakMap<Gazetteer, Beginnings>();

function beginningsOf(known: Gazetteer): Beginnings {
  const found = beginnings.get(known) ?? new Beginnings(known);
  beginnings.set(known, found);
  return found;
}

/** Datelines are in capitals: "GENEVA", "SAN SALVADOR". */
function fromCapitals(written: string): string {
  if (written.length < 4 || written !== written.toUpperCase()) return written;
  return written.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Names of persons of the report that hold the name of a place: "Paris Hilton". */
function personsWith({ entities }: Article): (name: string) => boolean {
  const words = new Set<string>();
  for (const { name, type } of entities)
    if (type === 'person' && name.includes(' ')) for (const part of name.split(' ')) words.add(part);
  return (name) => words.has(name);
}

function read(document: Document): PlaceMentions {
  const { article } = document;
  const { title, sentences } = readingOf(document);
  const known = gazetteer(article.language);
  const opening = beginningsOf(known);
  const isOfPerson = personsWith(article);
  const found = new Map<string, Counted>();
  const scan = (
    text: string,
    words: readonly Word[],
    from: number,
    isLead: boolean,
    isTitle: boolean,
  ): void => {
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word?.known.isCapitalised) continue;
      const longest = opening.longestOf(word, text, from);
      const hit = longest === 0 ? null : placeAt(text, words, at, from, known, longest);
      if (!hit || isOfPerson(hit.place.name)) continue;
      const last = words[at + hit.length - 1] as Word;
      at += hit.length - 1;
      const place = placeMeant(hit.place, text, word.start - from, last.end - from, article.text);
      if (place === null) continue;
      const key = keyOf(place);
      // A title has a capital everywhere: what only it names may be anything.
      if (isTitle && !found.has(key)) continue;
      const mentions = found.get(key) ?? { place, mentions: 0, isLead: false };
      found.set(key, mentions);
      mentions.mentions++;
      mentions.isLead ||= isLead;
    }
  };
  for (const { index, text, words, start } of sentences)
    scan(text, words, start, index < LEAD_SENTENCES, false);
  scan(article.title, title, 0, true, sentences.length > 0);
  return found;
}

/** The places that a document names, each under a key of its own, in the order of its text. */
export const placesIn = packedAnnotation('places', SECTION.places, read, placesCodec);
