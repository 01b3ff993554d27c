/**
 * Deterministic simulation of the pipeline's folds with their real cores: dedupe members of two releases, which decide
 * by different settings, and enrich members, crashing and freezing between any two steps.
 *
 * Checked afterwards: every article has one decision that counts; each decision is the one that its release makes in the
 * state that the decisions before it make, whoever made those; the newest record of every story is that of a run without
 * faults over the recorded decisions.
 */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { createSettings, defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { answerArticle, restoreAssignment } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import {
  answerStories,
  openPartition,
  type PartitionStories,
  restoreStories,
} from '@newsfold/enrich/handle-assignment.ts';
import { analyse, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import type { FoldDefinition } from '@newsfold/runtime/fold/fold-definition.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment, Decision, Story } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { printedCorpus } from '../support/corpus.ts';
import { answersAll } from '../support/fixture-fold.ts';
import { faultyWorld } from './faulty-world.ts';
import { expectedStories } from './oracle.ts';

const PARTITIONS = 2;
const ARTICLES = 40;
const EVENTS = 30;
const MAX_STEPS = 20_000;
const SCOPES = ['en', 'de'];

/** The running release, and one that merges less: most of its decisions are the same, some are not. */
const releases: readonly MatchSettings[] = [
  defaultSettings,
  createSettings({ story: { threshold: defaultSettings.story.threshold + 4 } }),
];

const types = {
  article: avroType('Article'),
  decision: avroType('Decision'),
  assignment: avroType('Assignment'),
  story: avroType('Story'),
};
const noDeadLetter = (record: LogRecord, reason: string): never => {
  throw new Error(`${record.topic}/${record.offset}: ${reason}`);
};

/** What a run found. */
export interface CoresResult {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly faults: number;
  /** Decisions that count, by release. */
  readonly decisions: readonly number[];
  /** Decisions that leave out of an article what its outlet's articles share. */
  readonly leaving: number;
}

function dedupeLoop(settings: MatchSettings): FoldDefinition<Scopes> {
  const parts = {
    settings,
    partitions: PARTITIONS,
    decodeArticle: (bytes: Buffer) => types.article.fromBuffer(bytes) as Article,
    decodeDecision: (bytes: Buffer) => types.decision.fromBuffer(bytes) as Decision,
    decodeFact: (bytes: Buffer) => types.assignment.fromBuffer(bytes) as Assignment,
    encodeAssignment: (assignment: Assignment) => types.assignment.toBuffer(assignment),
    deadLetter: noDeadLetter,
  };
  return {
    groupId: 'dedupe',
    input: 'articles',
    output: 'assignments',
    deadLetterTopic: 'dead',
    memory: 'output',
    open: () => new Scopes(),
    restore: (scopes, record) => restoreAssignment(parts, scopes, record),
    ...answersAll,
    answer: (scopes, record) => answerArticle(parts, scopes, record),
  };
}

function enrichLoop(): FoldDefinition<PartitionStories> {
  const parts = {
    decodeAssignment: (bytes: Buffer) => types.assignment.fromBuffer(bytes) as Assignment,
    encodeStory: (story: Story) => types.story.toBuffer(story),
    deadLetter: noDeadLetter,
    eventSource: '/simulation',
    onAnswered: () => undefined,
  };
  return {
    groupId: 'enrich',
    input: 'assignments',
    output: 'stories',
    deadLetterTopic: 'dead',
    memory: 'input',
    open: openPartition,
    restore: (partition, record) => restoreStories(parts, partition, record),
    ...answersAll,
    answer: (partition, record) => answerStories(parts, partition, record),
  };
}

/** Articles as ingest would have published them; a few of them twice, as it does after a crash. */
function articlesOf(seed: number): Article[] {
  return SCOPES.flatMap((lang, scope) =>
    printedCorpus(seed * SCOPES.length + scope, ARTICLES / SCOPES.length).flatMap((fields, offset) => {
      const origin = {
        topic: 'raw',
        partition: scope,
        offset,
        timestamp: 1_750_000_000_000 + offset * 60_000,
      };
      const analysis = analyse({ ...fields, lang }, origin, DEFAULT_SETTINGS);
      if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
      return offset % 9 === 8 ? [analysis.article, analysis.article] : [analysis.article];
    }),
  );
}

/** Decides every article again, by the release that decided it, in the state that the recorded decisions make. */
function checkDecisions(
  articles: readonly LogRecord[],
  decided: readonly Assignment[],
  count: (release: number) => void,
): string[] {
  if (decided.length !== articles.length)
    return [`${decided.length} decisions count, for ${articles.length} articles`];
  const states = releases.map(() => new Map<string, Window>());
  for (const [offset, assignment] of decided.entries()) {
    const article = types.article.fromBuffer(articles[offset]?.value ?? Buffer.alloc(0)) as Article;
    const options = states.map((windows, release) => {
      const window = windows.get(article.scope) ?? createWindow(releases[release] ?? defaultSettings);
      windows.set(article.scope, window);
      const again = assign(window, article, offset);
      apply(window, assignment);
      return again;
    });
    const release = options.findIndex(
      ({ evidence }) => evidence.configHash === assignment.evidence.configHash,
    );
    const expected = options[release];
    if (!expected || !types.assignment.toBuffer(expected).equals(types.assignment.toBuffer(assignment)))
      return [`offset ${offset} was decided from a wrong state`];
    count(release);
  }
  return [];
}

/** One simulated run. */
export async function simulateCores(seed: number): Promise<CoresResult> {
  const { scheduler, broker, problems, context, calm, rest } = await faultyWorld(seed, {
    topics: ['articles', 'assignments', 'stories', 'dead'],
    partitions: PARTITIONS,
    faulty: ['assignments', 'stories', 'dead'],
    maxSteps: MAX_STEPS,
  });
  const start = <S>(loop: FoldDefinition<S>) => {
    void runFoldLoop(loop, broker, context(), scheduler.now);
  };
  let started = 0;
  const startOne = (group: string) => {
    started += 1;
    if (group === 'enrich') start(enrichLoop());
    else start(dedupeLoop(releases[started % releases.length] ?? defaultSettings));
  };
  const groups = ['dedupe', 'dedupe', 'enrich', 'enrich'];
  for (const group of groups) startOne(group);
  const waiting = articlesOf(seed % 7);
  const wakes: (() => void)[] = [];
  let faults = 0;
  const feed = (most: number) => {
    for (const article of waiting.splice(0, most))
      broker.put('articles', scopePartition(article.scope, PARTITIONS), [
        { key: article.scope, value: types.article.toBuffer(article) },
      ]);
  };
  for (let event = 0; event < EVENTS; event += 1) {
    for (let step = scheduler.below(60); step > 0; step -= 1) await scheduler.advance();
    const group = groups[scheduler.below(groups.length)] ?? 'dedupe';
    const chance = scheduler.random();
    faults += chance < 0.6 ? 1 : 0;
    if (chance < 0.25) {
      broker.kill(group, scheduler.below(2));
      startOne(group);
    } else if (chance < 0.45) wakes.push(broker.freeze(group, scheduler.below(2)));
    else if (chance < 0.6) wakes.splice(scheduler.below(wakes.length + 1), 1)[0]?.();
    else feed(1 + scheduler.below(8));
  }
  for (const wake of wakes) wake();
  calm();
  for (const group of ['dedupe', 'enrich']) startOne(group);
  feed(ARTICLES * 2);
  await rest();
  const decisions = releases.map(() => 0);
  let leaving = 0;
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const facts = new FactChain();
    const decided = broker
      .records('assignments', partition)
      .filter((record) => facts.take(record))
      .map(({ value }) => types.assignment.fromBuffer(value ?? Buffer.alloc(0)) as Assignment);
    leaving += decided.filter(({ leftOut }) => leftOut.some(({ reason }) => reason === 'shared')).length;
    const found = checkDecisions(broker.records('articles', partition), decided, (release) => {
      decisions[release] = (decisions[release] ?? 0) + 1;
    });
    const newest = new Map(
      broker
        .records('stories', partition)
        .map(({ key, value }) => [key?.toString(), value?.toString('base64') ?? 'tombstone'] as const),
    );
    for (const [key, bytes] of expectedStories(decided))
      if (newest.get(key) !== bytes) found.push(`story ${key} holds an old or wrong event`);
    problems.push(...found.map((problem) => `partition ${partition}: ${problem}`));
  }
  return { seed, problems, faults, decisions, leaving };
}
