/**
 * Named things of an article: runs of capitalised words, honorifics stripped, short forms ("Peskov") counted with the
 * longest form that ends in them ("Dmitry Peskov"). Scripts without capitals have none; their names are matched as
 * plain terms.
 */
import type { EntityMention, EntityType } from '@newsfold/schemas/generated/records.ts';
import { countryNames } from './country-names.ts';
import { HONORIFICS, ORGANISATION_WORDS } from './lists/entity-words.ts';
import { countCasing, findNameRuns, type NameRun } from './name-runs.ts';
import { tokenise } from './tokenise.ts';

/** Most named things kept. */
export const MAX_ENTITIES = 40;
/** Characters of the body that are read, about 3,000 words: names that matter come earlier. */
const MAX_CHARACTERS = 20_000;

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
function titleLength(run: NameRun): number {
  const last = run.tokens.findLastIndex((token) => HONORIFICS.has(token.word));
  const after = run.tokens[last + 1];
  if (last < 0 || (after && ORGANISATION_WORDS.has(after.word))) return 0;
  return last + 1;
}

function toFound(run: NameRun, text: string, order: number, language: string): Found | null {
  const skip = titleLength(run);
  const kept = run.tokens.slice(skip);
  const first = kept[0];
  const last = kept.at(-1);
  if (!first || !last || last.end - first.start < 2) return null;
  const words = kept.map((token) => token.word);
  const name = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '');
  const honoured = skip > 0 || HONORIFICS.has(run.before);
  return { name, words, type: typeOf(words, honoured, language), mentions: 1, first: order };
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
 * The named things of an article.
 * @param title headline, may be empty
 * @param text body as plain text, may be empty
 * @param language ISO 639-1 tag
 * @returns at most MAX_ENTITIES, most mentioned first, then in order of first mention
 */
export function extractEntities(title: string, text: string, language: string): EntityMention[] {
  const read = text.slice(0, MAX_CHARACTERS);
  const body = tokenise(read);
  const head = tokenise(title);
  const casing = countCasing(read, body, language);
  const runs = [
    ...findNameRuns(title, head, casing, language).map((run) => ({ run, text: title })),
    ...findNameRuns(read, body, casing, language).map((run) => ({ run, text: read })),
  ];
  const found: Found[] = [];
  runs.forEach((item, order) => {
    const entity = toFound(item.run, item.text, order, language);
    if (entity) found.push(entity);
  });
  return foldShortForms(collect(found))
    .sort((a, b) => b.mentions - a.mentions || a.first - b.first)
    .slice(0, MAX_ENTITIES)
    .map(({ name, type, mentions }) => ({ name, type, mentions }));
}
