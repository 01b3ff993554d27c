/** A named thing as a story shows it: what ingest took for one, without what is no part of its name. */
import type { EntityMention, EntityType } from '@newsfold/schemas/generated/records.ts';
import { gazetteer } from '../gazetteer/gazetteer.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Zones of time, and what begins sentences and pages: capitals, and no names. */
const NO_NAMES =
  words(`bst gmt utc est edt cst cdt mst mdt pst pdt cet cest eet eest msk mez mesz ist et am pm last no yes
  media photo photos video updated update read watch live breaking share rescue affordable posted tel email`);
const CONTRACTION = /^\p{L}+['’](?:m|ve|re|ll|d|t)$/iu;
/** "Missouri's Proposition A": two names, of which the first is surely one. */
const POSSESSED = /^(.{2,}?)['’]s\s/u;
/** Offices and parties that stand before a person's name. */
const ROLES =
  words(`leader president minister secretary speaker senator sen representative rep congressman congresswoman
  governor gov mayor chancellor king queen prince princess pope judge justice general colonel captain chief director chairman
  chairwoman chair ceo coach spokesman spokeswoman spokesperson attorney sheriff officer inspector sergeant deputy ambassador
  commissioner republican democrat premier whip nominee candidate kanzler kanzlerin präsident präsidentin ministerin
  bürgermeister bürgermeisterin présidente président ministre maire presidente presidenta ministro ministra alcalde alcaldesa
  governador governadora prefeito prefeita президент министр губернатор мэр`);
/** First and last name. */
const NAME_WORDS = 2;

/** What stands behind the last office in a name, where that is a person's full name; null where none is. */
function personBehindOffice(name: string): string | null {
  const parts = name.split(/\s+/);
  const last = parts.findLastIndex((word) => ROLES.has(word.toLowerCase().replace(/\.$/, '')));
  const behind = parts.slice(last + 1);
  const isName = behind.length >= NAME_WORDS && behind.length <= 2 * NAME_WORDS;
  return last >= 0 && isName ? behind.join(' ') : null;
}

/** The name and kind to show; null for what is no name. */
export function namedThing(
  { name, type }: EntityMention,
  language: string,
): { readonly name: string; readonly type: EntityType } | null {
  const bare = POSSESSED.exec(name)?.[1] ?? name;
  if (NO_NAMES.has(bare.toLowerCase()) || CONTRACTION.test(bare)) return null;
  if (gazetteer(language).has(bare)) return { name: bare, type: 'place' };
  const person = personBehindOffice(bare);
  return person === null ? { name: bare, type } : { name: person, type: 'person' };
}
