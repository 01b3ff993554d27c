/** Countries (names from the locale data of Node) and large cities (written for newsfold) by their names in a language. */
import { CITIES, COUNTRY_ALIASES } from './cities.ts';

/** A place. */
export interface Place {
  readonly name: string;
  readonly kind: 'country' | 'city';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Places by name as it is written. */
export type Gazetteer = ReadonlyMap<string, Place>;

const cache = new Map<string, Gazetteer>();
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that are no country, or whose names are everyday words of a language. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'AC',
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'TA',
  'CP',
  'DG',
  'IC',
  'EA',
  'CQ',
]);
/** Countries that are one city. */
const CITY_STATES: ReadonlySet<string> = new Set(['SG', 'HK']);

function addCountries(into: Map<string, Place>, language: string): void {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const local = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' });
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const name = LEFT_OUT.has(code) ? undefined : english.of(code);
    if (name === undefined) continue;
    const place: Place = {
      name: name.replace(/^Hong Kong SAR China$/, 'Hong Kong'),
      kind: 'country',
      country: code,
    };
    into.set(name, place);
    into.set(local.of(code) ?? name, place);
    for (const alias of COUNTRY_ALIASES[code]?.split('|') ?? []) into.set(alias, place);
  }
}

function addCities(into: Map<string, Place>): void {
  for (const [country, list] of Object.entries(CITIES)) {
    for (const names of list.split('|')) {
      const [name = '', ...others] = names.split('=');
      if (CITY_STATES.has(country)) continue;
      for (const spelling of [name, ...others]) into.set(spelling, { name, kind: 'city', country });
    }
  }
}

/** The gazetteer for texts of a language; an unknown tag gets the English one. */
export function gazetteer(language: string): Gazetteer {
  const tag = /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : 'en';
  const known = cache.get(tag);
  if (known) return known;
  const places = new Map<string, Place>();
  addCities(places);
  addCountries(places, tag);
  cache.set(tag, places);
  return places;
}
