/**
 * Named things of an article: runs of capitalised words, honorifics stripped, short forms ("Peskov") counted with the
 * longest form that ends in them ("Dmitry Peskov"). Scripts without capitals have none; their names are matched as
 * plain terms.
 */
import type { EntityMention, EntityType } from '@newsfold/schemas/generated/records.ts';
import { HONORIFICS, ORGANISATION_WORDS } from '../lists/entity-words.ts';
import { type CasedText, Casing } from '../words/casing.ts';
import { type ReadText, readWords } from '../words/read-words.ts';
import { countryNames } from './country-names.ts';
import { findNameRuns, type NameRun, withOpenings } from './name-runs.ts';

/** Most named things kept. */
export const MAX_ENTITIES = 40;
/** Characters of the body that are read, about 3,000 words: names that matter come earlier. */
const MAX_CHARACTERS = 20_000;

/** One for all articles, which are read one after the other. */
const casing = new Casing();

interface Found {
  name: string;
  words: readonly string[];
  type: EntityType;
  mentions: number;
  first: number;
}

function typeOf(words: readonly string[], honoured: boolean, language: string): EntityType {
  if (countryNames(language).has(words.join(' '))) return 'place';
  if (words.some((word) => ORGANISATION_WORDS.has(word))) return 'organisation';
  return honoured ? 'person' : 'unknown';
}

/** Words up to the last title in a run: "US President Donald Trump" is "Donald Trump", "General Motors" stays. */
function titleLength(words: readonly string[]): number {
  const last = words.findLastIndex((word) => HONORIFICS.has(word));
  const after = words[last + 1];
  if (last < 0 || (after !== undefined && ORGANISATION_WORDS.has(after))) return 0;
  return last + 1;
}

function toFound({ places, before }: NameRun, read: CasedText, order: number): Found | null {
  const all = places.map((at) => read.lexicon.words[read.places[at] as number] ?? '');
  const skip = titleLength(all);
  const first = places[skip];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = read.bounds[2 * first] ?? 0;
  const end = read.bounds[2 * last + 1] ?? 0;
  if (end - start < 2) return null;
  const words = skip === 0 ? all : all.slice(skip);
  const name = read.text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '');
  const honoured = skip > 0 || HONORIFICS.has(before);
  return { name, words, type: typeOf(words, honoured, read.language), mentions: 1, first: order };
}

function collect(found: readonly Found[]): Map<string, Found> {
  const byKey = new Map<string, Found>();
  for (const item of found) {
    const key = item.words.join(' ');
    const known = byKey.get(key);
    if (!known) byKey.set(key, item);
    else {
      known.mentions++;
      if (known.type === 'unknown') known.type = item.type;
    }
  }
  return byKey;
}

/** Adds the mentions of a one-word name to the longest name that ends in it. */
function foldShortForms(byKey: Map<string, Found>): Found[] {
  const longest = new Map<string, Found>();
  for (const item of byKey.values()) {
    const last = item.words.at(-1) ?? '';
    const known = longest.get(last);
    if (item.words.length > 1 && (!known || item.words.length > known.words.length)) longest.set(last, item);
  }
  const kept: Found[] = [];
  for (const item of byKey.values()) {
    const long =
      item.words.length === 1 && item.type !== 'place' ? longest.get(item.words[0] ?? '') : undefined;
    if (!long) kept.push(item);
    else {
      long.mentions += item.mentions;
      if (long.type === 'unknown') long.type = item.type;
    }
  }
  return kept;
}

/**
 * The named things of an article whose words were read.
 * @param title headline
 * @param body body; the first 20,000 characters are looked at
 * @returns at most MAX_ENTITIES, most mentioned first, then in order of first mention
 */
export function entitiesOf(title: ReadText, body: ReadText): EntityMention[] {
  const short =
    body.text.length > MAX_CHARACTERS
      ? readWords(body.text.slice(0, MAX_CHARACTERS), body.language, body.lexicon)
      : body;
  const headline =
    title.lexicon === body.lexicon ? title : readWords(title.text, title.language, body.lexicon);
  const texts = [withOpenings(headline), withOpenings(short)] as const;
  casing.count(...texts);
  const found: Found[] = [];
  let order = 0;
  for (const text of texts) {
    for (const run of findNameRuns(text, casing)) {
      const entity = toFound(run, text, order++);
      if (entity) found.push(entity);
    }
  }
  return foldShortForms(collect(found))
    .sort((a, b) => b.mentions - a.mentions || a.first - b.first)
    .slice(0, MAX_ENTITIES)
    .map(({ name, type, mentions }) => ({ name, type, mentions }));
}

/**
 * The named things of an article.
 * @param title headline, may be empty
 * @param text body as plain text, may be empty
 * @param language ISO 639-1 tag
 * @returns see entitiesOf
 */
export function extractEntities(title: string, text: string, language: string): EntityMention[] {
  return entitiesOf(readWords(title, language), readWords(text.slice(0, MAX_CHARACTERS), language));
}
