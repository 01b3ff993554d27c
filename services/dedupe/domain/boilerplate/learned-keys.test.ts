import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { createSettings } from '../settings.ts';
import { createWindow } from '../window/window.ts';
import { leaveOut } from './leave-out.ts';

const KEY_BYTES = 5;

test('an article teaches a bounded number of keys, its headline among them', () => {
  const window = createWindow(createSettings({ boilerplate: { learnedKeys: 12 } }));
  const lines = Array.from(
    { length: 40 },
    (_, i) => `Chapter${i} of it: the pier number ${i} was named Ost${i}.`,
  );
  const bare = articleOf({
    id: 'a',
    title: 'Piers are named',
    text: lines.join('\n'),
    outlet: 'pier.example',
  });
  const titled = { ...bare, title: 'Harbour: Piers are named at last | Pier Post' };
  const taught = [bare, titled].map((article) => leaveOut(window, article, -1).learned);
  expect(taught.map(({ length }) => length)).toEqual([12 * KEY_BYTES, 12 * KEY_BYTES]);
  const [ofBare, ofTitled] = taught.map((bytes) => bytes.toString('hex'));
  expect(ofTitled).not.toBe(ofBare);
});
