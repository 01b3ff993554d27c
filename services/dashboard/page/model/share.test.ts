import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedHtml, sharedMarkdown, sharedStory } from './share.ts';

const shared = (headline: string) =>
  sharedStory(
    madeUpStory({
      storyId: 's',
      revision: 1,
      headline,
      conflicts: 1,
      copies: 1,
      keyPoints: [headline, 'Second.'],
    }),
    'http://127.0.0.1/story/s',
  );
const count = (text: string, sign: string) => text.split(sign).length - 1;

it('has what is agreed, contested and told by whom, in a file that runs and fetches nothing', () => {
  const html = sharedHtml(shared('Bridge at Torga closed'));
  expect(html).toMatch(
    /<h2>In short<\/h2>[\s\S]*<h2>Contested<\/h2>[\s\S]*How many died: 14 \(courier\) \/ 19 \(post\)[\s\S]*<h2>Articles<\/h2>/,
  );
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<img|<link|src=/);
});

it('lets no text become markup', () => {
  const plain = sharedHtml(shared('x'));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('</title><script>alert(1)</script>', '"><img src=x onerror=a>'),
      ),
      (text) => {
        const html = sharedHtml(shared(`x${text}`));
        for (const sign of ['<', '>', '"']) expect(count(html, sign)).toBe(count(plain, sign));
      },
    ),
  );
});

it('is Markdown of one line a fact, whatever the fact is', () => {
  const plain = sharedMarkdown(shared('x'));
  expect(plain).toContain('**Contested**');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const markdown = sharedMarkdown(shared(`x${text}`));
      expect(count(markdown, '\n')).toBe(count(plain, '\n'));
      expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }),
  );
  const hostile = sharedMarkdown(shared('x\u202e\u2067a\n\n# b'));
  expect(count(hostile, '\n')).toBe(count(plain, '\n'));
  expect(hostile).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(sharedMarkdown(shared('a [link](javascript:x) <b>*'))).toContain(
    'a \\[link\\](javascript:x) \\<b\\>\\*',
  );
});
