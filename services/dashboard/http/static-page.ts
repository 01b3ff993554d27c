/**
 * The page: files of one folder, read once at the start, so that no path of a request ever reaches the disk. What is not
 * in the folder then is not served.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from './respond.ts';
import { vendorFiles, withAddresses } from './vendor-files.ts';

const FOLDER = fileURLToPath(new URL('../page/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  // Its types are taken away: the browser imports the same file that the compiler checks.
  '.ts': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Scripts and styles of its own files alone; nothing inline, nothing from elsewhere but pictures of hosts that are named, in nobody's frame. */
const policyOf = (images: readonly string[]) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${["'self' data:", ...images.map((host) => `https://${host}`)].join(' ')}; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;

/** Places of the page, which it finds by itself: all of them are its one document. */
const PLACES = /^\/(?:story\/[^/]+|sources|places|operations|watches)$/;

/** Finds the file of a path; null when there is none. */
export type Page = (path: string) => Answer | null;

/** Takes types away. Node warns that how it does so may change: which Node runs this is pinned. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function bodyOf(file: string): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.ts') ? Buffer.from(withAddresses(withoutTypes(bytes.toString('utf8')))) : bytes;
}

/** The page is told whose pictures it may show where its browser looks first: a picture that is refused leaves a hole. */
const withImages = (document: string, images: readonly string[]) =>
  document.replace(
    'name="newsfold-images" content=""',
    `name="newsfold-images" content="${images.join(' ')}"`,
  );

/**
 * Reads the folder.
 * @param images hosts whose pictures may be shown, as IMAGE_HOSTS names them
 *
 * Files whose type is not known, and those that begin with a dot, are left out.
 */
export function readPage(images: readonly string[] = [], folder: string = FOLDER): Page {
  const policy = policyOf(images);
  const answerOf = (type: string, file: string): Answer => ({
    type,
    headers: { 'content-security-policy': policy },
    body: file.endsWith('.html') ? withImages(readFileSync(file, 'utf8'), images) : bodyOf(file),
  });
  const files = new Map<string, Answer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    if (entry.name.startsWith('.') || entry.name.includes('.test.') || entry.name === 'tsconfig.json')
      continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    files.set(path, answerOf(type, file));
  }
  for (const [path, file] of vendorFiles())
    files.set(path, answerOf(TYPES[extname(file)] ?? 'text/plain', file));
  const index = files.get('/index.html') ?? null;
  return (path) => files.get(path) ?? (path === '/' || PLACES.test(path) ? index : null);
}
