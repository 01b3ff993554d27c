/** raw.v1 → articles.v1: every raw record is an article or a dead letter, by the origin that both name. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Origin } from '@newsfold/schemas/generated/records.ts';
import { type PartitionRange, readRange } from '../cluster/read-range.ts';
import type { AuditOptions } from './audit-options.ts';
import { Ledger, OPEN } from './ledger.ts';
import { closeStage, type Progress, type StageAccount } from './stage.ts';

const ARTICLE = 2;
const LETTER = 3;

/** A raw topic with its ledger and the progress of ingest on it. */
export interface RawLedger {
  readonly ledger: Ledger;
  readonly progress: Progress;
}

/** Whether a time is in the audited range. */
export function inRange(time: number, { from, to }: Pick<AuditOptions, 'from' | 'to'>): boolean {
  return (from === null || time >= from) && (to === null || time < to);
}

/** Reads a raw topic: which offsets hold records of the range. */
export async function readRaw(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  range: Pick<AuditOptions, 'from' | 'to'>,
): Promise<Ledger> {
  const ledger = new Ledger(topic, ranges);
  await readRange(broker, topic, ranges, ({ partition, offset, timestamp, value, unreadable }) => {
    // ingest drops null values: they need no answer.
    const isNull = value === null && unreadable === undefined;
    if (!isNull && inRange(timestamp, range)) ledger.enter(partition, offset);
  });
  return ledger;
}

/** Takes the answers of ingest and says what became of each raw record. */
export class RawAccount {
  readonly #raw: ReadonlyMap<string, RawLedger>;
  /** Articles of the range that answer a record for the second time, which ingest may write after a crash. */
  repeated = 0;
  /** Topics that have answers but are not audited. */
  readonly otherTopics = new Set<string>();

  /** @param raw the raw topics by name */
  constructor(raw: ReadonlyMap<string, RawLedger>) {
    this.#raw = raw;
  }

  /** Whether an origin is one of the audited records; undefined when the raw record is gone. */
  knows({ topic, partition, offset }: Origin): boolean | undefined {
    const state = this.#raw.get(topic)?.ledger.get(partition, offset);
    return state === undefined ? undefined : state >= OPEN;
  }

  /** Notes an article. */
  article(origin: Origin): void {
    this.#answer(origin, ARTICLE);
  }

  /** Notes a dead letter. */
  letter(origin: Origin): void {
    this.#answer(origin, LETTER);
  }

  #answer({ topic, partition, offset }: Origin, as: number): void {
    const raw = this.#raw.get(topic);
    if (!raw) {
      this.otherTopics.add(topic);
      return;
    }
    const state = raw.ledger.get(partition, offset);
    if (state === undefined || state < OPEN) return;
    if (state === ARTICLE && as === ARTICLE) this.repeated += 1;
    // An article counts for more than a letter: a change of settings between two deliveries can leave both.
    if (state !== ARTICLE) raw.ledger.set(partition, offset, as);
  }

  /** The account. */
  close(): StageAccount {
    return closeStage([...this.#raw.keys()].join(', '), [...this.#raw.values()], {
      [ARTICLE]: 'article',
      [LETTER]: 'dead letter',
    });
  }
}

/** Reads dead letters and gives each origin to `onOrigin`; counts records that are not dead letters. */
export async function readLetterOrigins(
  broker: Broker,
  topic: string,
  ranges: readonly PartitionRange[],
  codec: Codec,
  onOrigin: (origin: Origin) => void,
): Promise<number> {
  const decode = codec.decoder('DeadLetter');
  let unreadable = 0;
  await readRange(broker, topic, ranges, async ({ value }) => {
    try {
      onOrigin((await decode(value ?? Buffer.alloc(0))).origin);
    } catch (error) {
      if (!(error instanceof MalformedRecord)) throw error;
      unreadable += 1;
    }
  });
  return unreadable;
}
