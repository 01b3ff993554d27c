/** articles.v1 → assignments.v1: every article has a decision that counts, and a rejected one its dead letter. */

import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import { answersOf } from '@newsfold/runtime/fold/fold-headers.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { type PartitionRange, readRange } from '@newsfold/runtime/reading/read-range.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import { isDecisionRecord } from '@newsfold/schemas/control-record.ts';
import type { Assignment, Verdict } from '@newsfold/schemas/generated/records.ts';
import type { AuditOptions } from './audit-options.ts';
import { Ledger, OPEN } from './ledger.ts';
import { inRange, type RawAccount } from './raw-stage.ts';
import { closeStage, type Progress, type StageAccount } from './stage.ts';

const VERDICTS: readonly Verdict[] = [
  'unknown',
  'new_story',
  'joined',
  'copy',
  'edit',
  'repeat',
  'rejected',
  'withdrawn',
  'notice',
  'decided',
];
/** States of the ledger: after OPEN the verdicts in their order, then what has no verdict. */
const FIRST_VERDICT = OPEN + 1;
const REJECTED = FIRST_VERDICT + VERDICTS.indexOf('rejected');
const LETTER = FIRST_VERDICT + VERDICTS.length;
const EXPIRED = LETTER + 1;

/**
 * Reads articles and decisions: which offsets answer raw records of the range. Notes every origin in the raw account.
 * @returns partial: decisions that are not in every partition
 */
export async function readArticles(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  codec: Codec,
  raw: RawAccount,
  range: Pick<AuditOptions, 'from' | 'to'>,
): Promise<{ readonly ledger: Ledger; readonly partial: readonly string[] }> {
  const ledger = new Ledger(topic, ranges);
  const decode = codec.decoder('Article');
  const decodeDecision = codec.decoder('Decision');
  const copies = new Map<string, Set<number>>();
  await readRange(broker, topic, ranges, async ({ partition, offset, timestamp, value, headers }) => {
    let wanted = inRange(timestamp, range);
    try {
      if (isDecisionRecord(headers)) {
        const { decisionId, origin } = await decodeDecision(value ?? Buffer.alloc(0));
        if (origin.topic !== '') raw.withdrawal(origin);
        copies.set(decisionId, (copies.get(decisionId) ?? new Set()).add(partition));
        if (wanted) ledger.enter(partition, offset);
        return;
      }
      const decoded = decode(value ?? Buffer.alloc(0));
      const { origin } = decoded instanceof Promise ? await decoded : decoded;
      raw.article(origin, `${partition}/${offset}`);
      wanted = raw.knows(origin) ?? inRange(origin.timestamp, range);
    } catch (error) {
      // Unreadable, but dedupe still owes it an answer.
      if (!(error instanceof MalformedRecord)) throw error;
    }
    if (wanted) ledger.enter(partition, offset);
  });
  // Where retention has deleted records, a copy may be among them.
  const isWhole = ranges.every(({ from }) => from === 0);
  // Partitions that were added to a topic in use have no scopes, and no decision needs to be there.
  const used = ranges.filter(({ to }) => to > 0).length;
  const partial = [...copies].filter(([, partitions]) => isWhole && partitions.size < used);
  return { ledger, partial: partial.map(([decisionId]) => decisionId) };
}

/** An assignment that counts, or the place of one that cannot be decoded. */
export interface Fact {
  readonly partition: number;
  readonly offset: number;
  readonly answers: number;
  /** null when it cannot be decoded. */
  readonly assignment: Assignment | null;
}

/** What reading the log of facts showed in addition to the facts. */
interface FactLog {
  /** Answers by former owners of a partition, which readers skip. */
  readonly superseded: number;
  /** Records that newsfold did not write. */
  readonly strays: readonly string[];
  /** First input offset that the log still answers, where retention has cut it. */
  readonly cutAt: ReadonlyMap<number, number>;
}

/** Reads the log of facts, each partition in order, and gives those that count to `onFact`. */
export async function readFacts(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  codec: Codec,
  onFact: (fact: Fact) => void,
): Promise<FactLog> {
  const decode = codec.decoder('Assignment');
  const chains = new Map(ranges.map(({ partition }) => [partition, new FactChain()]));
  const cutAt = new Map<number, number>();
  const strays: string[] = [];
  let superseded = 0;
  await readRange(broker, topic, ranges, async (record) => {
    const { partition, offset } = record;
    const chain = chains.get(partition) ?? new FactChain();
    // Readers pass it; that something else writes to the topic is worth reporting.
    if (answersOf(record) === undefined) {
      strays.push(`${topic}/${partition}/${offset}`);
      return;
    }
    if (!chain.take(record)) {
      superseded += 1;
      return;
    }
    const range = ranges.find((one) => one.partition === partition);
    if (range && range.from > 0 && !cutAt.has(partition)) cutAt.set(partition, chain.answered);
    let assignment: Assignment | null = null;
    try {
      const decoded = decode(record.value ?? Buffer.alloc(0));
      assignment = decoded instanceof Promise ? await decoded : decoded;
    } catch (error) {
      if (!(error instanceof MalformedRecord)) throw error;
    }
    onFact({ partition, offset, answers: chain.answered, assignment });
  });
  return { superseded, strays, cutAt };
}

/** Notes a decision; one that cannot be decoded still counts as a decision, with the verdict `unknown`. */
export function noteFact(articles: Ledger, { partition, answers, assignment }: Fact): void {
  if ((articles.get(partition, answers) ?? 0) < OPEN) return;
  const verdict = VERDICTS.indexOf(assignment?.verdict ?? 'unknown');
  articles.set(partition, answers, FIRST_VERDICT + Math.max(0, verdict));
}

/**
 * The account of the articles.
 * @param letters places (partition/offset) of articles that have a dead letter
 * @param cutAt first article offset that the log of facts still answers, where retention has cut it
 */
export function closeArticles(
  articles: Ledger,
  progress: Progress,
  letters: ReadonlySet<string>,
  cutAt: ReadonlyMap<number, number>,
): StageAccount {
  const problems = new Map<string, string>();
  for (const { partition, offset, state } of articles.records()) {
    const place = `${partition}/${offset}`;
    if (state === REJECTED && !letters.has(place)) problems.set(place, 'rejected without a dead letter');
    if (state !== OPEN) continue;
    if (letters.has(place)) articles.set(partition, offset, LETTER);
    else if (offset < (cutAt.get(partition) ?? 0)) articles.set(partition, offset, EXPIRED);
  }
  const names = Object.fromEntries(VERDICTS.map((verdict, index) => [FIRST_VERDICT + index, verdict]));
  return closeStage(
    articles.topic,
    [{ ledger: articles, progress }],
    { ...names, [LETTER]: 'dead letter', [EXPIRED]: 'decision deleted by retention' },
    problems,
  );
}
