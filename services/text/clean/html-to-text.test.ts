import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';
import { htmlToText } from './html-to-text.ts';

const text = (html: string) => cleanText(htmlToText(html));

describe('htmlToText', () => {
  it.each([
    ['a < b and b > a', 'a < b and b > a'],
    ['AT&T and R&D', 'AT&T and R&D'],
    ['price <5 & >3', 'price <5 & >3'],
    ['first\n\nsecond', 'first\n\nsecond'],
    ['if x<y then z', 'if x<y then z'],
    ['Fish &amp; chips', 'Fish & chips'],
  ])('leaves plain text alone: %j', (plain, expected) => {
    expect(text(plain)).toBe(expected);
  });

  it.each([
    ['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['<p>One<br>two<br><br>three</p>', 'One\ntwo\n\nthree'],
    ['<p>a <b>bold</b>ly</p>', 'a boldly'],
    ['<p>one\n   line</p>', 'one line'],
    ['one <b>paragraph</b>\n\nand another', 'one paragraph\n\nand another'],
    ['<ul><li>One</li><li>Two</li></ul>', 'One\n\nTwo'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['<DIV>Upper</DIV>', 'Upper'],
    ['<p title="a > b">x</p>', 'x'],
    ['<p>M&auml;rz&nbsp;10 &#8211; &#x20AC;5</p>', 'März 10 – €5'],
    ['<p>Fish &amp;amp; chips &amp;quot;here&amp;quot;</p>', 'Fish & chips "here"'],
    ['&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;', 'One.\n\nTwo.'],
    ['<![CDATA[<p>One.</p>]]>', 'One.'],
  ])('reads %j', (html, expected) => {
    expect(text(html)).toBe(expected);
  });

  it('leaves out what is not the article', () => {
    const html = `<style>p{}</style><nav>Home <a href="/">News</a></nav><p>One.</p><script>if (a < b) go("</p>")</script>
      <figure><img src="a.jpg"><figcaption>Photo: Agency</figcaption></figure><aside>Read also</aside>
      <iframe>frame</iframe><noscript>Enable</noscript><svg><title>icon</title></svg><p>Two.</p><!-- no -->`;
    expect(text(html)).toBe('One.\n\nTwo.');
  });

  it('keeps a caption when there is nothing else', () => {
    expect(text('<figure><figcaption>The pier in fog</figcaption></figure>')).toBe('The pier in fog');
  });

  it('does not lose an article behind a forgotten end tag', () => {
    expect(text('<nav>Home<p>The article.</p>')).toBe('Home\n\nThe article.');
    expect(text('<p>The article.</p><script>code <p>more')).toBe('The article.');
  });

  it('stops early when it may', () => {
    const long = '<p>word word word</p>'.repeat(100_000);
    expect(htmlToText(long, 1_000).length).toBeLessThan(1_200);
  });

  it('never throws, and reads markup around a text as the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void htmlToText(any)));
    const markup = fc.constantFrom(
      '<p>',
      '</p>',
      '<b',
      '>',
      '<!--',
      '-->',
      '&lt;',
      '&#0;',
      '&#x110000;',
      '<script>',
      '</nav>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(markup, fc.string())), (parts) => void htmlToText(parts.join(''))),
    );
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(text(words.map((part) => `<p>${part}</p>`).join('\n'))).toBe(words.join('\n\n'));
      }),
    );
  });
});
