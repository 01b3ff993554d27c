/**
 * The log of the former release is the memory of this one: its decisions hold, its waiting articles are answered, and a
 * restore over both halves decides as the member that wrote the second.
 */
import { FingerprintView } from '@newsfold/dedupe/domain/fingerprint/fingerprint-view.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type AssignmentParts, answerArticle, restoreAssignment } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import {
  answerStories,
  openPartition,
  type PartitionStories,
  restoreStories,
  type StoryParts,
} from '@newsfold/enrich/handle-assignment.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment, Decision, Story } from '@newsfold/schemas/generated/records.ts';
import { expect, test } from 'vitest';
import { releasedLog } from './released-log.ts';

const old = releasedLog('0.1.0');
const types = {
  article: avroType('Article'),
  decision: avroType('Decision'),
  assignment: avroType('Assignment'),
  story: avroType('Story'),
};
const waiting = old.articles.slice(old.assignments.length).map((value) => old.decodeArticle(value));
const facts = old.assignments.map((value) => old.decodeAssignment(value));

const record = (offset: number, value: Buffer): LogRecord => ({
  topic: 'log',
  partition: 0,
  offset,
  // Nothing bounds its times.
  timestamp: -1,
  key: null,
  value,
  headers: [],
});
const noDeadLetter = (_: LogRecord, reason: string): never => {
  throw new Error(reason);
};

/** Values of the old log carry its schemas; those of this release are bare. */
const isOld = (value: Buffer) => old.assignments.includes(value);
const decodeFact = (value: Buffer) =>
  isOld(value) ? old.decodeAssignment(value) : (types.assignment.fromBuffer(value) as Assignment);

const dedupe: AssignmentParts = {
  settings: defaultSettings,
  partitions: 1,
  decodeArticle: (value) => types.article.fromBuffer(value) as Article,
  decodeDecision: (value) => types.decision.fromBuffer(value) as Decision,
  decodeFact,
  encodeAssignment: (assignment) => types.assignment.toBuffer(assignment),
  deadLetter: noDeadLetter,
};
const enrich: StoryParts = {
  decodeAssignment: decodeFact,
  encodeStory: (story: Story) => types.story.toBuffer(story),
  deadLetter: noDeadLetter,
  eventSource: '/released',
  onAnswered: () => undefined,
};

async function restoredScopes(log: readonly Buffer[]): Promise<Scopes> {
  const scopes = new Scopes();
  for (const [offset, value] of log.entries()) await restoreAssignment(dedupe, scopes, record(offset, value));
  return scopes;
}

async function restoredStories(log: readonly Buffer[]): Promise<PartitionStories> {
  const partition = openPartition();
  for (const [offset, value] of log.entries()) await restoreStories(enrich, partition, record(offset, value));
  return partition;
}

async function answered(scopes: Scopes, articles: readonly Article[], from: number): Promise<Buffer[]> {
  const values: Buffer[] = [];
  for (const [i, article] of articles.entries()) {
    const { records } = await answerArticle(
      dedupe,
      scopes,
      record(from + i, types.article.toBuffer(article)),
    );
    values.push(...records.map(({ value }) => value as Buffer));
  }
  return values;
}

const FOOTERS = [
  'Subscribe to our morning briefing and never miss a story from the region.',
  'Our correspondents report from nine bureaus between the coast and the border.',
];

/** Articles of the outlets in the log, in their texts or in new ones, with what the outlet puts below. */
function newArticles(count: number): Article[] {
  const reports = facts.flatMap(({ article }) => (article !== null && article.text !== '' ? [article] : []));
  const [first] = reports;
  return Array.from({ length: count }, (_, i) => {
    const report = reports[(i * 7) % reports.length] as Article;
    const text =
      i % 2 === 0
        ? report.text
        : `The council of Dalby${i} opened school number ${i}${i}.\n\nRoof ${i} was mended by Ida Holm${i}.`;
    const title = i % 2 === 0 ? `${report.title} again` : `Dalby${i} opens a school for Holm${i}`;
    const analysis = analyse(
      {
        url: `${first?.url?.replace(/[^/]*$/, '')}new-${i}`,
        source: first?.publisher.name,
        lang: report.language,
        title,
        body: `${text}\n\n${FOOTERS.join(' ')}`,
      },
      {
        topic: 'raw.v1',
        partition: 0,
        offset: 1_000 + i,
        timestamp: (facts.at(-1)?.streamTime ?? 0) + (i + 1) * 60_000,
      },
    );
    if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
    return analysis.article;
  });
}

