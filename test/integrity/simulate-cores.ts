/**
 * Deterministic simulation of the pipeline's folds with their real cores: dedupe members of two releases, which decide
 * by different settings, and enrich members, crashing and freezing between any two steps. Between the articles come
 * withdrawals, kills and decisions of editors, before and after what they speak of.
 *
 * Checked afterwards: every article has one decision that counts; each decision is the one that its release makes in the
 * state that the decisions before it make, whoever made those; the newest record of every story is that of a run without
 * faults over the recorded decisions.
 */

import { createSettings, defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { answerArticle, restoreAssignment } from '@newsfold/dedupe/handle-article.ts';
import { Scopes } from '@newsfold/dedupe/scopes.ts';
import { zstd } from '@newsfold/enrich/compression.ts';
import { MemberStore } from '@newsfold/enrich/domain/state/member-store.ts';
import { PackedRoom } from '@newsfold/enrich/domain/state/packed-room.ts';
import {
  answerStories,
  closePartition,
  openPartition,
  type PartitionStories,
  restoreStories,
} from '@newsfold/enrich/handle-assignment.ts';
import { analyse, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { packEmbedding } from '@newsfold/ingest/embedding.ts';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import type { FoldDefinition } from '@newsfold/runtime/fold/fold-definition.ts';
import { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { controlKey, DECISION, isDecisionRecord, RECORD_HEADER } from '@newsfold/schemas/control-record.ts';
import type { Article, Assignment, Decision, Story } from '@newsfold/schemas/generated/records.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { printedCorpus } from '../support/corpus.ts';
import { DecidedPartition, decisionOf } from '../support/decided-partition.ts';
import { answersAll } from '../support/fixture-fold.ts';
import { embed, id, signs } from '../support/hash-model.ts';
import { MemoryShelf } from '../support/memory-shelf.ts';
import { faultyWorld } from './faulty-world.ts';
import { expectedStories } from './oracle.ts';
import { seeded } from './scheduler.ts';

const PARTITIONS = 2;
const ARTICLES = 40;
const EVENTS = 30;
const DECISIONS = 18;
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
  /** Articles withdrawn, kills that found their article, and decisions of editors that were applied. */
  readonly ruled: readonly [withdrawn: number, killed: number, edited: number];
  /** Decisions that leave out of an article what its outlet's articles share. */
  readonly leaving: number;
  /** Articles and events of stories that enrich had put away and fetched back. */
  readonly fetched: number;
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

/** Reports that enrich keeps open in each partition: nearly every story is packed before its next article. */
const FEW_REPORTS = 2;
/** Bytes of packed articles that a member holds in memory: most are put away, and fetched back when they are asked for. */
const FEW_BYTES = 4 * 1024;

function enrichLoop(room: PackedRoom): FoldDefinition<PartitionStories> {
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
    // Hardly a story is at hand when it is touched again.
    open: () =>
      openPartition({ openReports: FEW_REPORTS, store: new MemberStore(zstd, room, new MemoryShelf()) }),
    close: closePartition,
    restore: (partition, record) => restoreStories(parts, partition, record),
    ...answersAll,
    answer: (partition, record) => answerStories(parts, partition, record),
  };
}

/** Two articles of three with a vector: the log was begun without a model, and one of a hundred is asked while it fails. */
function withOpinion(article: Article, offset: number): Article {
  const embedding = offset % 3 === 0 ? null : packEmbedding(id, embed(article), signs);
  return { ...article, features: { ...article.features, embedding } };
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
      const article = withOpinion(analysis.article, offset);
      return offset % 9 === 8 ? [article, article] : [article];
    }),
  );
}

