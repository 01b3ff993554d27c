/**
 * The port in memory: an honest fake for simulation, held to the same contract suite as Kafka.
 *
 * It simulates: partitioned logs, batches appended whole, groups with generations and both ways of assigning partitions,
 * pause, seek and commit, appends that fail before or after they took effect, members that vanish, and members that
 * are frozen while others take over their partitions. Retention deletes on request, and offsets may have no records.
 *
 * Every step waits for `step()`, so a seeded scheduler decides what happens when.
 */

import { assignPartitions } from '@newsfold/runtime/kafka/co-partition-assigner.ts';
import {
  AppendRefused,
  type Broker,
  type GroupControl,
  type GroupHandlers,
  type GroupOptions,
  type LogRecord,
  type Membership,
  type NewRecord,
  type PartitionOffsets,
  type Publisher,
  type RecordBatch,
  type TopicPlan,
  type TopicState,
} from '@newsfold/runtime/log/broker.ts';

/** How the fake behaves. */
export interface MemoryOptions {
  /** The most records of a batch. */
  readonly batchSize?: number;
  /** Awaited before every step; decides the interleaving. */
  readonly step?: () => Promise<void>;
  /** The clock for records without a timestamp, ms since the epoch. */
  readonly now?: () => number;
  /** Steps before an append takes effect; one when left out. */
  readonly appendSteps?: () => number;
  /** Asked at every append: whether it fails before it takes effect, after it, takes effect twice as by a client's retry, or none. */
  readonly appendFault?: (topic: string, partition: number) => 'before' | 'after' | 'twice' | undefined;
  /** Asked at every append: whether the broker will not take it as it is. */
  readonly isRefused?: (topic: string, records: readonly NewRecord[]) => boolean;
}

interface Member {
  readonly id: string;
  readonly options: GroupOptions;
  readonly handlers: GroupHandlers;
  readonly positions: Map<string, number>;
  readonly paused: Set<string>;
  readonly busy: Set<string>;
  owned: Set<string>;
  generation: number;
  frozen: boolean;
  /** Whether the group has continued without it since its last assignment. */
  isBack: boolean;
  gone: boolean;
}

const keyOf = (topic: string, partition: number) => `${topic}/${partition}`;

/** A broker in memory, with the levers that faults need. */
export class MemoryBroker implements Broker {
  readonly #options: Required<Pick<MemoryOptions, 'batchSize' | 'step' | 'now'>> & MemoryOptions;
  readonly #logs = new Map<string, LogRecord[][]>();
  readonly #groups = new Map<string, Member[]>();
  readonly #committed = new Map<string, number>();
  readonly #lows = new Map<string, number>();
  /** What topics were created with, and what of it was altered. */
  readonly #settings = new Map<string, Map<string, string>>();
  /** Offsets without records, as topic/partition/offset. */
  readonly #holes = new Set<string>();
  #members = 0;

