/** Countries (names from the locale data of Node) and large cities (written for newsfold) by their names in a language. */
import { COUNTRY_CODES } from '@newsfold/text/names/country-names.ts';
import { CITIES, COUNTRY_ALIASES } from './cities.ts';
import { STATE_NAMES } from './states.ts';

/** A place. */
export interface Place {
  readonly name: string;
  readonly kind: 'country' | 'region' | 'city';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Places by name as it is written. */
export type Gazetteer = ReadonlyMap<string, Place>;

const cache = new Map<string, Gazetteer>();
/** Places with a code of their own that news names; others are named like something else ("Jersey", "Georgia"). */
const TERRITORIES = 'AG AQ BM EH FM FO GI GL GP GU KN KY LC MO MQ NC NR PF PR PW RE ST TV VC XK'.split(' ');
/** Countries that are one city. */
const CITY_STATES: ReadonlySet<string> = new Set(['SG', 'HK']);

function addCountries(into: Map<string, Place>, language: string): void {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const local = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' });
  for (const code of [...COUNTRY_CODES, ...TERRITORIES]) {
    const name = english.of(code) as string;
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
  // "Georgia" is the country until its report says otherwise.
  for (const name of STATE_NAMES)
    if (!places.has(name)) places.set(name, { name, kind: 'region', country: 'US' });
  addCountries(places, tag);
  cache.set(tag, places);
  return places;
}

/** English names that news writes and the locale data does not. */
const EVERYDAY: Readonly<Record<string, string>> = {
  CI: 'Ivory Coast',
  CZ: 'Czech Republic',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  TR: 'Turkey',
};

const names = new Map<string, Intl.DisplayNames>();

/**
 * The name of a country in a language, as news writes it; its English one where the language has none.
 * @param code ISO 3166-1 alpha-2
 */
export function countryName(code: string, language: string): string {
  const tag = /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : 'en';
  if (tag === 'en' && Object.hasOwn(EVERYDAY, code)) return EVERYDAY[code] as string;
  let known = names.get(tag);
  if (!known) {
    known = new Intl.DisplayNames([tag, 'en'], { type: 'region' });
    names.set(tag, known);
  }
  return known.of(code) ?? code;
}
