import type { EntityType } from '@newsfold/schemas/generated/records.ts';
import { article } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { Document } from '../documents/document.ts';
import { namedThing, namedThingsOf } from './entity-names.ts';

const shown = (name: string, type: EntityType = 'unknown', language = 'en') =>
  namedThing({ name, type }, language);

describe('a named thing', () => {
  it.each([
    ['It'],
    ['Why'],
    ['R-Ariz'],
    ['Calif'],
    ['H.R'],
    ['Bernie Moss Bernie'],
    ['Ida MossWafula Moss2020'],
    ['Islamic'],
    ['Ida Moss Lite'],
    ['NYT Ex-Moss'],
    ['R26'],
    ['Central American'],
    ['National Committee'],
    ['Public Relations Officer'],
    ['of Texas'],
    ['North Korean ICBM'],
    ['Ohio Republican Senate'],
  ])('is not %s', (name) => {
    expect(shown(name)).toBeNull();
  });

  it.each([
    ['AM EDT Ida Moss', 'Ida Moss'],
    ['Former Moss', 'Moss'],
    ['Lakers QB Ida Moss', 'Ida Moss'],
    ['Comedian Ida Moss', 'Ida Moss'],
    ['Ida Moss of Ohio', 'Ida Moss'],
    ['J. Moss', 'Moss'],
    ['LAKE-LOVING IDA MOSS', 'Ida Moss'],
    ['Ida Moss Image', 'Ida Moss'],
    ['Special Counsel Ida Moss', 'Ida Moss'],
  ])('is without what stands around it: %s', (name, expected) => {
    expect(shown(name)?.name).toBe(expected);
  });

  it.each([
    ['Russian', 'Russia', 'place'],
    ['Americans', 'United States', 'place'],
    ['U.S', 'United States', 'place'],
    ['Turkish', 'Turkey', 'place'],
    ['Scotland', 'Scotland', 'place'],
    ['Democrats', 'Democratic Party', 'organisation'],
    ['NYPD', 'NYPD', 'organisation'],
    ['Moss White House', 'White House', 'organisation'],
    ['U.S. Senate', 'Senate', 'organisation'],
    ['York FBI', 'FBI', 'organisation'],
  ])('is folded into what it is of: %s', (name, expected, type) => {
    expect(shown(name, 'organisation')).toEqual({ name: expected, type });
  });

  it.each([['GMT'], ['BST'], ['Last'], ['We’ve'], ["Don't"], ['Updated']])('is not %s', (name) => {
    expect(shown(name)).toBeNull();
  });

  it.each([
    ['Harrow Council’s Janus Plan', 'Harrow Council'],
    ["Missouri's Proposition A", 'Missouri'],
    ['Levi’s', 'Levi’s'],
  ])('is what possesses: %s', (name, expected) => {
    expect(shown(name)?.name).toBe(expected);
  });

  it.each([
    ['Senate Majority Leader Ida Moss', 'Ida Moss'],
    ['Republican Ida Moss', 'Ida Moss'],
    ['Deputy Moss', 'Moss'],
    ['Ministerpräsident Kanzler Karl Amsel', 'Karl Amsel'],
  ])('is a person behind an office: %s', (name, expected) => {
    expect(shown(name, 'organisation')).toEqual({ name: expected, type: 'person' });
  });

  it('is an office where no full name is behind it', () => {
    expect(shown('Attorney General', 'unknown')).toEqual({ name: 'Attorney General', type: 'unknown' });
    expect(shown('General Motors', 'organisation')).toEqual({ name: 'General Motors', type: 'organisation' });
  });

  it('is a place that the gazetteer knows, whatever it was taken for', () => {
    expect(shown('North Korea', 'person')).toEqual({ name: 'North Korea', type: 'place' });
    expect(shown('Nordkorea', 'unknown', 'de')).toEqual({ name: 'Nordkorea', type: 'place' });
  });
});

/** The named things of a report, each as name/type. */
function things(text: string, names: readonly string[], types: readonly EntityType[] = []) {
  const entities = names.map((name, i) => ({ name, type: types[i] ?? ('unknown' as const), mentions: 1 }));
  return namedThingsOf(new Document(article('a', { text, entities }))).map(
    ({ name, type }) => `${name}/${type}`,
  );
}

describe('the named things of a report', () => {
  it('are no words that only begin its sentences or stand only in its title', () => {
    expect(
      things('Rescue came late. Reeling, they left. They met Wafula.', ['Reeling', 'Berates', 'Wafula']),
    ).toEqual(['Wafula/unknown']);
  });

  it('are no parts of larger names', () => {
    expect(things('She works for Homeland Security and saw Meet the Press.', ['Homeland', 'Press'])).toEqual(
      [],
    );
  });

  it('are no chamber that somebody runs for, and no address', () => {
    expect(things('They lost the Ohio Senate race.', ['Ohio Senate'])).toEqual([]);
    expect(things('They met in the Ohio Senate.', ['Ohio Senate'])).toEqual(['Ohio Senate/unknown']);
    expect(things('They wrote to LakeCare.gov.', ['LakeCare'])).toEqual([]);
  });

  it('have the syllables that a hyphen cuts', () => {
    expect(things('They met Moon Jae-in there.', ['Moon Jae'])).toEqual(['Moon Jae-in/unknown']);
  });

  it('are offices and mountains by their words', () => {
    expect(things('The Lake Council met.', ['Lake Council'])).toEqual(['Lake Council/organisation']);
    expect(things('The Office of Canals said no.', ['Office of Canals'])).toEqual([
      'Office of Canals/organisation',
    ]);
    expect(things('They climbed Mount Wafula.', ['Mount Wafula'])).toEqual(['Mount Wafula/place']);
    expect(things('They spoke to Wafula. They heard of Wafula.', ['Wafula'])).toEqual(['Wafula/unknown']);
  });

  it('are no handles and marks', () => {
    expect(things('They wrote to @LakeNews with #SaveTheLake.', ['LakeNews', 'SaveTheLake'])).toEqual([]);
  });

  it('are persons where the report calls them by the last name or lets them speak', () => {
    expect(things('They met Ida Moss. On Monday Moss left.', ['Ida Moss'])).toEqual(['Ida Moss/person']);
    expect(things('On Monday Ida Moss said no.', ['Ida Moss'])).toEqual(['Ida Moss/person']);
    expect(things('They saw the Lake Games. The best Games yet.', ['Lake Games'])).toEqual([
      'Lake Games/unknown',
    ]);
  });

  it('are places by their words, by what follows and by where they stand', () => {
    expect(things('They met at Long Beach.', ['Long Beach'])).toEqual(['Long Beach/place']);
    expect(things('He lives near Malibu, Calif., and works.', ['Malibu'])).toEqual(['Malibu/place']);
    expect(things('They met in Kisii. Rain fell in Kisii.', ['Kisii'])).toEqual(['Kisii/place']);
  });

  it('are no bodies because an administration is called by a person', () => {
    expect(things('The Moss administration fell. Moss said no.', ['Moss'], ['organisation'])).toEqual([
      'Moss/person',
    ]);
  });
});
