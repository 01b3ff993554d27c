import { CITIES } from '@newsfold/report/gazetteer/cities.ts';
import { gazetteer } from '@newsfold/report/gazetteer/gazetteer.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import { describe, expect, it } from 'vitest';
import { type ListItem, listItem } from '../domain/list-item.ts';
import { CITY_POINTS, COUNTRY_POINTS } from './coordinates.ts';
import { geoJson } from './geo-json.ts';

const item = (...places: ListItem['places']): ListItem => ({
  ...listItem(madeUpStory({ storyId: 'a', revision: 1 }), 0),
  places,
});
const featureOf = (...places: ListItem['places']) => JSON.parse(geoJson([item(...places)])).features[0];
const TURKEY = { name: 'Turkey', kind: 'country', country: 'TR' };
const ANKARA = { name: 'Ankara', kind: 'city', country: 'TR' };

describe('a list for maps', () => {
  it('puts a story where its city is, else into the middle of its country, and says which', () => {
    expect(featureOf(TURKEY, ANKARA)).toMatchObject({
      type: 'Feature',
      id: 'a',
      geometry: { type: 'Point', coordinates: [32.85, 39.92] },
      properties: { place: 'Ankara', country: 'TR', precision: 'city', places: [TURKEY, ANKARA] },
    });
    expect(featureOf(TURKEY).properties).toMatchObject({ place: 'Turkey', precision: 'country' });
    for (const place of [
      { name: 'Texas', kind: 'region', country: 'US' },
      { name: 'Elsewhere', kind: 'city', country: 'US' },
    ])
      expect(featureOf(place)).toMatchObject({
        geometry: { coordinates: COUNTRY_POINTS.US },
        properties: { place: place.name, precision: 'country' },
      });
  });

  it('puts what happens nowhere that is known nowhere', () => {
    for (const places of [
      [],
      [{ name: 'x', kind: 'city', country: 'ZZ' }],
      [{ name: '', kind: '', country: 'toString' }],
    ])
      expect(featureOf(...places)).toMatchObject({
        geometry: null,
        properties: { place: null, precision: null, places: [] },
      });
  });

  it('knows every country and every city that stories are placed at', () => {
    const places = [...gazetteer('en').values()];
    expect(places.filter(({ country }) => COUNTRY_POINTS[country] === undefined)).toEqual([]);
    const cities = places.filter(({ kind }) => kind === 'city');
    expect(cities.filter(({ country, name }) => CITY_POINTS[`${country} ${name}`] === undefined)).toEqual([]);
    expect(Object.keys(CITIES).filter((code) => COUNTRY_POINTS[code] === undefined)).toEqual([]);
  });

  it('tells longitude before latitude', () => {
    for (const [longitude, latitude] of Object.values({ ...COUNTRY_POINTS, ...CITY_POINTS })) {
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
    }
    expect(CITY_POINTS['AU Sydney']).toEqual([151.21, -33.87]);
  });
});
