/** The worked examples of docs/extend.md, applied to a copy of the tree, work as they are written. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './import-graph.ts';
import { TreeCopy } from './tree-copy.ts';
import { applyEdit, workedExamples } from './worked-examples.ts';

const examples = workedExamples(readFileSync(join(ROOT, 'docs/extend.md'), 'utf8'));
const edits = examples.flatMap((example) => example.edits);

const readOrNull = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

describe('docs/extend.md', () => {
  it('has an example of each kind', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'A raw field',
      'A rule of matching',
      'An enricher',
      'A metric',
      'A setting',
      'A worker',
    ]);
  });

  it.each(examples)('$title: applies to the tree by itself', ({ edits: own }) => {
    const changed = new Map<string, string>();
    for (const edit of own)
      changed.set(edit.path, applyEdit(edit, changed.get(edit.path) ?? readOrNull(join(ROOT, edit.path))));
    expect(changed.size).toBeGreaterThan(0);
  });
});

describe('a copy of the tree with all examples', () => {
  const tree = new TreeCopy();
  const copy = tree.root;
  afterAll(() => tree.remove());

  /** Runs a tool in the copy: what it printed, or nothing when it ended well. */
  function complaints(tool: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(join(copy, 'node_modules/.bin', tool), args, {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TERM: 'dumb' },
      timeout: 240_000,
    });
    return status === 0 ? '' : `${tool} ended with ${status}: ${stdout}${stderr}`;
  }

  beforeAll(() => {
    for (const edit of edits) {
      const file = join(copy, edit.path);
      const text = applyEdit(edit, readOrNull(file));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    tree.linkPackages();
    for (const args of [['schemas/generate.ts'], ['test/support/generated-parts.ts', '--write']])
      expect(complaints('node', ...args)).toBe('');
  }, 120_000);

  it('passes the type check', () => {
    expect(complaints('tsc', '-p', 'tsconfig.json')).toBe('');
  }, 240_000);

  it('keeps the boundaries', () => {
    expect(complaints('node', 'test/boundaries.ts')).toBe('');
  });

  it('is formatted and without lint', () => {
    const sources = edits.map(({ path }) => path).filter((path) => /\.(ts|json)$/.test(path));
    expect(complaints('biome', 'ci', '--vcs-enabled=false', ...new Set(sources))).toBe('');
  });

  it('passes the tests of the examples, of the contract and of the container files', () => {
    const tests = edits.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
    expect(tests).toHaveLength(examples.length);
    // What is installed is asked of the lock file, which does not know the example.
    const others = ['schemas', 'infra/containers.test.ts', 'test/support/contract.test.ts'];
    expect(complaints('vitest', 'run', '--project', 'unit', ...tests, ...others)).toBe('');
  }, 240_000);

  it('has the worker in AsyncAPI, the tables, the image and the scraped jobs', () => {
    const read = (path: string) => readFileSync(join(copy, path), 'utf8');
    expect(read('schemas/generated/asyncapi.json')).toContain('"alerts-receive-stories"');
    expect(read('docs/read.md')).toContain('| `alerts.v1` |');
    expect(read('docs/configure.md')).toContain('| `ALERT_PUBLISHERS` | alerts |');
    expect(read('infra/Dockerfile')).toContain('COPY services/alerts services/alerts');
    expect(read('infra/prometheus/prometheus.yml')).toContain('newsfold-alerts');
  });

  it('has the other examples in the documents', () => {
    const read = (path: string) => readFileSync(join(copy, path), 'utf8');
    expect(read('docs/feed.md')).toContain('`newsDesk`');
    expect(read('docs/operate.md')).toContain('| `newsfold_corrections_total` | enrich |');
    expect(read('docs/configure.md')).toContain('| `MAX_AUTHORS` | ingest |');
  });
});
