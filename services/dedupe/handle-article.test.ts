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
