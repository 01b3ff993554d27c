/** Named things of the reports, folded: "Foreign Minister Abbas Araghchi" and "Araghchi" are one. */
import type { EntityMention, EntityType, StoryEntity } from '@newsfold/schemas/generated/records.ts';
import { annotation } from '../documents/annotation.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';
import { namedThing } from './entity-names.ts';

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

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$|['’]s$/gu, ''))
    .filter((word) => word !== '');
}

function add(into: Folded, entity: EntityMention, report: number, rank: number): void {
  into.mentions += entity.mentions;
  into.spellings.set(entity.name, (into.spellings.get(entity.name) ?? 0) + entity.mentions);
  into.types.set(entity.type, (into.types.get(entity.type) ?? 0) + 1);
  into.reports.add(report);
  into.prominence += Math.min(entity.mentions, MENTIONS_CAP) / MENTIONS_CAP / (1 + rank / 10);
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
  if (short.length >= long.length) return false;
  return short.every((word, i) => word === long[long.length - short.length + i]);
}

/** Folds a short form into the one longer name that ends in it; with two such names it stays separate. */
function foldShortForms(byName: Map<string, Folded>): Folded[] {
  const all = [...byName.values()].sort((a, b) => b.words.length - a.words.length);
  const kept: Folded[] = [];
  for (const item of all) {
    const longer = kept.filter((other) => isTail(item.words, other.words));
    const [only] = longer;
    if (only && longer.length === 1 && !item.types.has('place')) merge(only, item);
    else kept.push(item);
  }
  return kept;
}

function typeOf(types: ReadonlyMap<EntityType, number>): EntityType {
  const known = [...types].filter(([type]) => type !== 'unknown');
  known.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return known[0]?.[0] ?? 'unknown';
}

function toEntity({ spellings, types, reports, mentions, prominence }: Folded, total: number): StoryEntity {
  const names = [...spellings].map(([name]) => name);
  names.sort(
    (a, b) =>
      b.split(' ').length - a.split(' ').length ||
      (spellings.get(b) ?? 0) - (spellings.get(a) ?? 0) ||
      (a < b ? -1 : 1),
  );
  const [name = '', ...others] = names;
  const aliases = others
    .sort((a, b) => (spellings.get(b) ?? 0) - (spellings.get(a) ?? 0) || (a < b ? -1 : 1))
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

const entitiesOf = annotation('entities', ({ reports }: ExaminedReports): StoryEntity[] => {
  const byName = new Map<string, Folded>();
  reports.forEach(({ article }, report) => {
    article.entities.forEach((mention, rank) => {
      const named = namedThing(mention, article.language);
      if (named === null) return;
      const entity = { ...mention, ...named };
      const words = wordsOf(entity.name);
      const key = words.join(' ');
      if (key === '') return;
      const known = byName.get(key) ?? {
        words,
        spellings: new Map(),
        types: new Map(),
        reports: new Set(),
        mentions: 0,
        prominence: 0,
      };
      byName.set(key, known);
      add(known, entity, report, rank);
    });
  });
  return foldShortForms(byName)
    .map((item) => toEntity(item, reports.length))
    .sort((a, b) => b.salience - a.salience || b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_ENTITIES);
});

/** Named things of the story. */
export const entitiesEnricher: Enricher<readonly StoryEntity[]> = {
  name: 'entities',
  version: 2,
  empty: [],
  run: ({ examined }) => entitiesOf(examined),
};
