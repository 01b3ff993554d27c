/**
 * Raw records that have broken pipelines, as generators: each ends as an article or as a dead letter with the reason
 * given here, in bounded time. Used by ingest's unit tests, the integrity suite and the benches.
 */

/** One hostile record. */
export interface HostileCase {
  readonly name: string;
  /** Makes the value of the record. */
  readonly make: () => Buffer;
  readonly expect: 'article' | 'dead-letter';
  /** Reason of the dead letter. */
  readonly reason?: string;
}

/** A body whose size can be chosen, for showing that time grows with length and not faster. */
export interface HostileBody {
  readonly name: string;
  /** @param chars wanted length in UTF-16 units; the result is at most one pattern longer. */
  readonly make: (chars: number) => string;
}

const MEGABYTE = 1_000_000;

function fill(pattern: string): (chars: number) => string {
  return (chars) => pattern.repeat(Math.ceil(chars / pattern.length));
}

/** Half openings, half something else: what makes a parser search its stack. */
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

const PROSE =
  'The harbour office of Tornby said on Monday that 14 people were injured when a ferry struck the pier in fog. ';

/** Bodies by what they attack. */
export const HOSTILE_BODIES: readonly HostileBody[] = [
  { name: 'prose without end', make: fill(PROSE) },
  { name: 'prose in paragraphs', make: fill(`<p>${PROSE}</p>\n`) },
  { name: 'abbreviations', make: fill('U.S. ') },
  { name: 'one word repeated', make: fill('word ') },
  { name: 'one word without spaces', make: fill('word') },
  { name: 'one sentence of distinct words', make: numbered((at) => `word${at}`) },
  { name: 'tracking URLs', make: numbered((at) => `https://x.example/a/${at}?utm_source=feed&fbclid=${at}`) },
  { name: 'deep HTML', make: fill('<div>') },
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

/** A raw article around a body, as JSON. Escapes lone surrogates, as JSON.stringify does. */
export function rawRecord(fields: object): Buffer {
  return Buffer.from(JSON.stringify(fields));
}

const article = (name: string, make: () => Buffer): HostileCase => ({ name, make, expect: 'article' });
const deadLetter = (name: string, reason: string, make: () => Buffer): HostileCase => ({
  name,
  make,
  expect: 'dead-letter',
  reason,
});
const text = (value: string) => () => Buffer.from(value);
const titled = (fields: object) => () =>
  rawRecord({ title: 'A ferry struck the pier', body: PROSE, ...fields });

const MALFORMED: readonly HostileCase[] = [
  deadLetter('an empty value', 'malformed-json', text('')),
  deadLetter('only spaces', 'malformed-json', text(' \n\t ')),
  deadLetter('cut off in a text', 'malformed-json', text('{"title":"A ferry struck the')),
  deadLetter('cut off in a character', 'malformed-json', () =>
    Buffer.from('{"title":"\u20ac').subarray(0, 12),
  ),
  deadLetter('no quotes', 'malformed-json', text("{title:'x'}")),
  deadLetter('two objects', 'malformed-json', text('{"title":"a"}{"title":"b"}')),
  deadLetter('a raw control character', 'malformed-json', text('{"title":"a\u0000b"}')),
  deadLetter('Latin-1', 'malformed-json', () => Buffer.from('{"title":"Feuer in Köln"}', 'latin1')),
  deadLetter('UTF-16', 'malformed-json', () => Buffer.from('\ufeff{"title":"a"}', 'utf16le')),
  deadLetter('a million brackets', 'malformed-json', () => Buffer.from('['.repeat(MEGABYTE))),
  deadLetter('a million closed brackets', 'not-an-object', () =>
    Buffer.from('['.repeat(300_000) + ']'.repeat(300_000)),
  ),
  deadLetter('an array', 'not-an-object', text('[{"title":"A ferry struck the pier"}]')),
  deadLetter('a text', 'not-an-object', text('"A ferry struck the pier"')),
  deadLetter('a number', 'not-an-object', text('1e999')),
  deadLetter('null', 'not-an-object', text('null')),
  deadLetter('20 MB of spaces in a body', 'too-large', () =>
    rawRecord({ title: 'a', body: ' '.repeat(20 * MEGABYTE) }),
  ),
];

const WITHOUT_TEXT: readonly HostileCase[] = [
  deadLetter('an empty object', 'no-text', text('{}')),
  deadLetter('nulls', 'no-text', text('{"title":null,"body":null,"summary":null}')),
  deadLetter('only markup', 'no-text', () =>
    rawRecord({ title: '<b> </b>', body: '<p>&nbsp;</p><script>go()</script>' }),
  ),
  deadLetter('only invisible characters', 'no-text', () =>
    rawRecord({ title: '\u200b\u202e\0', body: '\ud800\ufeff' }),
  ),
  deadLetter('only __proto__', 'no-text', text('{"__proto__":{"title":"x","body":"y"}}')),
  deadLetter('a title that is an object', 'wrong-type', () =>
    rawRecord({ title: { en: 'a', nb: 'b' }, body: PROSE }),
  ),
  deadLetter('a body that is a number', 'wrong-type', () => rawRecord({ title: 'a', body: 20_260_310.5 })),
  deadLetter('a body that is a list of lists', 'wrong-type', () => rawRecord({ title: 'a', body: [['x']] })),
  deadLetter('a title that is true', 'wrong-type', () => rawRecord({ title: true })),
];

const deepValue = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const ODD: readonly HostileCase[] = [
  article('a byte order mark', text('\ufeff{"title":"A ferry struck the pier"}')),
  article('duplicate keys', text('{"title":"first","title":"second","body":"x"}')),
  article(
    'prototype keys',
    text(`{"title":"a b","body":"c","__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}`),
  ),
  article(
    'names of Object.prototype',
    text('{"title":"a b","toString":"x","hasOwnProperty":"y","valueOf":1}'),
  ),
  article('a deep unknown field', text(`{"title":"a b","deep":${deepValue(100_000)}}`)),
  article(
    'a deep source',
    text(`{"title":"a b","source":${deepValue(50_000)},"authors":${deepValue(50_000)}}`),
  ),
  article('deep lists in every field', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    return Buffer.from(
      `{"title":"a b","url":${deep},"id":${deep},"tags":${deep},"source":${deep},"date":${deep}}`,
    );
  }),
  article('20,000 unknown fields', () =>
    rawRecord({
      title: 'a b',
      ...Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`field${at}`, at])),
    }),
  ),
  article('a huge unknown field', titled({ blob: 'x'.repeat(MEGABYTE) })),
  article('a name of a megabyte', () => rawRecord({ title: 'a b', ['n'.repeat(MEGABYTE)]: 1 })),
  article('5,000 authors', titled({ authors: Array.from({ length: 5_000 }, (_, at) => `Author ${at}`) })),
  article('an author of a megabyte', titled({ author: 'A, '.repeat(MEGABYTE / 3) })),
  article(
    'wrong types everywhere else',
    titled({ lang: 5, tags: {}, url: [], source: 7, authors: true, date: {}, id: [] }),
  ),
  article('a URL of a megabyte', titled({ url: `https://x.example/${'a'.repeat(MEGABYTE)}` })),
  article('a URL of parameters', titled({ url: `https://x.example/a?${'a=1&'.repeat(900)}` })),
  article('a script as URL', titled({ url: 'javascript:alert(1)' })),
  article('a broken URL', titled({ url: 'https://[::1' })),
  article('year 0', titled({ date: '0000-01-01T00:00:00Z' })),
  article('year 9999', titled({ date: '9999-12-31T23:59:59Z' })),
  article('a date before the epoch', titled({ date: -1e15 })),
  article('a date that does not exist', titled({ date: '2026-02-31T25:61:00Z' })),
  article('a date of a megabyte', titled({ date: '10 March '.repeat(MEGABYTE / 9) })),
  article('a date too large for a number', text('{"title":"a b","date":1e999,"seenAt":-1e999}')),
  article('seen in the future', titled({ seenAt: '9999-12-31T00:00:00Z' })),
  article('a language of a megabyte', titled({ lang: 'en'.repeat(MEGABYTE / 2) })),
  article('a title of a megabyte', () => rawRecord({ title: PROSE.repeat(10_000) })),
  article('a title of tags', () => rawRecord({ title: `${'<b>'.repeat(100_000)}Ferry`, body: PROSE })),
];

/** Everything: malformed values, values without text, odd fields, and each hostile body at one megabyte. */
export const HOSTILE_CORPUS: readonly HostileCase[] = [
  ...MALFORMED,
  ...WITHOUT_TEXT,
  ...ODD,
  ...HOSTILE_BODIES.map(({ name, make }) =>
    article(`1 MB of ${name}`, () => rawRecord({ title: 'A ferry struck the pier', body: make(MEGABYTE) })),
  ),
];
