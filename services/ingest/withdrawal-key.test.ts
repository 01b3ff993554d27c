import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse, DEFAULT_SETTINGS, originOf } from './domain/analyse.ts';
import { withdrawalByKey } from './withdrawal-key.ts';

const PLACE = { topic: 'raw.v1', partition: 0, offset: 3, timestamp: Date.UTC(2026, 2, 10, 12) };
const byKey = (key: string | Buffer | null) =>
  withdrawalByKey(
    typeof key === 'string' ? Buffer.from(key) : key,
    originOf(PLACE),
    DEFAULT_SETTINGS.outlets,
  );

/** Id of the article that a raw article is. */
function idOf(raw: Record<string, unknown>): string {
  const found = analyse({ title: 'Ferry fire', body: 'A ferry burned.', lang: 'en', ...raw }, PLACE);
  if (found.kind !== 'article') throw new Error(JSON.stringify(found));
  return found.article.articleId;
}

const BY_ID = { source: 'norpress.example', id: 'urn:newsml:7711' };

it.each<[string, string, Record<string, unknown>]>([
  ['an address', 'https://norpress.example/ferry', { url: 'https://norpress.example/ferry' }],
  [
    'an address with a tracker',
    'https://norpress.example/ferry?utm_source=x',
    { url: 'https://norpress.example/ferry' },
  ],
  [
    'an address in JSON',
    '{"url":"https://norpress.example/ferry"}',
    { url: 'https://norpress.example/ferry' },
  ],
  ['publisher and id, barred', 'norpress.example|urn:newsml:7711', BY_ID],
  ['publisher and id, tabbed', 'norpress.example\turn:newsml:7711', BY_ID],
  ['publisher and id, spaced', 'norpress.example urn:newsml:7711', BY_ID],
  ['publisher and id in JSON', '{"source":"norpress.example","id":"urn:newsml:7711"}', BY_ID],
])('names the article that %s names', (_, key, raw) => {
  expect(byKey(key)).toMatchObject({ kind: 'withdraw', articleIds: [idOf(raw)], waits: true });
});

it.each(['', ' ', '47', 'norpress.example', '{}', '{"title":"Ferry fire"}', '{"id":"7711"}', '[1]', '{'])(
  'takes nothing back by the key %j',
  (key) => expect(byKey(key)).toBeNull(),
);

it('takes nothing back without a key, or by one of bytes, or by one too long', () => {
  expect(byKey(null)).toBeNull();
  expect(byKey(Buffer.from([0xff, 0xfe, 0x00, 0x01]))).toBeNull();
  expect(byKey(`https://norpress.example/${'a'.repeat(5_000)}`)).toBeNull();
});

it('never throws, whatever the key', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (key) => void byKey(key)));
  fc.assert(fc.property(fc.uint8Array(), (key) => void byKey(Buffer.from(key))));
});
