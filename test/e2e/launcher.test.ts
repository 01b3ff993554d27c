/** The launcher's edges: clear errors, a stop in time, a kill that leaves nothing. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { listeningAddresses } from '../support/listening.ts';
import { dataFolder, documents, processesOf, startNewsfold } from '../support/newsfold.ts';
import { until } from '../support/until.ts';

const folders = Array.from({ length: 8 }, dataFolder);
let used = 0;
const nextFolder = () => {
  const folder = folders[used];
  used += 1;
  if (!folder) throw new Error('add a folder');
  return folder.path;
};
afterAll(() => {
  for (const folder of folders) folder.remove();
});

async function gone(folder: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (processesOf(folder).length > 0) {
    if (Date.now() > deadline) throw new Error(`still running: ${processesOf(folder).join(', ')}`);
    await sleep(100);
  }
}

describe('npm start', () => {
  it.each([
    [['--input', 'no-such-file.jsonl'], /no-such-file.jsonl: cannot be read: there is no such file/],
    [['--input', 'services'], /services: cannot be read: it is a folder/],
    [['--json'], /--json .* needs --once/],
    [['--brokers', '127.0.0.1:1'], /--brokers and --registry go together/],
    [['--frobnicate'], /unknown option '--frobnicate'/],
  ])('refuses %j with one clear line', async (args, message) => {
    const result = await startNewsfold([...args, '--data', nextFolder()]).ended.finally(() => (used -= 1));
    expect(result.code).not.toBe(0);
    expect(result.stdout).toBe('');
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(result.stderr).toMatch(message);
  });

  it('says which variable to change when a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    process.env.NEWSFOLD_KAFKA_PORT = String(port);
    const result = await startNewsfold(['--once', '--data', nextFolder()]).ended.finally(() => {
      delete process.env.NEWSFOLD_KAFKA_PORT;
      server.close();
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(`port ${port} is taken; set NEWSFOLD_KAFKA_PORT`);
  });

  it('stays up, stops within 15 s of a signal, and leaves nothing', async () => {
    const folder = nextFolder();
    const run = startNewsfold(['--data', folder]);
    await run.saw('everything sent has come out');
    const listening = listeningAddresses(processesOf(folder));
    expect(listening.length).toBeGreaterThanOrEqual(6);
    expect(listening.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
    const since = Date.now();
    run.child.kill('SIGTERM');
    const result = await run.ended;
    expect(result.code, result.stderr).toBe(0);
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(processesOf(folder)).toEqual([]);
  }, 200_000);

  it('brings back whatever is killed, and says so', async () => {
    const folder = nextFolder();
    const run = startNewsfold(['--data', folder]);
    await run.saw('everything sent has come out');
    const pidOf = (file: string) => Number(readFileSync(join(folder, file), 'utf8'));
    process.kill(pidOf('registry/registry.pid'), 'SIGKILL');
    await run.saw('the schema registry ended with code');
    await run.saw('the schema registry is back');
    process.kill(pidOf('kafka/kafka.pid'), 'SIGKILL');
    await run.saw('Kafka ended with code');
    await run.saw('Kafka is back');
    process.kill(pidOf('dedupe.pid'), 'SIGKILL');
    await run.saw(/dedupe ended with code \d+; restarting it/);
    const [, url] = /^dedupe .*(http:\S+)\/readyz/m.exec(run.stderr()) ?? [];
    const isReady = () =>
      fetch(`${url}/readyz`)
        .then(({ ok }) => ok)
        .catch(() => false);
    await until(isReady, 60);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  }, 300_000);

  it('leaves nothing after a kill -9 of the launcher, and starts again from a copy of the folder that it left', async () => {
    const folder = nextFolder();
    const run = startNewsfold(['--data', folder, '--keep']);
    await run.saw('everything sent has come out');
    const launcher = processesOf('services/cli/newsfold.ts').filter((pid) => pid !== process.pid);
    run.child.kill('SIGKILL');
    for (const pid of processesOf(folder)) {
      if (launcher.includes(pid)) process.kill(pid, 'SIGKILL');
    }
    await run.ended;
    await gone(folder, 20_000);
    // A backup of the worst kind: taken of what was killed. The original is gone.
    const copy = nextFolder();
    cpSync(folder, copy, { recursive: true });
    rmSync(folder, { recursive: true });
    const again = await startNewsfold(['--once', '--json', '--data', copy, '--input', '-'], '').ended;
    expect(again.code, again.stderr).toBe(0);
    expect(documents(again).length, 'the kept stories are printed').toBeGreaterThan(20);
    expect(processesOf(copy)).toEqual([]);
  }, 300_000);
});
