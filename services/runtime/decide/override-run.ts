/**
 * An editor's decision on its way: appended to every partition of articles.v1, answered by dedupe in each. A crash between
 * two partitions leaves it in some: said again, it is another decision with the same content, which those answer as
 * repeated.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { controlKey, DECISION, RECORD_HEADER } from '@newsfold/schemas/control-record.ts';
import type { Decision, DecisionAnswer } from '@newsfold/schemas/generated/records.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { answersOf } from '../fold/fold-headers.ts';
import type { Broker, LogRecord } from '../log/broker.ts';
import { followTopics } from '../reading/follow-topics.ts';
import { type Codec, MalformedRecord } from '../registry/codec.ts';
import { answerWeight } from './answer-weight.ts';
import type { OverrideRequest } from './override-request.ts';

/** What became of a decision in all partitions together. */
export interface OverrideResult {
  readonly decisionId: string;
  readonly outcome: DecisionAnswer['outcome'] | 'unanswered';
  readonly reason: string;
  readonly collidesWith: string;
  /** The articles it concerned, with the stories they are in now. */
  readonly articles: DecisionAnswer['articles'];
  /** Partitions that have answered, of how many. */
  readonly answered: number;
  readonly partitions: number;
}

/** The answer that counts: of those of the partition that it concerns. */
function together(answers: readonly DecisionAnswer[]): DecisionAnswer | undefined {
  return answers.toSorted((a, b) => answerWeight(b) - answerWeight(a))[0];
}

/** The record of a request. @param now ms since the epoch */
export function decisionOf(request: OverrideRequest, now: number): Decision {
  const { kind, articleIds, storyIds, takesBack, by, why } = request;
  return {
    decisionId: randomUUID().replaceAll('-', ''),
    kind,
    articleIds,
    storyIds,
    guidKey: 0,
    byGuid: false,
    waits: true,
    takesBack,
    by,
    why,
    at: now,
    origin: { topic: '', partition: 0, offset: 0, timestamp: now, item: -1, items: 1 },
  };
}

async function append(broker: Broker, topic: string, partitions: number, value: Buffer): Promise<void> {
  const publisher = await broker.publisher();
  for (let partition = 0; partition < partitions; partition++) {
    const headers = [[RECORD_HEADER, DECISION]] as const;
    await publisher.append(topic, partition, [{ key: controlKey(partition, partitions), value, headers }]);
  }
  await publisher.close();
}

/**
 * Appends a decision to all partitions and gathers the answers.
 * @param waitMs how long to wait for them
 * @throws Error with one line when there is no such deployment
 */
export async function decide(
  broker: Broker,
  codec: Codec,
  prefix: string,
  decision: Decision,
  waitMs: number,
): Promise<OverrideResult> {
  const articles = topicName(prefix, 'articles');
  const assignments = topicName(prefix, 'assignments');
  const partitions = (await broker.topics()).get(articles);
  if (partitions === undefined) throw new Error(`there is no topic ${articles} here; is --prefix right?`);
  const value = (await codec.encoder('Decision', articles))(decision);
  const decode = codec.decoder('Assignment', ['article', 'evidence']);
  const answers = new Map<number, DecisionAnswer>();
  const done = Promise.withResolvers<void>();
  // Following may fail before anybody waits for the answer; whoever waits is told all the same.
  done.promise.catch(() => undefined);
  const note = async (record: LogRecord) => {
    if (answersOf(record) === undefined || record.value === null) return;
    try {
      const { decision: answer } = await decode(record.value);
      if (answer?.decision.decisionId === decision.decisionId && !answers.has(record.partition))
        answers.set(record.partition, answer);
    } catch (error) {
      if (!(error instanceof MalformedRecord)) done.reject(error);
    }
    if (answers.size === partitions) done.resolve();
  };
  // From before it is appended, so that no answer is missed.
  const following = await followTopics(broker, [assignments], 'now', note, done.reject);
  try {
    await append(broker, articles, partitions, value);
    await Promise.race([done.promise, sleep(waitMs, undefined, { ref: false })]);
  } finally {
    await following.stop();
  }
  const answer = together([...answers.values()]);
  return {
    decisionId: decision.decisionId,
    outcome: answer?.outcome ?? 'unanswered',
    reason: answer?.reason ?? '',
    collidesWith: answer?.collidesWith ?? '',
    articles: answer?.articles ?? [],
    answered: answers.size,
    partitions,
  };
}