const membersOf = (stories: Iterable<readonly [string, Iterable<string>]>) =>
  Object.fromEntries([...stories].map(([id, members]) => [id, [...members].sort()]));

test('its log holds what a fold must be able to read', () => {
  const verdicts = new Set(facts.map(({ verdict }) => verdict));
  expect(verdicts).toEqual(new Set(['new_story', 'joined', 'copy', 'edit', 'repeat']));
  const corrections = facts.flatMap((fact) => fact.corrections.map(({ kind }) => kind));
  expect(new Set(corrections)).toEqual(new Set(['merge', 'move']));
  expect(facts.every(({ outlet, learned }) => outlet === '' && learned.length === 0)).toBe(true);
  expect(new Set(facts.flatMap(({ fingerprint }) => fingerprint?.[0] ?? []))).toEqual(new Set([2]));
  expect(waiting.map(({ parts }) => parts.length)).toEqual([0, 0, 0, 0]);
});

test('dedupe and enrich restore the stories that were recorded', async () => {
  const { windows } = await restoredScopes(old.assignments);
  const stories = [...windows.values()].flatMap((window) =>
    [...window.openStories.values()].map(({ storyId, members }) => {
      return [storyId, members.map((slot) => window.slots.at(slot)?.articleId as string)] as const;
    }),
  );
  expect(membersOf(stories)).toEqual(old.stories);
  const { live } = (await restoredStories(old.assignments)).stories;
  expect(membersOf([...live.values()].map(({ storyId, members }) => [storyId, members.keys()]))).toEqual(
    old.stories,
  );
});

test('articles that waited are answered with their text', async () => {
  const scopes = await restoredScopes(old.assignments);
  const answers = (await answered(scopes, waiting, facts.length)).map(decodeFact);
  for (const [i, { fingerprint, articleId, scope, leftOut }] of answers.entries()) {
    const article = waiting[i] as Article;
    expect(articleId).toBe(article.articleId);
    expect(fingerprint?.[0]).toBe(3);
    const window = scopes.windows.get(scope);
    const view = window?.view(window.slotOf(articleId) as number, new FingerprintView());
    expect(view?.headlineOnly).toBe(article.text === '');
    // Each headline ends in its outlet's name.
    expect(leftOut.map(({ part }) => part)).toEqual(['title']);
  }
  expect(answers.some(({ storyId }) => storyId in old.stories)).toBe(true);
});

test('the continued log restores to the same next decisions, at any point', async () => {
  const live = await restoredScopes(old.assignments);
  const fresh = newArticles(16);
  const log = [
    ...old.assignments,
    ...(await answered(live, [...waiting, ...fresh.slice(0, 8)], facts.length)),
  ];
  const rest = fresh.slice(8);
  const expected = await answered(live, rest, log.length);
  expect(await answered(await restoredScopes(log), rest, log.length)).toEqual(expected);
  for (let cut = facts.length; cut < log.length; cut += 3) {
    const restored = await restoredScopes(log.slice(0, cut));
    const again = await answered(restored, [...waiting, ...fresh].slice(cut - facts.length), cut);
    expect(again).toEqual([...log.slice(cut), ...expected]);
  }
  const decisions = expected.map(decodeFact);
  expect(decisions.filter(({ leftOut }) => leftOut.length > 0).length).toBeGreaterThan(6);
  // Whose text is in the log is compared with a fingerprint of version 2.
  expect(decisions.some(({ verdict, storyId }) => verdict === 'copy' && storyId in old.stories)).toBe(true);
});

test('enrich continues the stories', async () => {
  const scopes = await restoredScopes(old.assignments);
  const partition = await restoredStories(old.assignments);
  const fresh = await answered(scopes, [...waiting, ...newArticles(8)], facts.length);
  const events: Story[] = [];
  for (const [i, value] of fresh.entries()) {
    const { records } = await answerStories(enrich, partition, record(facts.length + i, value));
    for (const { value: bytes } of records)
      if (bytes !== null) events.push(types.story.fromBuffer(bytes) as Story);
  }
  expect(events.some(({ storyId }) => storyId in old.stories)).toBe(true);
  const restored = await restoredStories([...old.assignments, ...fresh]);
  const members = ({ stories }: PartitionStories) =>
    membersOf([...stories.live.values()].map((story) => [story.storyId, story.members.keys()]));
  expect(members(restored)).toEqual(members(partition));
});
