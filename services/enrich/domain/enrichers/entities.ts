/** Named things of the reports, folded: "Foreign Minister Abbas Araghchi" and "Araghchi" are one. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { type NamedThing, namedThingsOf } from '@newsfold/report/names/entity-names.ts';
import { isBody } from '@newsfold/report/names/known-bodies.ts';
import type { EntityType, StoryEntity } from '@newsfold/schemas/generated/records.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';

const MAX_ENTITIES = 20;
const MAX_ALIASES = 5;
const MAX_NAME = 80;
/** Mentions by one report that add to salience: a profile of a person must not drown the story. */
const MENTIONS_CAP = 5;

interface Folded {
  readonly words: readonly string[];
  readonly spellings: Map<string, number>;
  readonly types: Map<EntityType, number>;
  readonly reports: Set<number>;
  mentions: number;
  prominence: number;
}

/** Between the names of a person, and left out as often as not: "Donald J. Trump", "Bashar al-Assad". */
const BETWEEN = /^(?:\p{L}|al|el)$/u;
/** Second words of firms that are left out as often as not: "Kraft Foods". */
const FIRM: ReadonlySet<string> = new Set(
  'foods resorts intelligence hotel news inc group corp motors airlines bank energy pictures records'.split(
    ' ',
  ),
);
/** A father's son is another person. */
const SON = /^(?:jr|sr|ii|iii)$/u;
/** Mentions of a person for each of the next one of that last name, from which the last name alone means the former. */
const MOSTLY = 2;

function wordsOf(name: string): string[] {
  return (
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$|['’]s$/gu, ''))
      .filter((word, i, all) => word !== '' && !(i > 0 && i < all.length - 1 && BETWEEN.test(word)))
      // "Vendôme" and "Vendome"; other scripts have marks that make another letter.
      .map((word) => word.normalize('NFD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1'))
  );
}

/** A named thing of a report with the words that its name is folded by. */
interface Named {
  readonly entity: NamedThing;
  readonly words: readonly string[];
  readonly key: string;
}

/** The named things of a document whose names have words. */
const namedIn = annotation('folded names', (document: Document): readonly Named[] =>
  namedThingsOf(document)
    .map((entity): Named => {
      const words = wordsOf(entity.name);
      return { entity, words, key: words.join(' ') };
    })
    .filter(({ key }) => key !== ''),
);

function add(into: Folded, entity: NamedThing, report: number): void {
  into.mentions += entity.mentions;
  into.spellings.set(entity.name, (into.spellings.get(entity.name) ?? 0) + entity.mentions);
  into.types.set(entity.type, (into.types.get(entity.type) ?? 0) + 1);
  into.reports.add(report);
  into.prominence += Math.min(entity.mentions, MENTIONS_CAP) / MENTIONS_CAP / (1 + entity.rank / 10);
}

function merge(into: Folded, other: Folded): void {
  into.mentions += other.mentions;
  into.prominence += other.prominence;
  for (const [name, count] of other.spellings)
    into.spellings.set(name, (into.spellings.get(name) ?? 0) + count);
  for (const [type, count] of other.types) into.types.set(type, (into.types.get(type) ?? 0) + count);
  for (const report of other.reports) into.reports.add(report);
}

function isTail(short: readonly string[], long: readonly string[]): boolean {
  // "The Case of Ida Moss" is no name of hers.
  if (short.length >= long.length || (long.includes('of') && !short.includes('of'))) return false;
  return short.every((word, i) => word === long[long.length - short.length + i]);
}

function typeOf(types: ReadonlyMap<EntityType, number>): EntityType {
  const known = [...types].filter(([type]) => type !== 'unknown');
  known.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return known[0]?.[0] ?? 'unknown';
}

/** Whether a short form begins a longer name: a body's first words ("MGM Resorts"), or a person's first name. */
function isHead(short: Folded, long: Folded): boolean {
  if (short.words.length >= long.words.length) return false;
  // Asked first: of all names of a story hardly two begin alike.
  if (!short.words.every((word, i) => word === long.words[i])) return false;
  if (short.words.length === 1) {
    const [whole, part] = [typeOf(long.types), typeOf(short.types)];
    // "Mr Kim" of "Kim Jong Un", "Lindsay" of "Lindsay Lohan".
    const isFirm = part !== 'person' && FIRM.has(long.words[1] as string) && long.words.length === 2;
    if (
      !isFirm &&
      (part === 'organisation' || !(whole === 'person' || (whole === 'unknown' && part === 'person')))
    )
      return false;
  }
  return !long.words.slice(short.words.length).every((word) => SON.test(word));
}

/**
 * Folds a short form into the one longer name that ends in it, or else that begins with it; with two such names it stays
 * separate, unless one is a person who is mentioned far more often.
 */
function foldShortForms(byName: Map<string, Folded>): Folded[] {
  const all = [...byName.values()].sort((a, b) => b.words.length - a.words.length);
  const kept: Folded[] = [];
  for (const item of all) {
    // "House" is no short form of "White House", nor the Senate of a state's.
    const isItself = item.words.length === 1 && [...item.spellings.keys()].some(isBody);
    const endings = isItself ? [] : kept.filter((other) => isTail(item.words, other.words));
    const longer = endings.length > 0 ? endings : kept.filter((other) => isHead(item, other));
    const [only, next] = longer.sort((a, b) => b.mentions - a.mentions);
    const isMeant =
      next === undefined ||
      (only && typeOf(only.types) === 'person' && only.mentions >= MOSTLY * next.mentions);
    if (only && isMeant && !item.types.has('place')) merge(only, item);
    else kept.push(item);
  }
  return kept;
}

function toEntity({ spellings, types, reports, mentions, prominence }: Folded, total: number): StoryEntity {
  const names = [...spellings].map(([name]) => name);
  const isPerson = typeOf(types) === 'person';
  const often = (a: string, b: string): number => (spellings.get(b) ?? 0) - (spellings.get(a) ?? 0);
  const length = (name: string): number =>
    isPerson ? Math.min(2, name.split(' ').length) : name.split(' ').length;
  // The longest name of a body; of a person the one mostly used that is more than a last name.
  names.sort((a, b) => length(b) - length(a) || often(a, b) || (a < b ? -1 : 1));
  const [name = '', ...others] = names;
  const aliases = others
    .sort((a, b) => often(a, b) || (a < b ? -1 : 1))
    .slice(0, MAX_ALIASES)
    .map((alias) => alias.slice(0, MAX_NAME));
  const salience = Math.round((1000 * (reports.size + prominence)) / (2 * total)) / 1000;
  return {
    name: name.slice(0, MAX_NAME),
    type: typeOf(types),
    aliases,
    reports: reports.size,
    mentions,
    salience,
  };
}

const entitiesOf = lastingAnnotation('entities', ({ heads: reports }: ExaminedReports): StoryEntity[] => {
  const byName = new Map<string, Folded>();
  reports.forEach(({ document }, report) => {
    for (const { entity, words, key } of namedIn(document)) {
      const known = byName.get(key) ?? {
        words,
        spellings: new Map(),
        types: new Map(),
        reports: new Set(),
        mentions: 0,
        prominence: 0,
      };
      byName.set(key, known);
      add(known, entity, report);
    }
  });
  return foldShortForms(byName)
    .map((item) => toEntity(item, reports.length))
    .sort((a, b) => b.salience - a.salience || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_ENTITIES);
});

/** Named things of the story. */
export const entitiesEnricher: Enricher<readonly StoryEntity[]> = {
  name: 'entities',
  version: 4,
  empty: [],
  run: ({ examined }) => entitiesOf(examined),
};
