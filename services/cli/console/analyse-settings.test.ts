import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { afterAll, expect, it } from 'vitest';
import { analyseSettings } from './analyse-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TABLE = '{"outlets": [{"host": "harbourpost.example", "aliases": ["The Harbour Post"]}]}';

it('are the defaults without a file of outlets', () => {
  expect(analyseSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(analyseSettings({ OUTLETS_FILE: '' }).outlets).toBe(DEFAULT_SETTINGS.outlets);
});

it('have the outlets of the file that OUTLETS_FILE names, and say what is wrong with it', () => {
  const { outlets } = analyseSettings({ OUTLETS_FILE: file('outlets.json', TABLE) });
  expect(outlets.named('The Harbour Post')).toBe('harbourpost.example');
  expect(() => analyseSettings({ OUTLETS_FILE: file('bad.json', '[]') })).toThrow(
    /^OUTLETS_FILE .*bad\.json/,
  );
});

/** Runs a command on one item of the outlet, with the file of outlets. */
function run(command: string, ...options: readonly string[]): string {
  const script = fileURLToPath(new URL(`../${command}.ts`, import.meta.url));
  const env = { ...process.env, OUTLETS_FILE: file('outlets.json', TABLE) };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
    encoding: 'utf8',
    env,
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

it('are those of analyse and replay', () => {
  const input = file(
    'items.jsonl',
    '{"id": "a", "title": "Ferry sinks off Kisumu", "source": "The Harbour Post"}\n',
  );
  expect(JSON.parse(run('analyse', input))).toMatchObject({
    article: { publisher: { id: 'harbourpost.example' } },
  });
  const wrong = { ...process.env, OUTLETS_FILE: join(folder, 'none.json') };
  const replay = fileURLToPath(new URL('../replay.ts', import.meta.url));
  const output = join(folder, 'out.jsonl');
  run('replay', '--input', input, '--output', output);
  const { status, stderr } = spawnSync(process.execPath, [replay, '--input', input, '--output', output], {
    encoding: 'utf8',
    env: wrong,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^replay: OUTLETS_FILE .*none\.json: ENOENT/);
});
