import { STAMPS } from '@newsfold/schemas/raw-headers.ts';
import { expect, it } from 'vitest';
import { readFeed } from '../read/read-feed.ts';
import { rawRecords } from './raw-records.ts';

const FEED =
  '<rss><channel><title>A</title><item><title>Ferry</title><desk>Sport</desk></item></channel></rss>';

it.each([
  ['Local', 'Local'],
  [null, ''],
])(
  'the records of a feed of the desk %s say so in their headers, whatever its items call themselves',
  (desk, said) => {
    const document = readFeed(FEED, 'https://a.example/feed');
    const [record] = rawRecords({ address: 'https://a.example/feed', desk }, document, document.items);
    const headers = Object.fromEntries((record?.headers ?? []).map(([name, value]) => [name, String(value)]));
    expect(headers).toEqual({
      'newsfold-feed': 'https://a.example/feed',
      [STAMPS.desk]: said,
      [STAMPS.tenant]: '',
    });
  },
);