  constructor(options: MemoryOptions = {}) {
    this.#options = {
      batchSize: 100,
      step: () => new Promise((resolve) => setImmediate(resolve)),
      now: Date.now,
      ...options,
    };
  }

  async topics(): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.#logs].map(([name, partitions]) => [name, partitions.length]));
  }

  async createTopics(plans: readonly TopicPlan[]): Promise<void> {
    for (const { name, partitions, settings } of plans) {
      if (this.#logs.has(name)) continue;
      this.#settings.set(name, new Map(Object.entries(settings)));
      this.#logs.set(
        name,
        Array.from({ length: partitions }, () => []),
      );
    }
  }

  /** Settings that nobody gave are not told. */
  async describeTopics(names: readonly string[]): Promise<ReadonlyMap<string, TopicState>> {
    return new Map(
      names.flatMap((name) => {
        const partitions = this.#logs.get(name)?.length;
        const settings = this.#settings.get(name) ?? new Map<string, string>();
        return partitions === undefined ? [] : [[name, { partitions, replicas: 1, settings }] as const];
      }),
    );
  }

  async alterTopic(name: string, settings: Readonly<Record<string, string>>): Promise<void> {
    this.#settings.set(name, new Map([...(this.#settings.get(name) ?? []), ...Object.entries(settings)]));
  }

  /** Adds partitions to a topic, as an operator does; members learn of them with the next assignment. */
  addPartitions(name: string, count: number): void {
    const log = this.#logs.get(name);
    while (log !== undefined && log.length < count) log.push([]);
  }

  /** All records of a partition, for checks. */
  records(topic: string, partition: number): readonly LogRecord[] {
    const log = this.#logs.get(topic)?.[partition];
    if (!log) throw new Error(`no partition ${keyOf(topic, partition)}`);
    return log;
  }

  async offsetsAt(topic: string, time: number): Promise<readonly { partition: number; offset: number }[]> {
    const ends = await this.offsets(topic);
    return ends.map(({ partition, low, high }) => {
      const found = this.#logs
        .get(topic)
        ?.[partition]?.find((one) => one.offset >= low && one.timestamp >= time);
      return { partition, offset: found?.offset ?? high };
    });
  }

  async offsets(topic: string): Promise<readonly PartitionOffsets[]> {
    await this.#options.step();
    const partitions = this.#logs.get(topic);
    if (!partitions) throw new Error(`no topic ${topic}`);
    return partitions.map((log, partition) => ({
      partition,
      low: this.#lows.get(keyOf(topic, partition)) ?? 0,
      high: log.length,
    }));
  }

  async committed(groupId: string, topic: string): Promise<readonly { partition: number; offset: number }[]> {
    await this.#options.step();
    const partitions = this.#logs.get(topic)?.length ?? 0;
    return Array.from({ length: partitions }, (_, partition) => ({
      partition,
      offset: this.#committed.get(`${groupId} ${keyOf(topic, partition)}`) ?? 0,
    }));
  }

  /** Deletes what lies before an offset, as retention does; whoever wants to read there begins with what is left. */
  deleteBefore(topic: string, partition: number, low: number): void {
    this.#lows.set(keyOf(topic, partition), low);
  }

  /** Appends at once, without a step and without faults: input for a simulation. */
  put(topic: string, partition: number, records: readonly NewRecord[]): void {
    const log = this.#logs.get(topic)?.[partition];
    if (!log) throw new Error(`no partition ${keyOf(topic, partition)}`);
    for (const record of records) {
      log.push({
        topic,
        partition,
        offset: log.length,
        timestamp: record.timestamp ?? this.#options.now(),
        key: record.key === null ? null : Buffer.from(record.key),
        value: record.value,
        headers: record.headers ?? [],
      });
    }
    this.#wake(topic, partition);
  }

  /** Appends offsets without records, as the markers of transactions are. */
  putHole(topic: string, partition: number, count: number): void {
    const { length } = this.records(topic, partition);
    for (let at = 0; at < count; at += 1) this.#holes.add(`${keyOf(topic, partition)}/${length + at}`);
    this.put(
      topic,
      partition,
      Array.from({ length: count }, () => ({ key: null, value: null })),
    );
  }

  /** Commits for a group from outside, as a command does. */
  commitFor(groupId: string, topic: string, partition: number, next: number): void {
    this.#committed.set(`${groupId} ${keyOf(topic, partition)}`, next);
  }

  async publisher(): Promise<Publisher> {
    return {
      append: async (topic, partition, records) => {
        const steps = this.#options.appendSteps?.() ?? 1;
        for (let step = 0; step < steps; step += 1) await this.#options.step();
        if (this.#options.isRefused?.(topic, records))
          throw new AppendRefused(`simulated: ${topic}/${partition} refuses ${records.length} records`);
        const fault = this.#options.appendFault?.(topic, partition);
        if (fault === 'before') throw new Error('simulated: the append was refused');
        this.put(topic, partition, records);
        if (fault === 'twice') this.put(topic, partition, records);
        const first = this.records(topic, partition).length - records.length;
        await this.#options.step();
        if (fault === 'after') throw new Error('simulated: the acknowledgement was lost');
        return first;
      },
      close: async () => undefined,
    };
  }

  async join(options: GroupOptions, handlers: GroupHandlers): Promise<Membership> {
    this.#members += 1;
    const member: Member = {
      id: `member-${String(this.#members).padStart(6, '0')}`,
      options,
      handlers,
      positions: new Map(),
      paused: new Set(),
      busy: new Set(),
      owned: new Set(),
      generation: 0,
      frozen: false,
      isBack: false,
      gone: false,
    };
    const group = this.#groups.get(options.groupId) ?? [];
    group.push(member);
    this.#groups.set(options.groupId, group);
    await this.#options.step();
    this.#rebalance(options.groupId);
    return { leave: async () => this.#remove(member) };
  }

  #remove(member: Member): void {
    if (member.gone) return;
    member.gone = true;
    member.generation += 1;
    const group = this.#groups.get(member.options.groupId) ?? [];
    this.#groups.set(
      member.options.groupId,
      group.filter((other) => other !== member),
    );
    this.#rebalance(member.options.groupId);
  }

  /** The nth member of a group vanishes without leaving, as by kill -9. */
  kill(groupId: string, index: number): void {
    const member = this.#groups.get(groupId)?.[index];
    if (member) this.#remove(member);
  }

  /** The nth member stops receiving anything while the group continues without it; the returned function wakes it. */
  freeze(groupId: string, index: number): () => void {
    const member = this.#groups.get(groupId)?.[index];
    if (!member) return () => undefined;
    member.frozen = true;
    member.isBack = true;
    this.#rebalance(groupId);
    return () => {
      member.frozen = false;
      this.#rebalance(groupId);
    };
  }

  #rebalance(groupId: string): void {
    const members = (this.#groups.get(groupId) ?? []).filter((member) => !member.frozen);
    const first = members[0];
    if (!first) return;
    const widest = Math.max(...first.options.topics.map((topic) => this.#logs.get(topic)?.length ?? 0));
    const shares = assignPartitions(
      members.map(({ id, owned, isBack }) => ({
        id,
        isBack,
        owned: [...owned].map((key) => Number(key.slice(key.lastIndexOf('/') + 1))),
      })),
      widest,
    );
    for (const member of members) this.#assign(member, shares.get(member.id) ?? []);
  }

  #assign(member: Member, partitions: readonly number[]): void {
    member.generation += 1;
    member.isBack = false;
    member.positions.clear();
    const assignment = new Map(
      member.options.topics.map((topic) => [
        topic,
        partitions.filter((partition) => partition < (this.#logs.get(topic)?.length ?? 0)),
      ]),
    );
    member.owned = new Set(
      [...assignment].flatMap(([topic, owned]) => owned.map((partition) => keyOf(topic, partition))),
    );
    member.handlers.onAssigned(assignment, this.#control(member));
    for (const key of member.owned) this.#pump(member, key);
  }

  #control(member: Member): GroupControl {
    return {
      pause: (topic, partition) => void member.paused.add(keyOf(topic, partition)),
      resume: (topic, partition) => {
        member.paused.delete(keyOf(topic, partition));
        this.#pump(member, keyOf(topic, partition));
      },
      seek: (topic, partition, offset) => {
        member.positions.set(keyOf(topic, partition), offset);
        this.#pump(member, keyOf(topic, partition));
      },
      commit: async (topic, partition, next) => {
        await this.#options.step();
        if (member.gone || member.frozen) throw new Error('simulated: not a member of the group');
        this.#committed.set(`${member.options.groupId} ${keyOf(topic, partition)}`, next);
      },
    };
  }

  #wake(topic: string, partition: number): void {
    for (const group of this.#groups.values()) {
      for (const member of group) this.#pump(member, keyOf(topic, partition));
    }
  }

  #pump(member: Member, key: string): void {
    if (member.busy.has(key)) return;
    member.busy.add(key);
    this.#deliver(member, key)
      .catch((error: unknown) => {
        if (!member.gone) member.handlers.onFailed(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => member.busy.delete(key));
  }

  async #deliver(member: Member, key: string): Promise<void> {
    for (;;) {
      await this.#options.step();
      const batch = this.#nextBatch(member, key);
      if (!batch) {
        // Freed in the same step as the check, so that a record that arrives from here on finds the pump free.
        member.busy.delete(key);
        return;
      }
      member.handlers.onActivity();
      const { generation } = member;
      try {
        await member.handlers.onBatch(batch, this.#control(member));
      } catch (error) {
        // A handler that learns of the rebalance from its heartbeat gives its batch up; anything else is a failure.
        if (member.generation === generation) throw error;
      }
    }
  }

  #nextBatch(member: Member, key: string): RecordBatch | undefined {
    if (member.gone || member.frozen || member.paused.has(key) || !member.owned.has(key)) return undefined;
    const slash = key.lastIndexOf('/');
    const topic = key.slice(0, slash);
    const partition = Number(key.slice(slash + 1));
    const log = this.#logs.get(topic)?.[partition] ?? [];
    const wanted = member.positions.get(key) ?? this.#committed.get(`${member.options.groupId} ${key}`) ?? 0;
    const from = Math.max(wanted, this.#lows.get(key) ?? 0);
    member.positions.set(key, from);
    if (from >= log.length) return undefined;
    const { generation } = member;
    let position = from;
    const isStale = () =>
      member.gone || member.generation !== generation || member.positions.get(key) !== position;
    const fetched = log.slice(from, from + this.#options.batchSize);
    return {
      topic,
      partition,
      records: fetched.filter(({ offset }) => !this.#holes.has(`${key}/${offset}`)),
      next: from + fetched.length,
      high: log.length,
      isStale,
      resolve: (offset) => {
        if (isStale()) return;
        position = offset + 1;
        member.positions.set(key, position);
      },
      heartbeat: async () => {
        await this.#options.step();
        if (member.gone || member.generation !== generation)
          throw new Error('simulated: the group is rebalancing');
      },
    };
  }

  async close(): Promise<void> {
    for (const group of this.#groups.values()) for (const member of group) member.gone = true;
  }
}
