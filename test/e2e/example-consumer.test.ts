/** The example consumer next to `npm start -- --keep`: it survives a restart of everything it reads from. */
import { claimPort } from '@newsfold/infra/local/ports.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleConsumer, startExampleConsumer } from '../support/example-consumer.ts';
import { dataFolder, processesOf, type Run, startNewsfold } from '../support/newsfold.ts';
import { runCommand } from '../support/run-command.ts';

/** An article of the sample. */
const SAMPLE_URL = 'https://rivertribune.example/2026/03/09/the-keeper-who-never-left-harrow-skerry';

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

  it('is asked by the other commands, which find it by themselves', async () => {
    const ask = (name: string, ...args: string[]) =>
      runCommand(`services/cli/${name}.ts`, args, { NEWSFOLD_DATA: folder.path });
    const tail = await ask('tail', 'stories', '--from', 'start', '--end', '--json', '--words', 'lighthouse');
    const events = tail.stdout.split('\n').filter((line) => line !== '');
    expect(events.length, tail.stderr).toBeGreaterThan(0);
    expect(JSON.parse(events.at(-1) ?? '')).toMatchObject({
      topic: 'stories.v1',
      value: { status: 'active' },
    });
    const letters = await ask('tail', 'dead-letters', '--from', 'start', '--end');
    expect(letters.stdout.trim().split('\n')).toHaveLength(6);
    const search = await ask('search', 'lighthouse', 'orsk', '--json');
    const [article] = (JSON.parse(search.stdout) as Story).articles;
    const explain = await ask('explain', article?.articleId ?? '', SAMPLE_URL, '--json');
    expect(JSON.parse(explain.stdout), explain.stderr).toMatchObject({ together: false });
    expect((await ask('search', 'xyzzy')).code).toBe(3);
    const published = await ask('publish', '--wait', 'services/cli/sample/articles.jsonl');
    // Two articles of the sample come in two versions: sent again, each is an edit of the other.
    expect(published.stderr).toMatch(/4 articles accepted, 125 repeated, 6 rejected/);
    const status = await ask('status', '--once', '--json');
    const { workers } = JSON.parse(status.stdout) as {
      workers: { behind: number; members: { state: string }[] }[];
    };
    expect(workers.map(({ behind, members }) => [behind, members[0]?.state])).toEqual(
      Array.from({ length: 3 }, () => [0, 'ready']),
    );
    expect((await ask('topics')).code).toBe(0);
    const doctor = await ask('doctor', '--json');
    expect(doctor.code, doctor.stdout).toBe(0);
  }, 200_000);

  it('leaves nothing behind', async () => {
    expect(await consumer.stop()).toBe(0);
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect(processesOf(folder.path)).toEqual([]);
  }, 60_000);
});
