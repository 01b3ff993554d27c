/** A list as GeoJSON (RFC 7946): a feature a story, at the place where it happens as far as that is known. */
import type { ListItem } from '../domain/list-item.ts';
import { CITY_POINTS, COUNTRY_POINTS } from './coordinates.ts';

/** What a point stands for: a city, or the middle of a country, which is no place where anything happened. */
export const PRECISIONS = ['city', 'country'] as const;

/** A place with its point. */
interface PlacedAt {
  readonly name: string;
  readonly kind: string;
  readonly country: string;
  readonly precision: (typeof PRECISIONS)[number];
  /** Longitude and latitude, degrees. */
  readonly coordinates: readonly [number, number];
}

type Place = ListItem['places'][number];

function placed({ name, kind, country }: Place): PlacedAt[] {
  const key = `${country} ${name}`;
  const city = kind === 'city' && Object.hasOwn(CITY_POINTS, key) ? CITY_POINTS[key] : undefined;
  if (city !== undefined) return [{ name, kind, country, precision: 'city', coordinates: city }];
  // A region, and a city that is not listed, is known to be in its country.
  const point = Object.hasOwn(COUNTRY_POINTS, country) ? COUNTRY_POINTS[country] : undefined;
  return point === undefined ? [] : [{ name, kind, country, precision: 'country', coordinates: point }];
}

/** Its feature. Of several places the first that is a city counts, else the first; without one its geometry is null. */
function featureOf(item: ListItem): object {
  const places = item.places.flatMap(placed);
  const at = places.find(({ precision }) => precision === 'city') ?? places[0];
  const { storyId, revision, status, headline, counts, conflicts, momentum, importance, topics } = item;
  return {
    type: 'Feature',
    id: storyId,
    geometry: at === undefined ? null : { type: 'Point', coordinates: at.coordinates },
    properties: {
      storyId,
      revision,
      status,
      headline: headline.text,
      language: headline.language,
      url: headline.url,
      publisher: headline.publisher,
      place: at?.name ?? null,
      country: at?.country ?? null,
      precision: at?.precision ?? null,
      places,
      topics: topics.map(({ name }) => name),
      independentSources: counts.independentPublishers,
      reports: counts.reports,
      copies: counts.copies,
      conflicts,
      momentum,
      importance,
      firstSeenAt: new Date(item.firstSeenAt).toISOString(),
      updatedAt: new Date(item.updatedAt).toISOString(),
    },
  };
}

/** Writes a list as a collection of features. */
export function geoJson(items: readonly ListItem[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features: items.map(featureOf) });
}
