import { publisher } from '@newsfold/test/support/fixture-article.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outletId, sameOutlets } from './same-outlets.ts';

const same = (...families: readonly (string | null)[]) =>
  Object.fromEntries(sameOutlets(families.map(publisher)));

test.each([
  ['harbour post', 'harbourpost.example'],
  ['the harbour post', 'harbourpost.example'],
  ['harbour post online', 'harbour-post.example'],
  ['harbour post', 'theharbourpost.example'],
  ['harbour post news', 'harbourpost.co.uk'],
  ['linnet zeit', 'linnetzeit-online.de'],
  ['küsten anzeiger', 'kuestenanzeiger.de'],
])('%s is the outlet at %s', (name, host) => {
  expect(same(name, host, 'other.example')).toEqual({ [name]: host });
});

test('two hosts are two outlets, however alike they are', () => {
  expect(same('star.example', 'star.co.uk', 'thestar.com')).toEqual({});
});

test('a name that fits two hosts is one of them, the same one whatever the order', () => {
  expect(same('star', 'star.example', 'star.co.uk')).toEqual({ star: 'star.co.uk' });
  expect(same('star.co.uk', 'star.example', 'star')).toEqual({ star: 'star.co.uk' });
});

test('two names of one outlet are one although its host is not there', () => {
  expect(same('harbour post', 'the harbour post', null)).toEqual({ 'the harbour post': 'harbour post' });
  expect(same('harbour post', 'isle herald')).toEqual({});
});

test('an outlet known by its name is counted as the host that it is', () => {
  const [name, host] = [publisher('harbour post'), publisher('harbourpost.example')];
  const found = sameOutlets([name, host]);
  expect(new Set([name, host].map((one) => outletId(one, found))).size).toBe(1);
  expect(outletId(publisher(null), found)).toBe('unknown');
});

test('never throws, and does not depend on the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.domain(), fc.string({ unit: 'binary' })), { maxLength: 8 }),
      (families) => {
        expect(same(...families.toReversed())).toEqual(same(...families));
      },
    ),
  );
});
