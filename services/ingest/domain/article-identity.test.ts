import { expect, test } from 'vitest';
import { articleIdOf, contentHashOf, type IdentitySource } from './article-identity.ts';

const nothing: IdentitySource = { urlIdentity: null, guid: null, publisherId: 'unknown', contentHash: 'one' };
const idOf = (fields: Partial<IdentitySource>): string => articleIdOf({ ...nothing, ...fields });

test('an article is known by its address, whatever guid, outlet and content say', () => {
  const id = idOf({ urlIdentity: 'a.example/x' });
  expect(id).toMatch(/^[\da-f]{32}$/);
  expect(idOf({ urlIdentity: 'a.example/x', guid: '17', publisherId: 'a', contentHash: 'two' })).toBe(id);
  expect(idOf({ urlIdentity: 'a.example/y' })).not.toBe(id);
});

test('without an address it is known by outlet and guid, through edits', () => {
  const id = idOf({ guid: '17', publisherId: 'a' });
  expect(idOf({ guid: '17', publisherId: 'a', contentHash: 'two' })).toBe(id);
  expect(idOf({ guid: '17', publisherId: 'b' })).not.toBe(id);
  expect(idOf({ guid: '18', publisherId: 'a' })).not.toBe(id);
});

test('a guid of an unknown outlet counts alone only when it is one in the whole world', () => {
  const id = (guid: string, contentHash: string): string => idOf({ guid, contentHash });
  expect(id('17', 'one')).not.toBe(id('17', 'two'));
  for (const guid of ['3f2a6c1e-9b4d-4a7e-8c21-5d6f7a8b9c0d', 'urn:newsml:a.example:2026:17'])
    expect(id(guid, 'one')).toBe(id(guid, 'two'));
});

test('without an address and a guid it is known by outlet and content', () => {
  expect(idOf({ publisherId: 'a' })).toBe(idOf({ publisherId: 'a' }));
  expect(idOf({ publisherId: 'a' })).not.toBe(idOf({ publisherId: 'b' }));
  expect(idOf({ contentHash: 'one' })).not.toBe(idOf({ contentHash: 'two' }));
});

test('letters that move from the title to the text make another content', () => {
  expect(contentHashOf('ab', 'c')).not.toBe(contentHashOf('a', 'bc'));
  expect(contentHashOf('ab', 'c')).toBe(contentHashOf('ab', 'c'));
});
