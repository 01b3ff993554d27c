/** Whatever common shape a file has, the same articles come out of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { parseDocument } from '@newsfold/ingest/domain/parse-raw.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInput } from './input-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-shapes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What ingest makes of each article of a file with this content: title, text, address, outlet. */
async function read(content: string | Buffer) {
  const path = join(folder, 'input');
  writeFileSync(path, content);
  const articles: { title: string; text: string; url: string | null; outlet: string }[] = [];
  const origin = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 14) };
  for await (const { line } of (await openInput(path)).records()) {
    const parsed = parseDocument(line);
    const taken = parsed.kind === 'rejected' ? parsed : takeApart(parsed.document);
    const raws =
      taken.kind === 'one'
        ? [taken.raw]
        : taken.kind === 'many'
          ? taken.items.flatMap((item) => (item.kind === 'item' ? [item.raw] : []))
          : [];
    for (const raw of raws) {
      const made = analyse(raw, origin);
      if (made.kind !== 'article') continue;
      const { title, text, url, publisher } = made.article;
      articles.push({ title, text, url, outlet: publisher.id });
    }
  }
  return articles;
}

const TITLE = 'Fähre "Skagerfjord" brennt, alle gerettet';
const TEXT = 'Die Fähre brannte am Dienstag vor Skarne; alle 353 Menschen wurden gerettet.';
const URL = 'https://harbourpost.example/1';
const ARTICLE = { title: TITLE, text: TEXT, url: URL, outlet: 'harbourpost.example' };
const ITEM = { headline: TITLE, link: URL, body: TEXT };
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const CSV = `Headline,LINK,Full Text,views\r\n${quoted(TITLE)},${URL},${quoted(TEXT)},7\r\n`;
const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>Harbour Post</title>
<link>https://harbourpost.example/</link><item><title>${TITLE.replaceAll('"', '&quot;')}</title><link>${URL}</link>
<content:encoded><![CDATA[<p>${TEXT}</p>]]></content:encoded></item></channel></rss>`;

const SHAPES: readonly (readonly [name: string, content: string])[] = [
  ['JSON lines', `${JSON.stringify(ITEM)}\n`],
  ['an array', JSON.stringify([ITEM], null, 2)],
  ['the response of an API', JSON.stringify({ status: 'ok', articles: [ITEM] })],
  [
    'JSON Feed',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: [{ url: URL, title: TITLE, content_text: TEXT }],
    }),
  ],
  ['CSV', CSV],
  ['CSV by semicolons', CSV.replaceAll(/,(?=LINK|Full|views|https|"Die|7)/g, ';')],
  ['TSV', `title\turl\tbody\n${TITLE.replaceAll('"', '""').replace(/^(.*)$/, '"$1"')}\t${URL}\t${TEXT}\n`],
  ['RSS', RSS],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>HP</title><entry><title>${TITLE.replaceAll('"', '&quot;')}</title>
<link rel="self" href="https://harbourpost.example/feed"/><link rel="alternate" href="${URL}"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${TEXT.replace('brannte', '<b>brannte</b>')}</p></div></content></entry></feed>`,
  ],
  [
    'RDF',
    `<rdf:RDF xmlns:rdf="r"><channel rdf:about="x"><title>HP</title></channel>
<item rdf:about="${URL}"><title>${TITLE.replaceAll('"', '&quot;')}</title><link>${URL}</link><description>${TEXT}</description></item></rdf:RDF>`,
  ],
];

