/**
 * An upgrade from each release that was, and from this one to itself, as its log will be read by the next: the logs are
 * what `npm run release:log` writes when a release is made, and of two commits between releases after which much changed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { zstd } from '@newsfold/enrich/compression.ts';
import { MemberStore } from '@newsfold/enrich/domain/state/member-store.ts';
import { PackedRoom } from '@newsfold/enrich/domain/state/packed-room.ts';
import { RecentStories } from '@newsfold/enrich/domain/state/recent-stories.ts';
import { answerAssignment, createStories, restoreAssignment } from '@newsfold/enrich/domain/stories.ts';
import { applyMembership, noMemberships } from '@newsfold/flat/domain/memberships.ts';
import avro from 'avsc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptReleases, writeRelease } from '../integrity/write-release.ts';
import { DecidedPartition } from './decided-partition.ts';
import { MemoryShelf } from './memory-shelf.ts';
import { type ReleasedLog, releasedLog } from './released-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-release-'));
beforeAll(() => writeRelease('next', join(folder, 'schemas'), join(folder, 'log')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const logOf = (version: string): ReleasedLog =>
  version === 'this release'
    ? releasedLog(version, pathToFileURL(`${join(folder, 'log')}/`))
    : releasedLog(version);

const sorted = (stories: Iterable<readonly [string, Iterable<string>]>) =>
  Object.fromEntries([...stories].map(([storyId, ids]) => [storyId, [...ids].sort()]));

describe.each([...keptReleases(), 'this release'])('the log of %s', (version) => {
  it('restores to the stories that it held, in dedupe, in enrich and in the tables', () => {
    const log = logOf(version);
    const partition = new DecidedPartition(defaultSettings);
    const stories = createStories();
    const memberships = noMemberships();
    for (const value of log.assignments) {
      const fact = log.decodeAssignment(value);
      partition.apply(fact);
      restoreAssignment(stories, fact);
      applyMembership(memberships, fact);
    }
    const wanted = sorted(Object.entries(log.stories));
    expect(Object.keys(wanted).length).toBeGreaterThan(5);
    expect(sorted([...stories.live].map(([id, { members }]) => [id, members.keys()]))).toEqual(wanted);
    expect(sorted([...memberships.stories].map(([id, rows]) => [id, rows.keys()]))).toEqual(wanted);
    const words = Object.values(wanted).map((ids) => ids.join(' '));
    expect(
      partition
        .stories()
        .map((story) => story.split(' ').sort().join(' '))
        .sort(),
    ).toEqual(words.sort());
  });

  it('has articles that wait for an answer, and get one', () => {
    const log = logOf(version);
    const partition = new DecidedPartition(defaultSettings);
    for (const value of log.assignments) partition.apply(log.decodeAssignment(value));
    const waiting = log.articles.slice(log.assignments.length).map((value) => log.decodeArticle(value));
    expect(waiting).toHaveLength(4);
    for (const [index, article] of waiting.entries()) {
      const fact = partition.answer(article, log.assignments.length + index);
      partition.apply(fact);
      expect(fact.storyId === '' ? undefined : partition.storyOf(fact.articleId)).toBe(
        fact.storyId || undefined,
      );
    }
  });

  it('is continued by enrich, whatever it holds in memory of the stories', () => {
    const log = logOf(version);
    const partition = new DecidedPartition(defaultSettings);
    const roomy = createStories();
    const room = new PackedRoom(0);
    const narrow = createStories({
      recent: new RecentStories(1),
      store: new MemberStore(zstd, room, new MemoryShelf()),
    });
    for (const value of log.assignments) {
      const fact = log.decodeAssignment(value);
      partition.apply(fact);
      for (const stories of [roomy, narrow]) restoreAssignment(stories, fact);
    }
    const waiting = log.articles.slice(log.assignments.length).map((value) => log.decodeArticle(value));
    const events = waiting.flatMap((article, index) => {
      const fact = partition.answer(article, log.assignments.length + index);
      partition.apply(fact);
      const answered = answerAssignment(roomy, fact);
      expect(answerAssignment(narrow, fact)).toEqual(answered);
      return answered;
    });
    expect(events.some(({ storyId }) => storyId in log.stories)).toBe(true);
    expect(room.figures.fetched).toBeGreaterThan(0);
  });
});

/** Bytes before an Avro body: zero, and the schema's id. */
const HEADER_BYTES = 5;

it.each(keptReleases())(
  'what this release writes is read by members of %s, beside them or after it',
  (version) => {
    const [old, next] = [releasedLog(version), logOf('this release')];
    for (const [name, values] of [
      ['Article', next.articles],
      ['Assignment', next.assignments],
    ] as const) {
      const reader = avro.Type.forSchema(JSON.parse(old.schemaOf(name)));
      const resolver = reader.createResolver(avro.Type.forSchema(JSON.parse(next.schemaOf(name))));
      for (const value of values)
        expect(reader.decode(value, HEADER_BYTES, resolver).offset).toBe(value.length);
    }
  },
);
