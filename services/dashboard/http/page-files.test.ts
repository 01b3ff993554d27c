/** What a browser loads: all of it is there, it is small, and nothing of it comes from elsewhere. */
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPage } from './static-page.ts';

const page = readPage();
/** The most that the page may weigh, packed, bytes. */
const MOST_BYTES = 150 * 1024;

const textOf = (path: string): string => {
  const answer = page(path);
  if (answer === null) throw new Error(`${path} is not served`);
  return answer.body.toString();
};

const IMPORT = /\b(?:import|export)\b[\w\s{},*$]*?(?:\bfrom\s*)?["'](?<path>[^"']+)["']/g;

/** Every file that the document loads, and what those load. */
function loadedFiles(): Map<string, string> {
  const loaded = new Map([['/', textOf('/')]]);
  const waiting = [...textOf('/').matchAll(/(?:src|href)="(?<path>[^"]+)"/g)].map(
    ({ groups }) => groups?.path ?? '',
  );
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path)) continue;
    const text = textOf(path);
    loaded.set(path, text);
    if (!/\.(ts|js)$/.test(path)) continue;
    for (const { groups } of text.matchAll(IMPORT)) {
      const target = groups?.path ?? '';
      waiting.push(target.startsWith('.') ? posix.join(posix.dirname(path), target) : target);
    }
  }
  return loaded;
}

it('is whole, and 150 KB at most', () => {
  const loaded = loadedFiles();
  expect([...loaded.keys()]).toEqual(
    expect.arrayContaining([
      '/main.ts',
      '/views/story-view.ts',
      '/vendor/lit-html/lit-html.js',
      '/vendor/uplot.js',
      '/style.css',
    ]),
  );
  const bytes = [...loaded.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

it('runs no script but files of its own, and lets nobody frame it', () => {
  const policy = page('/')?.headers?.['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  expect(textOf('/')).not.toMatch(/<script(?![^>]*\ssrc="\/)|\son\w+=|\sstyle=/);
  for (const [path, text] of loadedFiles())
    if (!path.startsWith('/vendor/')) expect(text, path).not.toMatch(/\sstyle="|innerHTML|unsafeHTML/);
});

it('fetches pictures from nowhere but the hosts that are named', () => {
  expect(page('/')?.headers?.['content-security-policy']).toContain("img-src 'self' data:;");
  const pictured = readPage(['img.example.org', '*.post.example'])('/');
  expect(pictured?.headers?.['content-security-policy']).toContain(
    "img-src 'self' data: https://img.example.org https://*.post.example;",
  );
  expect(pictured?.body.toString()).toContain('content="img.example.org *.post.example"');
});

it('is one document at each of its places, and nothing where there is nothing', () => {
  for (const path of ['/story/abc', '/sources', '/places', '/operations', '/watches'])
    expect(page(path)).toBe(page('/'));
  for (const path of [
    '/story/',
    '/story/a/b',
    '/nowhere',
    '/tsconfig.json',
    '/model/matrix.test.ts',
    '/../config.ts',
  ])
    expect(page(path), path).toBeNull();
});