describe.each(SHAPES)('%s', (_, content) => {
  it('holds the article', async () => {
    expect(await read(content)).toEqual([ARTICLE]);
  });

  it.each([
    ['gzip', (text: string) => gzipSync(text)],
    ['zstd', (text: string) => zstdCompressSync(text)],
    ['gzip twice', (text: string) => gzipSync(gzipSync(text))],
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, big endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('holds it in %s', async (__, pack) => {
    expect(await read(pack(content))).toEqual([ARTICLE]);
  });
});

it('a table in the code page of old exports is read, and said to be', async () => {
  const path = join(folder, 'old.csv');
  writeFileSync(path, Buffer.from(CSV, 'latin1'));
  expect((await openInput(path)).notes).toEqual([
    'columns read: Headline as title, LINK as url, Full Text as body; kept beside them: views',
    'read as windows-1252: it is not UTF-8',
  ]);
  expect(await read(Buffer.from(CSV, 'latin1'))).toEqual([ARTICLE]);
});

it('a page is read with what its head says', async () => {
  const page = `<!doctype html><html lang="de"><head><title>HP</title><meta property="og:title" content='${TITLE}'>
<link rel="canonical" href="${URL}"></head><body><nav>Menü</nav><article><p>${TEXT.repeat(4)}</p></article></body></html>`;
  expect(await read(page)).toMatchObject([
    { title: TITLE, url: URL, text: expect.stringContaining('353 Menschen') },
  ]);
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`;
  const record = (type: string, body: string) =>
    gzipSync(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${URL}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`,
    );
  const warc = Buffer.concat([record('warcinfo', 'x'), record('request', 'GET /'), record('response', http)]);
  expect(await read(warc)).toMatchObject([{ title: TITLE, url: URL }]);
});

it.each([
  ['\x89PNG\r\n\x1a\n\x00\x00', 'this is a PNG picture; accepted are JSON'],
  ['PK\x03\x04', 'a ZIP archive, such as an Excel'],
  ['Dear all,\nthis is prose.\n', 'text that begins "Dear all, this is prose."'],
  ['Date\nsome prose\n', 'text that begins "Date some prose"'],
  ['a,b,c\n1,2,3\n', 'a table whose columns (a, b, c) have no title, body or summary'],
  [
    'url,date\nhttps://x.example/1,2026\n',
    'a table whose columns (url, date) have no title, body or summary',
  ],
  ['<svg xmlns="x"><path/></svg>', 'XML that is no feed: its root is <svg>'],
])('%j is refused with a clear word before anything is read', async (content, word) => {
  const path = join(folder, 'odd');
  writeFileSync(path, Buffer.from(content, 'latin1'));
  await expect(openInput(path)).rejects.toThrow(word);
});

it('nothing is an input without records', async () => {
  for (const content of ['', '\n \n', gzipSync('')]) expect(await read(content)).toEqual([]);
});

it('an array of more articles than a record may hold is taken apart', async () => {
  const items = Array.from({ length: 1200 }, (_, at) => ({ title: `Ferry ${at} sails`, url: `${URL}${at}` }));
  const articles = await read(JSON.stringify({ articles: items }));
  expect(articles.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
});

it('an array that no memory need hold is read element by element', async () => {
  const pad = 'x'.repeat(1024 * 1024);
  const items = Array.from({ length: 34 }, (_, at) => JSON.stringify({ title: `Ferry ${at} sails`, pad }));
  expect(await read(`[${items.join(',')}]`)).toHaveLength(34);
  expect(await read(`{"status": "ok", "articles": [${items.join(',\n')}]}`)).toHaveLength(34);
});

it('a line that never ends does not fill the memory', async () => {
  const path = join(folder, 'endless');
  writeFileSync(path, `{"title": "a"}\n{"title": "${'x'.repeat(40 * 1024 * 1024)}"}\n{"title": "b"}\n`);
  const lengths: number[] = [];
  for await (const { line } of (await openInput(path)).records()) lengths.push(line.length);
  expect(lengths).toEqual([14, 16 * 1024 * 1024 + 1, 14]);
});

it('tables of any texts are read back (property)', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
      const path = join(folder, 'table.csv');
      writeFileSync(path, `title,body\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
      const titles: unknown[] = [];
      for await (const { line } of (await openInput(path)).records())
        titles.push(Object.values(JSON.parse(line.toString())));
      expect(titles).toEqual(rows.filter((row) => row.some((text) => text !== '')));
    }),
    { numRuns: 30 },
  );
});
