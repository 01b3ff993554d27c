/** The files of packages that the page loads: each as it is in its package, under an address of our own. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of a package. */
function packageFolder(name: string): string {
  let folder = dirname(require.resolve(name));
  while (!existsSync(join(folder, 'package.json')) || !folder.endsWith(name)) folder = dirname(folder);
  return folder;
}

/** Where the modules of lit-html are; they import each other by relative paths. */
const LIT = '/vendor/lit-html/';
const LIT_FILES = [
  'lit-html.js',
  'directive.js',
  'directive-helpers.js',
  'async-directive.js',
  'directives/guard.js',
  'directives/live.js',
  'directives/ref.js',
  'directives/repeat.js',
];

/** The files, by the path that they are served under. */
export function vendorFiles(): ReadonlyMap<string, string> {
  const lit = packageFolder('lit-html');
  const uplot = packageFolder('uplot');
  return new Map([
    ...LIT_FILES.map((name) => [`${LIT}${name}`, join(lit, name)] as const),
    // As a script of its own it is half as large as its module.
    ['/vendor/uplot.js', join(uplot, 'dist', 'uPlot.iife.min.js')],
    ['/vendor/uplot.css', join(uplot, 'dist', 'uPlot.min.css')],
  ]);
}

/**
 * A module of ours with the names of packages replaced by addresses: a browser knows no names, and a map of them would be
 * a script in the page, which its policy forbids.
 */
export const withAddresses = (source: string): string =>
  source.replace(
    /(?<=\sfrom ')lit-html(?:\/(?<file>[\w/-]+\.js))?(?=')/g,
    (_, file?: string) => `${LIT}${file ?? 'lit-html.js'}`,
  );
