/** The countries of Natural Earth, as the package world-atlas packs them. */
import { createRequire } from 'node:module';
import type { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

type Topology = Parameters<typeof feature>[0];

/** A country with its outline. */
export type Country = Parameters<ReturnType<typeof geoPath>>[0] & {
  readonly id?: string | number;
  readonly properties: { readonly name: string };
};

/** What the atlas gives no number: under the code that events give it. */
const BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK', Somaliland: 'SO', 'N. Cyprus': 'CY' };

const require = createRequire(import.meta.url);

/** All countries, in a scale. */
export function countriesOf(scale: '110m' | '50m'): readonly Country[] {
  const atlas = require(`world-atlas/countries-${scale}.json`) as Topology;
  const countries = atlas.objects.countries;
  if (countries === undefined) throw new Error('the atlas has no countries');
  const collection = feature(atlas, countries) as unknown as { readonly features: readonly Country[] };
  return collection.features;
}

/** The code of a country: numbers are codes of the same standard, and Intl knows which is which. */
export function codeOf({ id, properties: { name } }: Country): string | undefined {
  if (id === undefined) return BY_NAME[name];
  const code = new Intl.Locale(`und-${id}`).region;
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
}
