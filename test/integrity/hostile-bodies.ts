/**
 * Bodies that have broken text pipelines, of any length: each stage must process them in linear time.
 */

/** A body of a chosen size, to show that time is linear in the length. */
interface HostileBody {
  readonly name: string;
  /** @param chars wanted length in UTF-16 units; the result is at most one pattern longer. */
  readonly make: (chars: number) => string;
}

function fill(pattern: string): (chars: number) => string {
  return (chars) => pattern.repeat(Math.ceil(chars / pattern.length));
}

/** Half opening tags, half something else, which makes a parser search its stack. */
function halves(first: string, second: string): (chars: number) => string {
  return (chars) => fill(first)(chars / 2) + fill(second)(chars / 2);
}

function numbered(item: (at: number) => string): (chars: number) => string {
  return (chars) => {
    const parts: string[] = [];
    let length = 0;
    for (let at = 0; length < chars; at += 1) {
      const part = item(at);
      parts.push(part);
      length += part.length + 1;
    }
    return parts.join(' ');
  };
}

/** A whole page around a pattern: it is searched for its article. */
function page(pattern: string): (chars: number) => string {
  return (chars) => `<html><body><nav><a href="/">Home</a></nav><main>${fill(pattern)(chars)}`;
}

/** A harmless sentence. */
export const PROSE =
  'The harbour office of Tornby said on Monday that 14 people were injured when a ferry struck the pier in fog. ';

/** Bodies by the weakness that they attack. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  { name: 'prose without end', make: fill(PROSE) },
  { name: 'prose in paragraphs', make: fill(`<p>${PROSE}</p>\n`) },
  { name: 'abbreviations', make: fill('U.S. ') },
  { name: 'one word repeated', make: fill('word ') },
  { name: 'one word without spaces', make: fill('word') },
  { name: 'one sentence of distinct words', make: numbered((at) => `word${at}`) },
  { name: 'tracking URLs', make: numbered((at) => `https://x.example/a/${at}?utm_source=feed&fbclid=${at}`) },
  { name: 'deep HTML', make: fill('<div>') },
  { name: 'a page of prose', make: page(`<p>${PROSE}</p>`) },
  { name: 'a deep page', make: page('<div class="a">x') },
  { name: 'a page of paragraphs that nobody closes', make: page('<section><p>The pier. ') },
  { name: 'a page of end tags', make: page('</div></p></article>') },
  { name: 'a page of long classes', make: page(`<div class="${'nav-item '.repeat(40)}">x</div>`) },
  { name: 'a page of breaks', make: page('x<br>') },
  { name: 'a page of links that nobody closes', make: page('<a href="/x">link') },
  { name: 'mojibake', make: fill('canâ€™t cafÃ© ') },
  { name: 'mojibake three times over', make: fill('caf\u00c3\u0192\u00c2\u00a9 ') },
  { name: 'bytes of a character that never ends', make: fill('â€') },
  { name: 'Cyrillic read as windows-1252', make: fill('Ð¿Ñ€') },
  { name: 'C1 controls', make: fill('a\u0092s \u0085') },
  { name: 'variation selectors', make: fill('a\ufe01\u{e0155}') },
  { name: 'tags behind flags', make: fill('\u{1f3f4}\u{e0067}\u{e0062}') },
  {
    name: 'broken lines',
    make: fill('The harbour office of Tornby said on Monday that fourteen people were\n'),
  },
  { name: 'lines of one word', make: fill('word\n') },
  { name: 'soft line breaks', make: fill(`${'=C3=A9 words of mail '.repeat(4).slice(0, 70)}=\n`) },
  { name: 'questions', make: fill(' a?b') },
  { name: 'deep HTML closed by other names', make: halves('<b>', '</i>') },
  { name: 'deep navigation', make: fill('<nav>') },
  { name: 'open asides', make: fill('<aside>x') },
  { name: 'unclosed scripts', make: fill('<script>') },
  { name: 'unclosed comments', make: fill('<!--') },
  { name: 'unclosed CDATA', make: fill('<![CDATA[') },
  { name: 'unclosed tags', make: fill('<p ') },
  { name: 'attributes without end', make: (chars) => `<a ${fill('a="b" ')(chars)}` },
  { name: 'angle brackets', make: fill('<') },
  { name: 'empty paragraphs', make: fill('<p></p>') },
  { name: 'ampersands', make: fill('&') },
  { name: 'entities', make: fill('&amp;') },
  { name: 'entities escaped twice', make: fill('&amp;amp;') },
  { name: 'tags escaped twice', make: fill('&amp;lt;p&amp;gt;') },
  {
    name: 'an entity bomb',
    make: (chars) => `<!DOCTYPE x [<!ENTITY a "ha">${fill('<!ENTITY b "&a;&a;">')(chars)}]><p>&b;</p>`,
  },
  { name: 'spaces', make: (chars) => `a${fill(' ')(chars)}b` },
  { name: 'line feeds', make: (chars) => `a${fill('\n')(chars)}b` },
  { name: 'spaces and line feeds', make: (chars) => `a${fill(' \n')(chars)}b` },
  { name: 'NUL between letters', make: fill('a\0') },
  { name: 'lone surrogates', make: (chars) => `a${fill('\ud800')(chars)}` },
  { name: 'right-to-left overrides', make: fill('\u202eabc\u202c ') },
  { name: 'zero-width joiners', make: fill('\u200d') },
  { name: 'joiners between Arabic letters', make: fill('\u0627\u200c') },
  { name: 'stacked accents', make: fill(`e${'\u0301\u0315\u0300'.repeat(40)}`) },
  { name: 'emoji', make: fill('👩‍👩‍👧‍👦') },
  { name: 'Chinese without spaces', make: fill('北京市政府周一宣布') },
  { name: 'digits', make: fill('7') },
  { name: 'digits and blanks', make: fill('1 200 ') },
  { name: 'digits and commas', make: fill('1,') },
  { name: 'number words', make: fill('two hundred ') },
  { name: 'money', make: fill('$5m killed 14 people ') },
  { name: 'dates', make: fill('10 March 2026 08:15 ') },
  { name: 'brackets', make: fill('(') },
  { name: 'quotation marks', make: fill('"') },
  { name: 'full stops', make: fill('. ') },
  { name: 'dashes', make: fill('— ') },
  { name: 'capitals', make: fill('THE MINISTER SAID ') },
  { name: 'names', make: fill('Agnes Corrie ') },
  { name: 'a byline without end', make: (chars) => `By ${fill('Agnes ')(chars)}` },
  { name: 'a dateline without end', make: (chars) => `LONDON, ${fill('March 10 (')(chars)}` },
];
