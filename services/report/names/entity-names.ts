/**
 * A named thing as a story shows it: what ingest took for one, without what is no part of its name, with its kind as its
 * report shows it. Words of sentence beginnings and of titles are none; peoples are folded into their countries.
 */
import type { EntityMention, EntityType } from '@newsfold/schemas/generated/records.ts';
import type { Document } from '../documents/document.ts';
import { packedAnnotation } from '../documents/packed-annotation.ts';
import { SECTION } from '../documents/packed-reading.ts';
import { countryName, gazetteer } from '../gazetteer/gazetteer.ts';
import { STATE_NAMES } from '../gazetteer/states.ts';
import { remembered } from '../reading/remembered.ts';
import { countryOfDemonym } from './demonyms.ts';
import { isBody, partyOf } from './known-bodies.ts';
import { type NameUse, UNUSED, useOf } from './name-use.ts';
import type { NamedThing } from './named-thing.ts';
import { isNoName, withoutSurroundings } from './no-names.ts';
import { namedThingsCodec } from './pack-named-things.ts';

export type { NamedThing } from './named-thing.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** "Missouri's Proposition A": two names, of which the first is surely one. */
const POSSESSED = /^(.{2,}?)['’]s\s/u;
/** Offices and parties that stand before a person's name. */
const ROLES =
  words(`leader president minister secretary speaker senator sen representative rep congressman congresswoman
  governor gov mayor chancellor king queen prince princess pope judge justice general colonel captain chief director chairman
  chairwoman chair ceo coach spokesman spokeswoman spokesperson attorney sheriff officer inspector sergeant deputy ambassador
  commissioner undersheriff republican democrat counsel justice justices premier whip nominee candidate adviser advisor prosecutor detective lieutenant coroner
  professor analyst lawyer kanzler kanzlerin präsident präsidentin ministerin
  bürgermeister bürgermeisterin présidente président ministre maire presidente presidenta ministro ministra alcalde alcaldesa
  governador governadora prefeito prefeita президент министр губернатор мэр`);
/** Ranks that stand before a last name: "Deputy Ortiz". */
const RANKS = words(
  `deputy inspector sergeant detective sheriff undersheriff lieutenant corporal senator congressman congresswoman`,
);
/** First and last name. */
const NAME_WORDS = 2;
/** A first and a last name, with an initial between. */
const LIKE_PERSON =
  /^\p{Lu}[\p{Ll}’'-]+(?:\s(?:\p{Lu}\.?|de|van|von|bin|al|el|del|di|da))*\s\p{Lu}[\p{L}’'-]+(?:\s(?:Jr|Sr|III?)\.?)?$/u;
/** Last words of names of places, and of what is no person. */
const PLACE_WORD =
  /(?:\s|^)(?:Beach|Bay|Island|Islands|River|Lake|Mountain|Mountains|Hills|Valley|County|Street|Avenue|Road|Square|Park|Desert|Sea|Ocean|Gulf|Strait|Airport|Bridge|Peninsula|Province|Region|District|East|West|Coast|Springs|Harbor|Harbour|Forest|Canyon|Glacier|Asia|Africa|Europe|America)$|^(?:Mt\.?|Mount)\s\p{Lu}\S+$/u;
const BODY_WORD =
  /(?:\s|^)(?:News|Times|Post|Journal|Herald|Tribune|Magazine|Center|Centre|Clinic|School|Hospital|Office|Agency|Service|Services|Bureau|Administration|Foundation|Society|Association|Enforcement|Forces?|Hotel|Resorts?|Records|Pictures|Studios|Entertainment|Airlines|Advisers|Advisors|Partners|Institute|Project|Coalition|Alliance|Campaign|Cartel|Brigade|Division|Corps|Department|House|Hall|International|Industries|Technologies|Motors|Energy|Media|Radio|Television|TV|Network|Democrats|Republicans|Party|Survey|Council|Court|Committee|Commission|Judiciary|Magistrates|Ethics|Fellowship|Conservatives|Sox|United|City|FC)$/u;

/** Short forms of countries that are told by their full name; "England" and "Gaza" are not. */
const SHORT = words('US U.S U.S. USA U.S.A America UK U.K U.K. Britain UAE EE.UU. EEUU EUA');

/** Last words of what a person's name does not end with, though it is called by it: "the Games". */
const NO_LAST_NAME =
  words(`awards award olympics games emmy emmys oscar oscars wing mother father man woman democrat democrats
  republican republicans nonproliferation amendment act court circuit law bill committee war day deal plan initiative report
  program policy agreement treaty accord cup league championship bowl series season festival prize street road building tower
  internet naval officer convention government board corps institution xp windows relations establishment lite
  virus hurricane storm conference summit convention accords doctrine administration organization person reform`);

/** First words of bodies and things. */
const NO_FIRST_NAME =
  words(`national international public house senate federal central royal new great world global united
  defence defense foreign interior home corrections regulatory responsible grand north south east west windows microsoft`);

/**
 * What stands behind the last office in a name, where that is a person's full name, or the last name behind a rank; null
 * where none is.
 */
function personBehindOffice(name: string): string | null {
  const parts = name.split(/\s+/);
  const last = parts.findLastIndex((word) => ROLES.has(word.toLowerCase().replace(/\.$/, '')));
  const behind = parts.slice(last + 1);
  const isRanked = parts.length === NAME_WORDS && RANKS.has((parts[0] as string).toLowerCase());
  const isName = behind.length >= (isRanked ? 1 : NAME_WORDS) && behind.length <= 2 * NAME_WORDS;
  return last >= 0 && isName ? behind.join(' ') : null;
}

/** A body with who is in it or which one it is in front: "Trump White House", "York FBI", "U.S. Senate". */
const BODY_BEHIND =
  /^(?:\p{Lu}\S*\s)+(White House|FBI|CIA|NSA|EPA|FDA)$|^(?:U\.?S\.?|United States|American)\s(Senate|Congress|House|House of Representatives|Supreme Court)$/u;
/** A people in front of an abbreviation, or a party in front of a chamber: "North Korean ICBM", "Ohio Republican Senate". */
const ABBREVIATION_BEHIND = /^(.+)\s[A-Z]{3,6}$/u;
const PARTY_OF_CHAMBER = /\s(?:Republican|Democratic|GOP)\s(?:Senate|House)$/u;
/** What stands behind a chamber that is only run for: "the Ohio Senate race". */
const RUN_FOR =
  /^\s(?:race|seat|election|contest|candidate|primary|bid|nominee|nomination|hopeful|runoff|campaign)s?(?!\p{L})/u;
/** The end of a name that a hyphen cuts: "Moon Jae-in". */
const SYLLABLE = /^-\p{Ll}{2,4}(?!\p{L})/u;
const ADDRESS = /^\.(?:com|gov|org|net)(?!\p{L})/u;

/** A name in capitals as it is written elsewhere: "WASHINGTON", "RON DESANTIS". */
function fromCapitals(name: string): string {
  if (name.length < 6 || name !== name.toUpperCase() || !/^[\p{Lu}\s.-]+$/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

/** "Andy Biggs of Arizona": a person and a state. */
const OF_STATE = new RegExp(
  `^(\\p{Lu}\\S+(?:\\s\\p{Lu}\\S*)+)\\sof\\s(?:${STATE_NAMES.join('|')}|New York|Washington)$`,
  'u',
);

/** A name without what stands around it: "AM EDT Lindsay Lohan", "Harrow Council’s Plan", "J. Moss", "Ida Moss of Ohio". */
function bareOf(name: string): string {
  const bare = withoutSurroundings(POSSESSED.exec(name)?.[1] ?? name);
  return (OF_STATE.exec(bare)?.[1] ?? bare).replace(/^\p{Lu}\.\s(?=\S+$)/u, '');
}

/**
 * The name and kind to show, by the name alone; null for what is no name.
 * @param language ISO 639-1 tag of its report
 */
export function namedThing(
  { name, type }: Pick<EntityMention, 'name' | 'type'>,
  language: string,
): { readonly name: string; readonly type: EntityType } | null {
  const bare = bareOf(name);
  if (isNoName(bare, language)) return null;
  const body = BODY_BEHIND.exec(bare);
  if (body) return { name: (body[1] ?? body[2]) as string, type: 'organisation' };
  if (PARTY_OF_CHAMBER.test(bare)) return null;
  const owner = ABBREVIATION_BEHIND.exec(bare)?.[1];
  if (owner !== undefined && language === 'en' && countryOfDemonym(owner) !== undefined) return null;
  const known = gazetteer(language);
  const place = known.get(bare) ?? known.get(`${bare}.`) ?? known.get(fromCapitals(bare));
  if (place)
    return {
      name: SHORT.has(bare) ? countryName(place.country, language) : fromCapitals(bare),
      type: 'place',
    };
  if (language === 'en') {
    const people = countryOfDemonym(bare);
    if (people !== undefined) return { name: countryName(people, language), type: 'place' };
    const party = partyOf(bare);
    if (party !== undefined) return { name: party, type: 'organisation' };
  }
  if (isBody(bare)) return { name: bare, type: 'organisation' };
  const person = personBehindOffice(bare);
  return person === null
    ? { name: fromCapitals(bare), type }
    : { name: fromCapitals(person), type: 'person' };
}

/** Whether a report uses a word of a sentence's beginning or of a title as a name: it never stands within a sentence. */
function isOnlyBeginning(name: string, use: NameUse, language: string): boolean {
  if (use.marked === use.places) return true;
  // German writes every noun with a capital: where a word stands says nothing.
  if (use.places === 0 || language === 'de') return use.places === 0;
  const isOneWord = !name.includes(' ');
  return use.within === 0 && (isOneWord || use.inLonger === use.places);
}

/** Whether a name begins or ends with a place, a people or what bodies are called by: "Telecom Egypt", "National Convention". */
function isOfPlace(name: string): boolean {
  const [first = '', ...rest] = name.split(' ');
  const known = gazetteer('en');
  return [first, rest.at(-1) ?? ''].some(
    (word) =>
      known.has(word) || countryOfDemonym(word) !== undefined || NO_FIRST_NAME.has(word.toLowerCase()),
  );
}

/** The kind of a name that it shows by itself, whatever its report says of it; null where that tells. */
function settledKind(name: string, type: EntityType): EntityType | null {
  if (PLACE_WORD.test(name)) return 'place';
  if (BODY_WORD.test(name)) return 'organisation';
  if (type === 'person' && name.includes(' ') && !LIKE_PERSON.test(name))
    return name.includes(' of ') ? 'organisation' : 'unknown';
  // "The Obama administration" makes Obama no body.
  return type !== 'unknown' && (type !== 'organisation' || name.includes(' ') || isBody(name)) ? type : null;
}

/** Whether a name is one that people have. */
function mayBePerson(name: string): boolean {
  return LIKE_PERSON.test(name) && !NO_LAST_NAME.has(name.slice(name.lastIndexOf(' ') + 1).toLowerCase());
}

/** What a name shows by itself. */
interface NameForm {
  /** As it is written, without what stands around it. */
  readonly written: string;
  /** As it is shown. */
  readonly name: string;
  /** Named by another name, or one that needs no report. */
  readonly isFolded: boolean;
  readonly type: EntityType;
  readonly settled: EntityType | null;
  /** Asked where its kind is not settled. */
  readonly mayBePerson: boolean;
  readonly isOfPlace: boolean;
}

const NO_FORM = Symbol('no name');

function formOf(name: string, type: EntityType, language: string): NameForm | typeof NO_FORM {
  const named = namedThing({ name, type }, language);
  if (named === null) return NO_FORM;
  const written = bareOf(name);
  const settled = settledKind(named.name, named.type);
  return {
    written,
    name: named.name,
    isFolded: named.type === 'place' || partyOf(written) !== undefined || isBody(written),
    type: named.type,
    settled,
    mayBePerson: settled === null && mayBePerson(named.name),
    isOfPlace: settled === null && isOfPlace(named.name),
  };
}

/** Forms by the names that reports of a language give a type. */
const forms = remembered((kind) => {
  const [language = '', type] = kind.split(' ') as [string, EntityType];
  return remembered((name) => formOf(name, type, language));
});

/** The kind of a name as its report shows it. */
function kindOf(form: NameForm, use: NameUse, text: string): EntityType {
  const { name, written } = form;
  if (form.settled !== null) return form.settled;
  if (form.type === 'organisation' && use.personal === 0) return 'unknown';
  if (form.mayBePerson && use.personal > 0) return 'person';
  if (form.mayBePerson && !form.isOfPlace && written.includes(' ') && isCalledByLast(written, text))
    return 'person';
  if (use.inState > 0) return 'place';
  if (2 * use.located > use.places && use.personal === 0 && !name.includes(' ')) return 'place';
  const isPersonal = use.personal > 0 && 2 * use.personal >= use.places;
  if (!isPersonal) return 'unknown';
  // "The Office of Records said".
  if (name.includes(' of ')) return 'organisation';
  return 'person';
}

/** Whether a text calls somebody by the last name alone: "Lohan" beside "Lindsay Lohan". */
function isCalledByLast(name: string, text: string): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1);
  const beside = name.split(' ').at(-2) as string;
  for (let at = text.indexOf(last), left = 12; at >= 0 && left > 0; at = text.indexOf(last, at + 1), left--) {
    const before = text.slice(Math.max(0, at - 24), at);
    if (!before.trimEnd().endsWith(beside) && /(?:[\p{Ll},.]|^|["“])\s$|^$/u.test(before)) return true;
  }
  return false;
}

/** What stands behind the first place of a name in a text. @param at that place; -1 for none */
function whatFollows(name: string, text: string, at: number): string {
  return at < 0 ? '' : text.slice(at + name.length, at + name.length + 16);
}

function read({ article }: Document): readonly NamedThing[] {
  const { text, language } = article;
  const found: NamedThing[] = [];
  const byType = new Map<EntityType, ReturnType<typeof forms>>();
  const formsOf = (type: EntityType): ReturnType<typeof forms> => {
    const known = byType.get(type) ?? forms(`${language} ${type}`);
    byType.set(type, known);
    return known;
  };
  article.entities.forEach(({ name, type, mentions }, rank) => {
    const form = formsOf(type)(name);
    if (form === NO_FORM) return;
    const { written, isFolded } = form;
    const first = text.indexOf(written);
    const behind = whatFollows(written, text, first);
    if (ADDRESS.test(behind) || (written.endsWith('Senate') && RUN_FOR.test(behind))) return;
    const use = isFolded && form.settled !== null ? UNUSED : useOf(written, text, first);
    if (!isFolded && isOnlyBeginning(written, use, language)) return;
    const kind = kindOf(form, use, text);
    // "Homeland" of "Homeland Security", "Face" of "Face the Nation", "Department of Homeland".
    const isPart = use.places > 0 && use.inLonger === use.places && kind !== 'person';
    if (!isFolded && isPart && language !== 'de') return;
    const syllable = written.includes(' ') ? (SYLLABLE.exec(behind)?.[0] ?? '') : '';
    found.push({ name: form.name + syllable, type: kind, mentions, rank });
  });
  return found;
}

/** The named things of a document, most mentioned first. */
export const namedThingsOf = packedAnnotation('named things', SECTION.namedThings, read, namedThingsCodec);
