import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@newsfold/test/support/until.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGuarded } from './guarded-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-guard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = () => ({ logFile: join(folder, 'log'), pidFile: join(folder, 'pid'), graceSeconds: 1 });
const log = () => readFileSync(join(folder, 'log'), 'utf8');

it('says in the log by which signal a process ended that could not say so itself', async () => {
  const child = startGuarded({ ...options(), command: 'sleep', args: ['60'] });
  await until(() => child.pid() !== undefined);
  process.kill(child.pid() ?? 0, 'SIGKILL');
  expect(await child.exited).toBe(137);
  // Some shells say it too.
  expect(log()).toMatch(/sleep 60: ended by signal 9\n$/);
});

it('says nothing of a process that ends by itself', async () => {
  const child = startGuarded({ ...options(), command: 'sh', args: ['-c', 'exit 70'] });
  expect(await child.exited).toBe(70);
  expect(log()).toBe('');
});

it('says in the log why a process could not be started', async () => {
  const child = startGuarded({ ...options(), command: 'sleep', args: ['60'], cwd: join(folder, 'nowhere') });
  expect(await child.exited).toBe(127);
  expect(log()).toMatch(/^sleep: could not be started: .*ENOENT\n$/);
});
