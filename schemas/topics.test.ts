import { describe, expect, it } from 'vitest';
import { controlKey } from './control-record.ts';
import { scopePartition } from './scope-partition.ts';
import {
  articlesPrefix,
  feedTopicName,
  foldPrefix,
  prefixBeside,
  schemaTopicName,
  topicName,
} from './topics.ts';
import { workerPlace } from './topology.ts';

describe('the prefix of a deployment', () => {
  it('stands before every topic and group', () => {
    expect(topicName('t.', 'articles')).toBe('t.articles.v1');
    expect(topicName('', 'stories')).toBe('stories.v1');
    expect(workerPlace('enrich', 't.')).toEqual({
      groupId: 't.enrich',
      input: 't.assignments.v1',
      output: 't.stories.v1',
      deadLetters: 't.enrich.dead-letters.v1',
    });
  });

  it('may be that of a fold beside another one: what comes before the folds is shared', () => {
    const beside = prefixBeside('v2.', 'live.');
    expect([foldPrefix(beside), articlesPrefix(beside)]).toEqual(['v2.', 'live.']);
    expect(workerPlace('ingest', beside)).toEqual(workerPlace('ingest', 'live.'));
    expect(workerPlace('dedupe', beside)).toEqual({
      groupId: 'v2.dedupe',
      input: 'live.articles.v1',
      output: 'v2.assignments.v1',
      deadLetters: 'v2.dedupe.dead-letters.v1',
    });
    expect([feedTopicName(beside), schemaTopicName(beside)]).toEqual(['live.feeds.v1', 'live.schemas.v1']);
  });

  it('of a fold beside a fold names the articles of both', () => {
    expect(prefixBeside('v3.', prefixBeside('v2.', ''))).toBe('v3.+');
    expect(topicName('v3.+', 'raw')).toBe('raw.v1');
  });
});

describe('the key of a control record', () => {
  it('lies in its partition, also in one that scopes are not spread over', () => {
    for (const partition of [0, 1, 2, 3]) expect(scopePartition(controlKey(partition, 4), 4)).toBe(partition);
    expect(controlKey(6, 4)).toMatch(/^~\d+$/);
  });
});
