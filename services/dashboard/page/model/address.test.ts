import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Address, EVERYTHING, listQuestion, ORDERS, readAddress, writeAddress } from './address.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const time = fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }));
const choices = fc.record({
  q: words,
  order: fc.constantFrom(...ORDERS),
  language: words,
  topic: words,
  place: words,
  publisher: words,
  entity: words,
  hours: fc.option(fc.integer({ min: 0, max: 1000 })),
  minSources: fc.integer({ min: 0, max: 1000 }),
  contested: fc.boolean(),
  withdrawn: fc.boolean(),
  asOf: time,
});
const addresses: fc.Arbitrary<Address> = fc.oneof(
  choices.map((list) => ({ view: 'list' as const, list })),
  fc.record({
    view: fc.constant('story' as const),
    storyId: fc.string({ unit: 'grapheme', minLength: 1 }),
    asOf: time,
  }),
  fc.constantFrom<Address>({ view: 'sources' }, { view: 'places' }, { view: 'operations' }),
);

it('is read as it was written, whatever it is', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const url = new URL(writeAddress(address), 'http://page');
      // What an address cannot hold is an id of dots alone.
      fc.pre(address.view !== 'story' || !/^\.+$/.test(address.storyId));
      expect(readAddress(url.pathname, url.search)).toEqual(address);
    }),
  );
});

it('holds any id of a story', () => {
  const address = writeAddress({ view: 'story', storyId: 'a/b?c#d%e', asOf: null });
  expect(address).toBe('/story/a%2Fb%3Fc%23d%25e');
});

it('is some address, whatever stands in the bar', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (pathname, search) => {
      const address = readAddress(`/${pathname}`, `?${search}`);
      expect(['list', 'story', 'sources', 'places', 'operations']).toContain(address.view);
    }),
  );
  expect(readAddress('/story/%', '')).toEqual({ view: 'story', storyId: '%', asOf: null });
  expect(readAddress('/', '?order=__proto__&hours=-1&asOf=1e9')).toEqual({ view: 'list', list: EVERYTHING });
});

it('asks the API for the hours before the end of the stream', () => {
  const query = listQuestion({ ...EVERYTHING, hours: 6, contested: true, q: ' torga ' }, 100 * 3_600_000);
  expect(Object.fromEntries(query)).toEqual({
    order: 'importance',
    q: 'torga',
    since: String(94 * 3_600_000),
    conflicts: 'true',
  });
});
