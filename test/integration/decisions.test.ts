/**
 * What publishers and editors decide, through the real workers, topics and commands: a wire kill after copies and rewrites,
 * a withdrawal by a null value, overrides with their answers, who carries a text, and a replay that says the same.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkIntegrity } from '../integrity/oracle.ts';
import { readNewest } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';
import { runCommand } from '../support/run-command.ts';

const prefix = `decisions-${randomUUID()}.`;
const RAW = topicName(prefix, 'raw');
const FUNDS =
  'OSTREL, March 1 (Norpress) - Police in Ostrel are questioning Harold Vint, 44, headmaster of Larkfield School, over ' +
  'missing funds, two officials said. Investigators searched the school on Monday night and took away eleven boxes of ' +
  'files. The county auditor found a gap of 310,000 crowns in January.';
const REWRITE =
  'The headmaster of Larkfield School, Harold Vint, was being questioned in Ostrel about 310,000 crowns that an auditor ' +
  'could not find. Neighbours saw officers carry boxes out of the school late on Monday.';
const OTHER_REWRITE =
  'Harold Vint, who heads Larkfield School in Ostrel, is being questioned by police over money that is missing there. ' +
  'Parents gathered at the gates. An auditor had reported 310,000 crowns unaccounted for.';
const RATES =
  'The central bank in Reykjavik cut its key rate by a quarter point on Wednesday. Governor Sigrun Jonsdottir said ' +
  'inflation had fallen faster than expected and that further steps would depend on wages.';

const url = (name: string) => `https://www.${name}.example/news/1`;
const raw = (name: string, title: string, body: string, more: object = {}) => ({
  url: url(name),
  source: name,
  title,
  body,
  lang: 'en',
  publishedAt: '2026-03-01T12:00:00Z',
  ...more,
});
const COPIES = ['echo', 'mirror', 'globe', 'post'];
const articles = [
  raw('norpress', 'Headmaster of Larkfield School questioned over missing funds', FUNDS),
  ...COPIES.map((name) =>
    raw(name, `Ostrel headmaster questioned, ${name} learns`, `${FUNDS} More follows.`),
  ),
  raw('gazette', 'Larkfield headmaster questioned by Ostrel police', REWRITE),
  raw('courier', 'Police question head of Ostrel school', OTHER_REWRITE),
  raw('ledger', 'Reykjavik cuts rates', RATES),
];
const kill = {
  url: 'https://www.norpress.example/news/2',
  source: 'norpress',
  lang: 'en',
  publishedAt: '2026-03-01T13:00:00Z',
  title: 'MANDATORY KILL: Larkfield headmaster',
  body: 'Editors: Norpress has killed its story of March 1 about the headmaster of Larkfield School, Ostrel. Police say Harold Vint is not a suspect. A kill is mandatory. Make certain the story is not published.',
};

let broker: Broker;
const answers: {
  readonly args: readonly string[];
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}[] = [];
const connection = () => [
  '--brokers',
  inject('brokers'),
  '--registry',
  inject('registryUrl'),
  '--prefix',
  prefix,
];

async function override(...args: string[]) {
  const who = args[0] === 'list' ? [] : ['--by', 'desk', '--why', 'read by a person'];
  const { code, stdout, stderr } = await runCommand('services/cli/override.ts', [
    ...args,
    ...who,
    ...connection(),
    '--json',
  ]);
  answers.push({ args, code: code ?? -1, stdout, stderr });
  return { code, answer: args[0] === 'list' || code === 2 ? null : JSON.parse(stdout), stdout, stderr };
}

async function events(): Promise<Story[]> {
  const decode = new Codec({ url: inject('registryUrl') }).decoder('Story');
  const partitions = await readNewest(broker, topicName(prefix, 'stories'));
  const stories: Story[] = [];
  for (const newest of partitions)
    for (const { value } of newest.values()) if (value !== null) stories.push(await decode(value));
  return stories;
}

const storyWith = async (title: RegExp): Promise<Story> =>
  (await events()).find(
    (story) => story.status === 'active' && story.articles.some((one) => title.test(one.title)),
  ) as Story;

beforeAll(async () => {
  broker = kafkaBroker({
    connection: { brokers: inject('brokers').split(','), clientId: 'decisions-test' },
    logger: createLogger('decisions-test', 'silent'),
    sessionTimeoutMs: 10_000,
    maxWaitMs: 50,
  });
  const cluster = { broker, registryUrl: inject('registryUrl'), prefix };
  const publish = async (...records: readonly { readonly key: string; readonly value: Buffer | null }[]) => {
    const publisher = await broker.publisher();
    await publisher.append(RAW, 0, records);
    await publisher.close();
  };
  const toRecord = (article: { readonly url: string }) => ({
    key: article.url,
    value: Buffer.from(JSON.stringify(article)),
  });
  await throughPipeline(cluster, async () => {
    await publish(...articles.map(toRecord));
  });
  await throughPipeline(cluster, async () => {
    await publish(toRecord(kill), { key: url('courier'), value: null });
    await override('apart', url('gazette'), url('norpress'));
    await override('together', url('norpress'), url('gazette'));
    await override('together', url('ledger'), url('gazette'));
    await override('alone', 'https://nobody.example/1');
    await override('list');
  });
}, 120_000);
afterAll(async () => broker.close());

describe('decisions', () => {
  it('are answered to whoever made them', () => {
    const [apart, contradiction, together, pending] = answers;
    expect(apart, apart?.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(apart?.stdout ?? '')).toMatchObject({ outcome: 'applied', articles: [{}, {}] });
    expect(contradiction).toMatchObject({ code: 1 });
    expect(JSON.parse(contradiction?.stdout ?? '')).toMatchObject({
      outcome: 'refused',
      reason: 'contradiction',
      collidesWith: JSON.parse(apart?.stdout ?? '').decisionId,
    });
    expect(contradiction?.stderr).toMatch(
      /refused: it contradicts a decision that holds; take that back first/,
    );
    expect(together).toMatchObject({ code: 0 });
    expect(pending).toMatchObject({ code: 3 });
  });

  it('are listed with the texts they speak of', () => {
    const listed = (answers[4]?.stdout ?? '')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(listed.map(({ kind }) => kind)).toEqual(['apart', 'together', 'alone']);
    expect(listed[0].articles.map(({ title }: { title: string }) => title).sort()).toEqual([
      'Headmaster of Larkfield School questioned over missing funds',
      'Larkfield headmaster questioned by Ostrel police',
    ]);
  });

  it('draw the stories, which show them', async () => {
    const gazette = await storyWith(/Larkfield headmaster questioned/);
    expect(gazette.articles.map(({ title }) => title).sort()).toEqual([
      'Larkfield headmaster questioned by Ostrel police',
      'Reykjavik cuts rates',
    ]);
    expect(gazette.decisions).toMatchObject([
      { kind: 'apart', by: 'desk', why: 'read by a person' },
      { kind: 'together', by: 'desk' },
    ]);
    expect(gazette.articles.map(({ match }) => match.reason)).toContain('decision');
  });

  it('are scored against the present settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsfold-overrides-'));
    try {
      writeFileSync(join(folder, 'overrides.jsonl'), answers[4]?.stdout ?? '');
      const result = await runCommand('test/quality/quality.ts', [
        '--overrides',
        join(folder, 'overrides.jsonl'),
      ]);
      expect(result.code, result.stderr).toBe(0);
      expect(result.stdout).toMatch(/^together: 0 of 1 .*\napart: {4}0 of 1 .*\n1 decisions are no pair/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a kill and a withdrawal', () => {
  it('silence the killed text and its copies, and say who carries it', async () => {
    const story = await storyWith(/^Headmaster of Larkfield/);
    expect(story.articles.map(({ standing }) => standing).sort()).toEqual([
      ...COPIES.map(() => 'current'),
      'killed',
    ]);
    expect(story).toMatchObject({ agreed: [], keyPoints: [], uniqueToSource: [] });
    expect(story.headline.text).toBe('');
    expect(story.quality).toMatchObject({ needsReview: true });
    expect(story.withdrawn).toMatchObject([
      { kind: 'killed', by: 'norpress.example', carriers: 4 },
      { kind: 'withdrawn', by: 'courier.example', carriers: 0 },
    ]);
    expect(story.withdrawn[0]?.carriedBy.map(({ publisher }) => publisher).sort()).toEqual(
      COPIES.map((name) => `${name}.example`).sort(),
    );
  });

  it('leave no event with the withdrawn article', async () => {
    const titles = (await events()).flatMap((story) => story.articles.map(({ title }) => title));
    expect(titles).toContain('Larkfield headmaster questioned by Ostrel police');
    expect(titles).not.toContain('Police question head of Ostrel school');
    expect(titles.filter((title) => /kill/i.test(title))).toEqual([]);
  });

  it('are accounted for', async () => {
    const audit = await runCommand('services/cli/audit.ts', [...connection(), '--json']);
    expect(audit.code, audit.stderr).toBe(0);
    const { stages } = JSON.parse(audit.stdout);
    expect(stages[0].outcomes).toMatchObject({ article: 9 });
    expect(stages[1].outcomes).toMatchObject({ decided: expect.any(Number), notice: 1 });
  });

  it('are what a run without faults makes of the log', async () => {
    expect(await checkIntegrity(broker, inject('registryUrl'), prefix)).toMatchObject({
      unaccounted: 0,
      lost: 0,
      conflicting: 0,
      differentStories: [],
    });
  });

  it('are recalled from the whole log', async () => {
    const result = await runCommand('services/cli/recall.ts', [url('norpress'), ...connection(), '--json']);
    expect(result.code, result.stderr).toBe(0);
    const { carriers } = JSON.parse(result.stdout);
    expect(carriers.map(({ publisher }: { publisher: string }) => publisher).sort()).toEqual(
      [...COPIES].sort(),
    );
    const unknown = await runCommand('services/cli/recall.ts', ['https://nobody.example/1', ...connection()]);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/has no text of [\da-f]{32}/) });
  });
});

describe('the commands', () => {
  it.each([
    ['override.ts', [], /a verb is missing: together, apart/],
    ['override.ts', ['together', 'a'], /together takes two names, 1 given/],
    ['override.ts', ['alone', 'somewhere'], /"somewhere": an article is named by its address/],
    ['override.ts', ['alone', url('echo')], /--by is missing/],
    ['override.ts', ['take-back', url('echo'), '--by', 'x', '--why', 'y'], /an id has 32 hexadecimal digits/],
    ['recall.ts', [], /an article is missing/],
    ['recall.ts', [url('echo'), url('post')], /one article at a time/],
  ])('%s %j says what is wrong', async (command, args, message) => {
    const result = await runCommand(`services/cli/${command}`, [...args, ...connection()]);
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(message);
  });
});
