/** Countries and large cities that reports name, and where the story happens. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { type Gazetteer, gazetteer, type Place } from '@newsfold/report/gazetteer/gazetteer.ts';
import { placeMeant } from '@newsfold/report/names/place-use.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import type { Article, StoryPlace } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';

const MAX_PLACES = 12;
/** Sentences that say where it happens. */
const LEAD_SENTENCES = 2;
const MAX_WORDS_IN_NAME = 4;
/** Share of the reports that must put a place at their beginning. */
const FOCUS_SHARE = 0.4;

interface Mentions {
  readonly place: Place;
  mentions: number;
  isLead: boolean;
}

/** The longest name of the gazetteer that begins at a word. */
function placeAt(
  text: string,
  words: readonly Word[],
  at: number,
  from: number,
  known: Gazetteer,
): { place: Place; length: number } | null {
  const first = words[at];
  if (!first) return null;
  for (let length = Math.min(MAX_WORDS_IN_NAME, words.length - at); length > 0; length--) {
    const last = words[at + length - 1];
    if (!last) continue;
    const written = text.slice(first.start - from, last.end - from).replace(/['’]s$/, '');
    const place =
      known.get(written) ??
      (length > 1 ? undefined : known.get(`${written}.`)) ??
      known.get(fromCapitals(written));
    if (place) return { place, length };
  }
  return null;
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

function mentionsIn(document: Document): ReadonlyMap<string, Mentions> {
  const { article } = document;
  const { title, sentences } = readingOf(document);
  const known = gazetteer(article.language);
  const isOfPerson = personsWith(article);
  const found = new Map<string, Mentions>();
  const scan = (
    text: string,
    words: readonly Word[],
    from: number,
    isLead: boolean,
    isTitle: boolean,
  ): void => {
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word || !/^\p{Lu}/u.test(text.charAt(word.start - from))) continue;
      const hit = placeAt(text, words, at, from, known);
      if (!hit || isOfPerson(hit.place.name)) continue;
      const last = words[at + hit.length - 1] as Word;
      at += hit.length - 1;
      const place = placeMeant(hit.place, text, word.start - from, last.end - from, article.text);
      if (place === null) continue;
      const key = `${place.kind}:${place.country}:${place.name}`;
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

const mentionsOf = annotation('places', mentionsIn);

interface Sum {
  readonly place: Place;
  reports: number;
  leads: number;
  mentions: number;
}

const placesOf = annotation('places', ({ reports }: ExaminedReports): StoryPlace[] => {
  const sums = new Map<string, Sum>();
  for (const { document } of reports) {
    for (const [key, { place, mentions, isLead }] of mentionsOf(document)) {
      const sum = sums.get(key) ?? { place, reports: 0, leads: 0, mentions: 0 };
      sums.set(key, sum);
      sum.reports++;
      sum.mentions += mentions;
      if (isLead) sum.leads++;
    }
  }
  const isFocus = ({ leads }: Sum): boolean => leads >= FOCUS_SHARE * reports.length;
  return [...sums.entries()]
    .sort(
      ([a, x], [b, y]) =>
        Number(isFocus(y)) - Number(isFocus(x)) ||
        y.reports - x.reports ||
        y.mentions - x.mentions ||
        (a < b ? -1 : 1),
    )
    .slice(0, MAX_PLACES)
    .map(([, sum]) => ({
      name: sum.place.name,
      kind: sum.place.kind,
      country: sum.place.country,
      role: isFocus(sum) ? ('focus' as const) : ('mention' as const),
      reports: sum.reports,
      mentions: sum.mentions,
    }));
});

/** Places of the story, those where it happens first. */
export const placesEnricher: Enricher<readonly StoryPlace[]> = {
  name: 'places',
  version: 2,
  empty: [],
  run: ({ examined }) => placesOf(examined),
};
