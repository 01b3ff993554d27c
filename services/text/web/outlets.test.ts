import { expect, test } from 'vitest';
import { hostSpellings, nameSpellings } from './outlet-names.ts';
import { SHIPPED_OUTLETS } from './outlet-table.ts';
import { Outlets, readOutletTable } from './outlets.ts';

test('the table that ships is one that an operator could have written', () => {
  expect(readOutletTable(JSON.parse(JSON.stringify(SHIPPED_OUTLETS)))).toEqual(SHIPPED_OUTLETS);
});

test('no two outlets of the table that ships share a spelling', () => {
  const taken = new Map<string, string>();
  for (const { host, aliases } of SHIPPED_OUTLETS.outlets)
    for (const alias of aliases.filter((one) => !one.includes('.')))
      for (const spelling of nameSpellings(alias)) {
        expect([spelling, taken.get(spelling) ?? host]).toEqual([spelling, host]);
        taken.set(spelling, host);
      }
});

test('every problem of a table is named with its place', () => {
  const table = {
    outlets: [
      { host: 'harbour', aliases: ['AA', 7] },
      'x',
      { host: 'b.example', alias: [] },
      { host: 'c.example', aliases: ['AA'] },
    ],
    families: [{ family: 'd.example', outlets: 'e.example' }],
    more: 1,
  };
  expect(() => readOutletTable(table)).toThrow(
    'the table: unknown key more; outlets[0].host: "harbour" is no host such as harbourpost.example; outlets[0].aliases[1]: 7 is neither a host nor a name; outlets[1] is not an object with host and aliases and display; outlets[1].host: nothing is no host such as harbourpost.example; outlets[2]: unknown key alias; families[0].outlets is not a list of at most 100000',
  );
  for (const wrong of [null, [], 'x', 7])
    expect(() => readOutletTable(wrong)).toThrow('the table is not an object');
  expect(readOutletTable({})).toEqual({ outlets: [], families: [] });
});

test('an outlet, or a family, of which headlines alone may be shown is known with the hosts below it', () => {
  const outlets = new Outlets(
    readOutletTable({
      outlets: [
        { host: 'a.example', display: 'headline' },
        { host: 'b.example', display: 'full' },
      ],
      families: [{ family: 'c.example', outlets: ['c.example', 'd.example'], display: 'headline' }],
    }),
  );
  const hosts = ['a.example', 'news.a.example', 'b.example', 'c.example', 'd.example', 'e.example'];
  expect(hosts.filter((host) => outlets.isHeadlineOnly(host))).toEqual([
    'a.example',
    'news.a.example',
    'c.example',
    'd.example',
  ]);
  expect(() => readOutletTable({ outlets: [{ host: 'a.example', display: 'none' }] })).toThrow(
    'outlets[0].display: "none" is neither "headline" nor "full"',
  );
});

test('an alias of two outlets is refused, one of a shipped outlet moves', () => {
  const given = (...hosts: readonly string[]) => ({
    outlets: hosts.map((host) => ({ host, aliases: ['CNN'] })),
  });
  expect(() => readOutletTable(given('a.example', 'b.example'))).toThrow(
    '"CNN" is given to a.example and to b.example',
  );
  expect(new Outlets(readOutletTable(given('a.example'))).named('CNN')).toBe('a.example');
});

test('a host is listed with those below it', () => {
  const outlets = new Outlets();
  expect(['bbc.com', 'news.bbc.com', 'xbbc.com', 'com'].map((host) => outlets.atHost(host))).toEqual([
    'bbc.co.uk',
    'bbc.co.uk',
    null,
    null,
  ]);
});

test.each([
  ['The Harbour Post', ['theharbourpost', 'harbourpost']],
  ['Zeit Online', ['zeitonline', 'zeit']],
  ['Süddeutsche', ['suddeutsche', 'sueddeutsche']],
  ['Harbour Post - World News', ['harbourpostworldnews', 'harbourpostworld', 'harbourpost']],
  ['News', ['news']],
  ['!', []],
])('%s is spelled %j', (name, spellings) => {
  expect(nameSpellings(name)).toEqual(spellings);
});

test.each([
  ['www.the-harbour-post.co.uk', ['theharbourpost', 'harbourpost']],
  ['linnetnews.example', ['linnetnews', 'linnet']],
  ['news.example', ['news']],
  ['not a host', []],
])('the host %s is spelled %j', (host, spellings) => {
  expect(hostSpellings(host)).toEqual(spellings);
});
