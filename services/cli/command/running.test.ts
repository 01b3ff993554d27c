import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRunning, launcherFolder, noteRunning, offerRunning } from './running.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-running-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = (pid: number) => ({
  pid,
  brokers: '127.0.0.1:1',
  registry: 'http://r:2',
  prefix: 't.',
  workers: [],
});
const NO_PROCESS = 2 ** 22 + 1;

it('the newsfold that runs here is offered to commands that name no other', () => {
  const forget = noteRunning(folder, running(process.pid));
  expect(findRunning(folder)).toEqual(running(process.pid));
  const env: NodeJS.ProcessEnv = { NEWSFOLD_DATA: folder };
  offerRunning(['--json'], env);
  expect(env).toMatchObject({
    KAFKA_BROKERS: '127.0.0.1:1',
    SCHEMA_REGISTRY_URL: 'http://r:2',
    TOPIC_PREFIX: 't.',
  });
  for (const [argv, set] of [
    [['--brokers', 'b:1'], {}],
    [['--prefix=x'], {}],
    [[], { KAFKA_BROKERS: 'b:1' }],
  ] as const) {
    const other: NodeJS.ProcessEnv = { NEWSFOLD_DATA: folder, ...set };
    offerRunning(argv, other);
    expect(other.SCHEMA_REGISTRY_URL).toBeUndefined();
  }
  forget();
  expect(findRunning(folder)).toBeUndefined();
});

it('one that was killed runs no more', () => {
  noteRunning(folder, running(NO_PROCESS));
  expect(findRunning(folder)).toBeUndefined();
});

it('lies in the folder that was given, else in that of the variable', () => {
  expect(launcherFolder('/x', { NEWSFOLD_DATA: '/y' })).toBe('/x');
  expect(launcherFolder(undefined, { NEWSFOLD_DATA: '/y' })).toBe('/y');
  expect(launcherFolder(undefined, {})).toMatch(/\.newsfold\/start$/);
});
