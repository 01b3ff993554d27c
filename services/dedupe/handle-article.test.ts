import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from './domain/settings.ts';
import { type AssignmentParts, answerArticle, restoreAssignment } from './handle-article.ts';
import { Scopes } from './scopes.ts';

const articleType = avroType('Article');
const assignmentType = avroType('Assignment');

const partsFor = (partitions: number): AssignmentParts => ({
  settings: defaultSettings,
  partitions,
  decodeArticle: (bytes) => articleType.fromBuffer(bytes) as Article,
  decodeDecision: () => {
    throw new Error('no decision is published here');
  },
  decodeFact: (bytes) => assignmentType.fromBuffer(bytes) as Assignment,
  encodeAssignment: (assignment) => assignmentType.toBuffer(assignment),
  deadLetter: (_, reason) => {
    throw new Error(reason);
  },
});

const record = (topic: string, partition: number, value: Buffer): LogRecord => ({
  topic,
  partition,
  offset: 0,
  timestamp: 1,
  key: null,
  value,
  headers: [],
});

describe('partitions that were added', () => {
  const article = articleOf({ id: 'a', title: 'A bridge was closed' });
  const home = scopePartition(article.scope, 4);
  const grown = [5, 6, 7, 8, 9].find((count) => scopePartition(article.scope, count) !== home) ?? 0;
  const bytes = articleType.toBuffer(article);

  it('are noticed by what was decided before', async () => {
    const decided = await answerArticle(partsFor(4), new Scopes(), record('articles.v1', home, bytes));
    const fact = record('assignments.v1', home, decided.records[0]?.value ?? Buffer.alloc(0));
    const scopes = new Scopes();
    await restoreAssignment(partsFor(4), scopes, fact);
    expect([...scopes.windows.keys()]).toEqual([article.scope]);
    await expect(restoreAssignment(partsFor(grown), new Scopes(), fact)).rejects.toThrow(
      new RegExp(
        `assignments\\.v1/${home}/0 is of scope .*belongs to partition \\d of ${grown}.*Set it back`,
      ),
    );
  });

  it('are noticed by what still waits', async () => {
    await expect(
      answerArticle(partsFor(grown), new Scopes(), record('articles.v1', home, bytes)),
    ).rejects.toThrow(/belongs to partition/);
  });
});

describe('the clock of a scope', () => {
  const FUTURE = Date.UTC(2100, 0, 1);
  const NOW = Date.UTC(2026, 4, 3);
  const clamped: string[] = [];
  const parts = {
    ...partsFor(1),
    clocks: {
      leadMs: 3_600_000,
      onClamped: (clock: string, { seenAt }: Article) => void clamped.push(`${clock} ${seenAt}`),
    },
  };
  const at = (id: string, seenAt: number) =>
    articleType.toBuffer({ ...articleOf({ id, title: `A bridge ${id} was closed` }), seenAt });
  const arrived = (offset: number, seenAt: number) => ({
    ...record('articles.v1', 0, at(`${offset}`, seenAt)),
    offset,
    timestamp: NOW + offset * 60_000,
  });
  const timeOf = (scopes: Scopes) => [...scopes.windows.values()][0]?.streamTime;

  it('does not follow an article from the future, and says so', async () => {
    const scopes = new Scopes();
    await answerArticle(parts, scopes, arrived(0, NOW));
    const answer = await answerArticle(parts, scopes, arrived(1, FUTURE));
    await answerArticle(parts, scopes, arrived(2, 0));
    expect(timeOf(scopes)).toBe(NOW + 2 * 60_000);
    expect(clamped).toEqual([`ahead ${FUTURE}`, 'unknown 0']);
    const decided = assignmentType.fromBuffer(answer.records[0]?.value ?? Buffer.alloc(0)) as Assignment;
    expect(decided).toMatchObject({ clock: 'ahead', streamTime: NOW + 60_000, closedStoryIds: [] });
    expect(decided.article?.seenAt).toBe(NOW + 60_000);
  });

  it('recovers from what a release without a bound has let happen', async () => {
    const poisoned = new Scopes();
    const restored = new Scopes();
    for (const input of [arrived(0, NOW), arrived(1, FUTURE), arrived(2, NOW + 120_000)]) {
      const { records } = await answerArticle(partsFor(1), poisoned, input);
      const fact = {
        ...record('assignments.v1', 0, records[0]?.value ?? Buffer.alloc(0)),
        offset: input.offset,
      };
      await restoreAssignment(parts, restored, { ...fact, timestamp: input.timestamp });
    }
    expect(timeOf(poisoned)).toBe(FUTURE);
    expect(timeOf(restored)).toBe(NOW + 120_000);
  });
});
