import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholePage, mainText } from './main-text.ts';

const P = [
  'The harbour office of Tornby said on Monday that 14 people were injured when a ferry struck the pier in thick fog.',
  'Two tugs pulled the vessel free in the afternoon, and traffic between the islands was expected to resume by evening.',
  'The captain told investigators that the engine had failed when the ferry entered the harbour, and that he had sounded the horn.',
];
const paragraphs = P.map((text) => `<p>${text}</p>`).join('');
const links =
  '<ul><li><a href="/a">World news</a></li><li><a href="/b">Sport and weather</a></li></ul>'.repeat(4);
const page = (body: string) => `<!DOCTYPE html><html><body><nav>${links}</nav>${body}</body></html>`;

describe('isWholePage', () => {
  it.each([
    [page(paragraphs), true],
    [`<nav>${links}</nav><main>${paragraphs}</main><footer>Imprint</footer>`, true],
    [`<html><body>${paragraphs}<div class="comments"><p>I was there.</p></div></body></html>`, true],
    [paragraphs, false],
    [`<html><body>${paragraphs}</body></html>`, false],
    [`<article><header>Ferry</header>${paragraphs}<footer>By Ada Low</footer></article>`, false],
    ['plain text about <nav> elements', false],
    ['', false],
  ])('%j', (source, expected) => {
    expect(isWholePage(source)).toBe(expected);
  });
});

describe('mainText', () => {
  it.each([
    ['paragraphs in an element', `<div>${paragraphs}</div>`],
    ['paragraphs beside the menu', paragraphs],
    ['paragraphs in columns', `<div><div><p>${P[0]}</p><p>${P[1]}</p></div><div><p>${P[2]}</p></div></div>`],
    ['a line in front of a list', `<div><p>${P[0]}</p><ul><li>${P[1]}</li><li>${P[2]}</li></ul></div>`],
    ['text between breaks', `<div>${P.join('<br><br>')}</div>`],
    ['paragraphs that nobody closes', `<div>${P.map((text) => `<p>${text}`).join('')}</div>`],
    ['links in the text', `<div>${paragraphs.replace('Two tugs', '<a href="/t">Two tugs</a>')}</div>`],
    ['a box of links in the text', `<div>${paragraphs.replace('</p>', `</p>${links}`)}</div>`],
    [
      'what stands around it by name',
      `<div>${paragraphs}</div><div class="comments"><p>${'I saw it. '.repeat(90)}</p></div>`,
    ],
    [
      'what stands around it by role',
      `<div>${paragraphs}</div><div role="complementary"><p>${'Read this. '.repeat(20)}</p></div>`,
    ],
    [
      'what is hidden',
      `<div>${paragraphs}</div><div style="display: none"><p>${'Not seen. '.repeat(60)}</p></div>`,
    ],
    [
      'rights at the end',
      `<div>${paragraphs}<p>© 2026 Linnet Press. All rights reserved by the publisher.</p></div>`,
    ],
    ['a byline in front and tags behind', `<div><p>By Ada Low</p>${paragraphs}<p>Ferry Fog Tornby</p></div>`],
  ])('finds %s', (_, body) => {
    expect(mainText(page(body))).toBe(P.join('\n\n'));
  });

  it('keeps a heading that stands over text, and no other', () => {
    const body = `<div><h1>Ferry</h1><p>${P[0]}</p><h2>Two tugs</h2><p>${P[1]}</p><h2>Read on</h2></div>`;
    expect(mainText(page(body))).toBe(`${P[0]}\n\nTwo tugs\n\n${P[1]}`);
  });

  it('leaves the heading of a list of links out', () => {
    const body = `<div><p>${P[0]}</p><h3>Read on</h3>${links}<p>${P[1]}</p></div>`;
    expect(mainText(page(body))).toBe(`${P[0]}\n\n${P[1]}`);
  });

  it('reads a page whose names mislead', () => {
    expect(mainText(page(`<div class="sidebar">${paragraphs}</div>`))).toBe(P.join('\n\n'));
  });

  it('gives what there is where there is no article', () => {
    expect(mainText(page('<div>Closed today</div>'))).toBe('Closed today');
    expect(mainText('<html><nav>Home</nav></html>')).toBe('Home');
    expect(mainText('')).toBe('');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<div class="nav">',
      '<p>',
      '</div>',
      '</p>',
      '<a>',
      '</a>',
      '<br>',
      P[0] as string,
      '<html>',
      '<x-y>',
      '<pre>',
      '&#0;',
    );
    const source = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''));
    fc.assert(fc.property(source, (any) => void mainText(any)));
  });
});
