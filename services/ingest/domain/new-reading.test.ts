/**
 * An article whose reading a release has changed: what identified it before identifies it now. The ids are those that
 * release 0.2 gave, before texts were mended.
 */
import { expect, it } from 'vitest';
import { analyse } from './analyse.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 7, timestamp: Date.UTC(2026, 2, 10, 12) };
const BROKEN = {
  title: 'Norlandâ€™s navy to scrap two frigates',
  body: 'The ministry of Norlandâ€™s navy said on Tuesday it would scrap\ntwo frigates launched in 1988\u00961990.',
};
const HASH_BEFORE = 'd1bcc373718d6d1115bd41f3c4740815';

function article(raw: Record<string, unknown>) {
  const analysis = analyse(raw, ORIGIN);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

it.each([
  [
    'an address',
    { url: 'https://www.baytribune.example/navy?utm_source=x' },
    '38b9a2c3d593f50ec43615dd27e6e6d2',
  ],
  ['an id of its outlet', { guid: 'n-17', source: 'Bay Tribune' }, '4877d57f1c3e85473596dc0509f33819'],
  [
    'an id for all the world',
    { guid: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' },
    '68bb680adc079cea1cdd59c99c291e0a',
  ],
  [
    'an id under a home page',
    { url: 'https://baytribune.example/', guid: '17' },
    '1983d42e9f5aa1f4a31943e0e51a7531',
  ],
  ['its outlet alone', { source: 'Bay Tribune' }, 'ff1162596e419737cba89cf7810efcaf'],
])('with %s it is a new version of itself', (_, raw, id) => {
  const { articleId, contentHash, text } = article({ ...BROKEN, ...raw });
  expect(text).toContain('Norland’s navy said on Tuesday it would scrap two frigates launched in 1988–1990.');
  expect(articleId).toBe(id);
  expect(contentHash).not.toBe(HASH_BEFORE);
});

it('which needed no mending is what it was, whole', () => {
  const raw = { title: 'Ferry resumes', body: 'Ferries sail again.', source: 'Bay Tribune' };
  expect(article(raw)).toMatchObject({
    articleId: '87961027ec510391999753b424e12da7',
    contentHash: '445f72f893e4ad8e7f917720ac7010c1',
  });
});
