/**
 * raw.v1 → articles.v1: every raw record is an article or a dead letter, by the origin that both name; of a record that
 * was taken apart, each of its items is.
 */
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { withdrawalByKey } from '@newsfold/ingest/withdrawal-key.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { placeText, RECORD_ITSELF } from '@newsfold/runtime/loop/place.ts';
import { type PartitionRange, readRange } from '@newsfold/runtime/reading/read-range.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Origin } from '@newsfold/schemas/generated/records.ts';
import type { AuditOptions } from './audit-options.ts';
import { Ledger, OPEN } from './ledger.ts';
import { closeStage, type Progress, type StageAccount } from './stage.ts';

/** An origin for a withdrawal of which only counts whether it is one. */
const NOWHERE: Origin = {
  topic: '',
  partition: 0,
  offset: 0,
  timestamp: 0,
  item: RECORD_ITSELF,
  items: 1,
};

const ARTICLE = 2;
const LETTER = 3;
const WITHDRAWAL = 4;

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
  await readRange(broker, topic, ranges, ({ partition, offset, timestamp, key, value, unreadable }) => {
    const isNull = value === null && unreadable === undefined;
    // A null value withdraws the article that its key names; where it names none, ingest drops it: that needs no answer.
    if (isNull && withdrawalByKey(key, NOWHERE, DEFAULT_SETTINGS.outlets) === null) return;
    if (inRange(timestamp, range)) ledger.enter(partition, offset);
  });
  return ledger;
}

/** The items of a record that was taken apart: as many as its answers say. */
function withItem(states: Uint8Array | undefined, { item, items }: Origin): Uint8Array {
  const count = Math.max(items, item + 1);
  if (states !== undefined && states.length >= count) return states;
  const longer = new Uint8Array(count).fill(OPEN);
  longer.set(states ?? []);
  return longer;
}

/** Takes the answers of ingest and says what became of each raw record. */
export class RawAccount {
  readonly #raw: ReadonlyMap<string, RawLedger>;
  /** States of the items of records that were taken apart, by topic/partition/offset. */
  readonly #apart = new Map<string, Uint8Array>();
  /** Articles of the range that answer a record for the second time, by their place in articles.v1. */
  readonly repeated = new Set<string>();
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

  /** Notes an article. @param place of it in articles.v1, as partition/offset */
  article(origin: Origin, place: string): void {
    this.#answer(origin, ARTICLE, place);
  }

  /** Notes a withdrawal, which each partition of articles.v1 has. */
  withdrawal(origin: Origin): void {
    this.#answer(origin, WITHDRAWAL);
  }

  /** Notes a dead letter. */
  letter(origin: Origin): void {
    this.#answer(origin, LETTER);
  }

  #answer(origin: Origin, as: number, article = ''): void {
    const { topic, partition, offset, item } = origin;
    const raw = this.#raw.get(topic);
    if (!raw) {
      this.otherTopics.add(topic);
      return;
    }
    const state = raw.ledger.get(partition, offset);
    if (state === undefined || state < OPEN) return;
    if (item === RECORD_ITSELF) {
      raw.ledger.set(partition, offset, this.#better(state, as, article));
      return;
    }
    const place = placeText({ topic, partition, offset });
    const states = withItem(this.#apart.get(place), origin);
    this.#apart.set(place, states);
    states[item] = this.#better(states[item] ?? OPEN, as, article);
  }

  /** An article counts for more than a letter: a change of settings between two deliveries can leave both. */
  #better(state: number, as: number, article: string): number {
    if (state !== ARTICLE && state !== WITHDRAWAL) return as;
    if (as === ARTICLE && state === ARTICLE) this.repeated.add(article);
    return state;
  }

  /** Records that only their items answer: one that was refused as a whole in another delivery may have both. */
  #itemsThatCount(): ReadonlyMap<string, Uint8Array> {
    const counted = [...this.#apart].filter(([place, states]) => {
      if (!states.includes(OPEN)) return true;
      const [, topic = '', partition, offset] = /^(.*)\/(\d+)\/(\d+)$/.exec(place) ?? [];
      return this.#raw.get(topic)?.ledger.get(Number(partition), Number(offset)) === OPEN;
    });
    return new Map(counted);
  }

  /** The account. */
  close(): StageAccount {
    return closeStage(
      [...this.#raw.keys()].join(', '),
      [...this.#raw.values()],
      { [ARTICLE]: 'article', [LETTER]: 'dead letter', [WITHDRAWAL]: 'withdrawal' },
      new Map(),
      this.#itemsThatCount(),
    );
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
