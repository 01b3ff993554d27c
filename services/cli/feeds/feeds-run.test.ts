import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedSite, rssOf } from '@newsfold/test/support/feed-site.ts';
import { MemoryBroker } from '@newsfold/test/support/memory-broker.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFeeds, feedsOf } from '../start/feeds-source.ts';
import { feedsConfig } from './check-feed.ts';
import { FeedLog } from './feed-log.ts';
import { type FeedsCommand, parseFeedsOptions } from './feeds-options.ts';
import { checkFeeds, runFeeds } from './feeds-run.ts';

const config = feedsConfig({ FEEDS_PRIVATE_HOSTS: '127.0.0.1' });
const folder = mkdtempSync(join(tmpdir(), 'newsfold-feeds-'));
let site: FeedSite;
let log: FeedLog;

beforeAll(async () => {
  site = await FeedSite.start();
  site.serve('/feed', rssOf([{ title: 'Ferry resumes', link: 'https://a.example/1', text: 'Sails again.' }]));
  site.serve('/other', rssOf([]));
  site.serve(
    '/',
    '<html><link rel="alternate" type="application/rss+xml" href="/feed" title="News"><link rel="alternate" type="application/rss+xml" href="/other"></html>',
  );
});
afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  log = await FeedLog.open(new MemoryBroker(), '', config);
});

async function feeds(...args: string[]): Promise<{ out: string[]; notes: string[]; isOk: boolean }> {
  const command = parseFeedsOptions([...args, '--brokers', 'b:1']) as FeedsCommand;
  const [out, notes]: [string[], string[]] = [[], []];
  const tools = {
    config,
    now: 1,
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  };
  const { action } = command;
  const isOk =
    action === 'check'
      ? await checkFeeds(command, tools)
      : await runFeeds({ ...command, action }, { ...tools, log });
  return { out, notes, isOk };
}

const listed = async () => (await log.read()).map(({ definition }) => definition);

describe('npx newsfold feeds', () => {
  it('adds a feed under the title that it gives itself, and the first that a site names', async () => {
    expect(
      await feeds('add', site.url('/feed'), '--desk', 'News', '--every', '60', '--full-text'),
    ).toMatchObject({ isOk: true });
    expect(await listed()).toMatchObject([
      { address: site.url('/feed'), title: 'Harbour Post', desk: 'News', everySeconds: 60, isFullText: true },
    ]);
    const { out, notes } = await feeds('add', site.url('/'));
    expect(out).toEqual([`added ${site.url('/feed')}`]);
    expect(notes).toEqual([`also there: ${site.url('/other')}`]);
  });

  it('adds nothing that is no feed, unless it is told not to look', async () => {
    expect(await feeds('add', site.url('/missing'), 'ftp://a')).toMatchObject({ isOk: false, out: [] });
    expect(await feeds('add', site.url('/missing'), '--no-check')).toMatchObject({ isOk: true });
    expect(await listed()).toHaveLength(1);
  });

  it('takes a list of another reader in, and gives it out again', async () => {
    const file = join(folder, 'in.opml');
    const inner = '<outline text="A" xmlUrl="https://a.example/feed"/><outline text="no" xmlUrl="x:"/>';
    writeFileSync(file, `<opml><body><outline text="Local">${inner}</outline></body></opml>`);
    const { out, notes, isOk } = await feeds('import', file);
    expect([out, notes.length, isOk]).toEqual([['imported 1 feeds; 1 entries are no feeds'], 1, false]);
    expect(await listed()).toMatchObject([{ title: 'A', desk: 'Local' }]);
    writeFileSync(file, (await feeds('export')).out.join('\n'));
    await feeds('remove', 'https://a.example/feed');
    expect(await listed()).toEqual([]);
    expect((await feeds('import', file)).isOk).toBe(true);
    expect(await listed()).toMatchObject([{ address: 'https://a.example/feed', title: 'A', desk: 'Local' }]);
  });

  it('pauses and resumes what there is, and lists it with its health', async () => {
    await feeds('add', site.url('/feed'));
    await feeds('pause', site.url('/feed'));
    expect((await feeds('list')).out.join('\n')).toMatch(/\/feed +paused/);
    await feeds('resume', site.url('/feed'));
    expect(JSON.parse((await feeds('list', '--json')).out[0] ?? '')).toMatchObject({ health: 'new' });
    expect(await feeds('pause', 'https://b.example/')).toMatchObject({ isOk: false, out: [] });
  });

  it('checks an address, and publishes nothing', async () => {
    const { out, notes } = await feeds('check', site.url('/feed'));
    expect(out).toEqual(['article  -  Ferry resumes  https://a.example/1']);
    expect(notes[0]).toContain('rss, 1 items, "Harbour Post"');
    expect((await feeds('check', site.url('/'))).out).toHaveLength(2);
    expect((await feeds('check', 'http://127.0.0.2/')).notes[0]).toContain('refused-address');
    expect(await listed()).toEqual([]);
  });

  it('looks where sites usually have a feed when a page names none', async () => {
    site.serve('/page', '<html><body>no feed here</body></html>');
    expect(await feeds('check', site.url('/page'))).toMatchObject({
      out: [`feed  ${site.url('/feed')}  Harbour Post`],
    });
  });

  it.each([[[]], [['eat', 'x']], [['add']], [['list', 'x']], [['add', 'x', '--every', '0']]])(
    'refuses %j',
    (args) => {
      expect(() => parseFeedsOptions([...args, '--brokers', 'b:1'])).toThrow();
    },
  );
});

it('npm start adds the feeds of a list, and leaves those that are there as they are', async () => {
  const broker = new MemoryBroker();
  const file = join(folder, 'start.opml');
  const outline = (name: string) => `<outline text="${name}" xmlUrl="https://${name}.example/feed"/>`;
  writeFileSync(file, `<opml><body>${outline('a')}</body></opml>`);
  expect(await addFeeds(broker, '', feedsOf(file).feeds, 1)).toBe(1);
  log = await FeedLog.open(broker, '', config);
  await feeds('pause', 'https://a.example/feed');
  writeFileSync(file, `<opml><body>${outline('a')}${outline('b')}</body></opml>`);
  expect(await addFeeds(broker, '', feedsOf(file).feeds, 2)).toBe(1);
  expect((await listed()).map(({ isPaused }) => isPaused)).toEqual([true, false]);
  writeFileSync(file, '<rss/>');
  expect(() => feedsOf(file)).toThrow(/--feeds .*no OPML/);
  expect(() => feedsOf(join(folder, 'missing'))).toThrow(/--feeds/);
});
