/** The example consumer next to `npm start -- --keep`: it survives a restart of everything it reads from. */
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleConsumer, startExampleConsumer } from '../support/example-consumer.ts';
import { dataFolder, processesOf, type Run, startNewsfold } from '../support/newsfold.ts';
import { runCommand } from '../support/run-command.ts';

const NEW_ARTICLE = {
  title: 'Lighthouse of Orsk relit after forty years',
  // Stream time: today's would end the stories of the sample.
  seenAt: '2026-03-12T14:00:00Z',
  body: 'The lamp turned at dusk, keepers said.',
};

describe('the example consumer next to npm start', () => {
  const folder = dataFolder();
  const ports: Record<string, string> = {};
  let run: Run;
  let consumer: ExampleConsumer;
  let brokers = '';
  let registryUrl = '';

  const launch = (args: readonly string[], input?: string) => {
    Object.assign(process.env, ports);
    try {
      return startNewsfold(['--keep', '--data', folder.path, ...args], input);
    } finally {
      for (const name of Object.keys(ports)) delete process.env[name];
    }
  };
  const active = (of: ExampleConsumer) =>
    [...of.table()].filter(([, line]) => line.startsWith('active')).sort();
  const shown = (stderr: string) => Number([...stderr.matchAll(/ (\d+) stor(?:y|ies) ·/g)].at(-1)?.[1]);

  beforeAll(async () => {
    ports.NEWSFOLD_KAFKA_PORT = String(await claimPort(undefined, ''));
    ports.NEWSFOLD_REGISTRY_PORT = String(await claimPort(undefined, ''));
    brokers = `127.0.0.1:${ports.NEWSFOLD_KAFKA_PORT}`;
    registryUrl = `http://127.0.0.1:${ports.NEWSFOLD_REGISTRY_PORT}/apis/ccompat/v7`;
    run = launch([]);
    await run.saw('everything sent has come out');
    consumer = startExampleConsumer(brokers, registryUrl);
  }, 200_000);
  afterAll(async () => {
    await consumer?.stop();
    run?.child.kill('SIGTERM');
    await run?.ended;
    folder.remove();
  }, 60_000);

  it('shows the stories that the launcher shows', async () => {
    const stories = shown(run.stderr());
    expect(stories).toBeGreaterThan(20);
    await consumer.until(`${stories} live stories`, () => consumer.live() === stories);
  });

  it('continues where it was after broker, registry and workers are restarted', async () => {
    const before = active(consumer);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    run = launch(['--input', '-'], `${JSON.stringify(NEW_ARTICLE)}\n`);
    await run.saw('everything sent has come out');
    const isThere = () => active(consumer).some(([, line]) => line.includes('Lighthouse of Orsk'));
    await consumer.until('the new story', isThere, 120_000);
    expect(active(consumer)).toHaveLength(before.length + 1);
    const second = startExampleConsumer(brokers, registryUrl);
    await second.until('the same stories', () => second.live() === before.length + 1);
    expect(active(second)).toEqual(active(consumer));
    expect(await second.stop()).toBe(0);
  }, 300_000);

  it('agrees with the audit that everything is there', async () => {
    const result = await runCommand('services/cli/audit.ts', [
      '--brokers',
      brokers,
      '--registry',
      registryUrl,
    ]);
    expect(result.code, result.stderr).toBe(0);
    expect(result.stderr).toContain('everything is accounted for');
  });

  it('leaves nothing behind', async () => {
    expect(await consumer.stop()).toBe(0);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  }, 60_000);
});