/** A kill of an article by its publisher, which names it by its words alone. */
function killOf({ title, text, publisher, language, origin }: Article, number: number): Article {
  const fields = {
    url: `https://${publisher.id}/kill-${number}`,
    title: `MANDATORY KILL: ${title}`,
    body: `Editors: a kill is mandatory. ${text.slice(0, 300)}`,
    lang: language,
  };
  const analysis = analyse(fields, { ...origin, offset: 10_000 + number }, DEFAULT_SETTINGS);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

const KINDS = ['withdraw', 'together', 'apart', 'alone', 'take_back', 'kill'] as const;

/** The articles with what is decided about them, before and after they come; some of it twice. */
function withDecisions(articles: readonly Article[], seed: number): (Article | Decision)[] {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const given: (Article | Decision)[] = [...articles];
  const made: string[] = [];
  for (let number = 0; number < DECISIONS; number++) {
    const article = articles[below(articles.length)] as Article;
    const kind = KINDS[number % KINDS.length] ?? 'kill';
    const others = articles.filter(({ scope }) => scope === article.scope);
    const other = others[below(others.length)] as Article;
    const isPair = kind === 'together' || kind === 'apart';
    const one =
      kind === 'kill'
        ? killOf(article, number)
        : decisionOf({
            kind,
            decisionId: `d${seed}-${number}`,
            articleIds: kind === 'take_back' ? [] : [article.articleId, ...(isPair ? [other.articleId] : [])],
            takesBack: kind === 'take_back' ? (made[below(made.length)] ?? '') : '',
            at: article.seenAt,
          });
    if ('kind' in one && kind !== 'take_back') made.push(one.decisionId);
    given.splice(below(given.length + 1), 0, one);
    if (number % 4 === 0) given.splice(below(given.length + 1), 0, one);
  }
  return given;
}

const read = ({ headers, value }: LogRecord): Article | Decision =>
  (isDecisionRecord(headers) ? types.decision : types.article).fromBuffer(value ?? Buffer.alloc(0)) as
    | Article
    | Decision;

/** Decides every record again, by the release that decided it, in the state that the recorded decisions make. */
function checkDecisions(
  records: readonly LogRecord[],
  decided: readonly Assignment[],
  nowhere: string,
  count: (release: number) => void,
): string[] {
  if (decided.length !== records.length)
    return [`${decided.length} decisions count, for ${records.length} articles`];
  const states = releases.map((settings) => new DecidedPartition(settings, nowhere));
  for (const [offset, assignment] of decided.entries()) {
    const given = read(records[offset] as LogRecord);
    const options = states.map((state) => {
      const again = state.answer(given, offset);
      state.apply(assignment);
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
  const rooms: PackedRoom[] = [];
  let started = 0;
  const startOne = (group: string) => {
    started += 1;
    if (group === 'enrich') {
      const room = new PackedRoom(FEW_BYTES);
      rooms.push(room);
      start(enrichLoop(room));
    } else start(dedupeLoop(releases[started % releases.length] ?? defaultSettings));
  };
  const groups = ['dedupe', 'dedupe', 'enrich', 'enrich'];
  for (const group of groups) startOne(group);
  const waiting = withDecisions(articlesOf(seed % 7), seed);
  const wakes: (() => void)[] = [];
  let faults = 0;
  const feed = (most: number) => {
    for (const one of waiting.splice(0, most)) {
      if (!('kind' in one)) {
        const value = types.article.toBuffer(one);
        broker.put('articles', scopePartition(one.scope, PARTITIONS), [{ key: one.scope, value }]);
        continue;
      }
      const record = { value: types.decision.toBuffer(one), headers: [[RECORD_HEADER, DECISION]] as const };
      for (let partition = 0; partition < PARTITIONS; partition += 1)
        broker.put('articles', partition, [{ key: controlKey(partition, PARTITIONS), ...record }]);
    }
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
  feed(ARTICLES * 3);
  await rest();
  const decisions = releases.map(() => 0);
  let leaving = 0;
  const ruled: [number, number, number] = [0, 0, 0];
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const facts = new FactChain();
    const decided = broker
      .records('assignments', partition)
      .filter((record) => facts.take(record))
      .map(({ value }) => types.assignment.fromBuffer(value ?? Buffer.alloc(0)) as Assignment);
    leaving += decided.filter(({ leftOut }) => leftOut.some(({ reason }) => reason === 'shared')).length;
    for (const { verdict, notices, decision } of decided) {
      const isWithdrawal = decision?.decision.kind === 'withdraw';
      if (verdict === 'withdrawn' || (isWithdrawal && decision.articles.length > 0)) ruled[0] += 1;
      if (notices.length > 0) ruled[1] += 1;
      if (!isWithdrawal && decision?.outcome === 'applied') ruled[2] += 1;
    }
    const nowhere = controlKey(partition, PARTITIONS);
    const found = checkDecisions(broker.records('articles', partition), decided, nowhere, (release) => {
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
  const fetched = rooms.reduce((sum, { figures }) => sum + figures.fetched, 0);
  return { seed, problems, faults, decisions, leaving, ruled, fetched };
}
