/**
 * The fold loop: a deterministic fold over each input partition, exactly once without transactions.
 *
 * A task owns partition p of its input and of its output. Everything it knows can be read back from a log of facts:
 * its own output (dedupe) or its input (enrich). Every output record names the input offset it answers.
 *
 * Order of effects for a run of inputs:
 *   1. answer each: state moves ahead of the log        (a crash forgets the state; a restore finds the log's)
 *   2. append all answers, one input never cut in two   (a crash after it: the restore sees them and goes on after)
 *   3. resolve, and commit for the lag figures          (a crash before it costs nothing)
 *
 * When partitions are dealt, synchronously: pause, so that nothing is fetched; then read the log back to its end as it
 * stood after the join, seek the input to the first unanswered offset, resume.
 *
 * A member that lost its partition without knowing (a zombie) may append late. Readers take the first record of an
 * input offset, so it does no harm; the live task reads its own output on, and a foreign record that comes first makes
 * it forget its state and restore.
 */
import { randomUUID } from 'node:crypto';
import { batchGroups } from './batch-records.ts';
import type {
  Broker,
  GroupControl,
  LogRecord,
  Membership,
  NewRecord,
  PartitionOffsets,
  Publisher,
  RecordBatch,
} from './broker.ts';
import { headerText } from './broker.ts';
import type { LoopContext } from './loop-context.ts';
import { withRetry } from './retry.ts';

/** Header that names the input offset a record answers. */
export const ANSWERS_HEADER = 'newsfold-answers';
/** Header that names the process that wrote a record. */
export const WRITER_HEADER = 'newsfold-writer';

/** The answer to one input. */
export interface Answer {
  /** Records for the output partition, appended whole or not at all. */
  readonly records: readonly NewRecord[];
  /** Records for the dead-letter topic. */
  readonly deadLetters: readonly NewRecord[];
  readonly outcome: 'publish' | 'drop' | 'dead-letter';
  readonly reason: string;
}

/** What a fold worker is made of. */
export interface FoldLoop<S> {
  readonly groupId: string;
  readonly input: string;
  readonly output: string;
  readonly deadLetterTopic: string;
  /** The log that the state is read back from. */
  readonly memory: 'input' | 'output';
  /** The state of an empty partition. */
  open(partition: number): S;
  /** Applies a fact that was read back. */
  restore(state: S, record: LogRecord): void | Promise<void>;
  /** Answers an input and moves the state. A throw is a bug and ends the process. */
  answer(state: S, record: LogRecord): Answer | Promise<Answer>;
  /** The records that put right what a late foreign record left as the newest of its key. */
  reassert?(state: S, foreign: LogRecord): readonly NewRecord[];
}

interface Task<S> {
  readonly partition: number;
  state: S;
  phase: 'starting' | 'restoring' | 'live';
  /** Last input offset that the log answers; -1 when none. */
  answered: number;
  /** Last input offset seen answered in the own output while live. */
  confirmed: number;
  /** Offsets of the input when the restore began. */
  input: PartitionOffsets;
  /** Where the restore ends: output offset (memory output) or input offset (memory input). */
  restoreEnd: number;
  restoreStart: number;
  /** Offset after the last own output record seen during a restore. */
  outputSeen: number;
  startedAt: number;
}

const RUN_LENGTH = 200;
const HEARTBEAT_EVERY = 500;
/** How far back the end of a compacted output is searched for its last record. */
const TAIL_RECORDS = 500;
/** How often a figure for the lag dashboards is committed, ms. */
const COMMIT_EVERY_MS = 200;

/** The fold over all partitions of one member. */
export class FoldRunner<S> {
  readonly #loop: FoldLoop<S>;
  readonly #broker: Broker;
  readonly #context: LoopContext;
  readonly #publisher: Publisher;
  readonly #now: () => number;
  readonly #writer = Buffer.from(randomUUID());
  readonly #tasks = new Map<number, Task<S>>();
  #dealt = false;
  readonly #commits = new Map<number, { next: number; waiting: boolean }>();

  constructor(
    loop: FoldLoop<S>,
    broker: Broker,
    context: LoopContext,
    publisher: Publisher,
    now: () => number,
  ) {
    this.#loop = loop;
    this.#broker = broker;
    this.#context = context;
    this.#publisher = publisher;
    this.#now = now;
  }

  /** Synchronous, before anything is fetched. */
  onAssigned(assignment: ReadonlyMap<string, readonly number[]>, control: GroupControl): void {
    this.#context.metrics.rebalances.inc();
    this.#context.logger.info({ assignment: Object.fromEntries(assignment) }, 'partitions assigned');
    this.#dealt = true;
    this.#tasks.clear();
    this.#context.metrics.lagRecords.reset();
    this.#context.metrics.lagSeconds.reset();
    this.#context.metrics.restoring.reset();
    for (const partition of assignment.get(this.#loop.input) ?? []) this.#begin(partition, control);
    this.#reportReady();
  }

  /** Forgets what is known of a partition and reads it back. */
  #begin(partition: number, control: GroupControl): void {
    control.pause(this.#loop.input, partition);
    control.pause(this.#loop.output, partition);
    const task: Task<S> = {
      partition,
      state: this.#loop.open(partition),
      phase: 'starting',
      answered: -1,
      confirmed: -1,
      input: { partition, low: 0, high: 0 },
      restoreEnd: 0,
      restoreStart: 0,
      outputSeen: 0,
      startedAt: this.#now(),
    };
    this.#tasks.set(partition, task);
    this.#context.metrics.restoring.set({ partition }, 0);
    this.#locate(task, control).catch((error: unknown) => {
      if (this.#isCurrent(task))
        this.#context.onFailed(error instanceof Error ? error : new Error(String(error)));
    });
  }

  #isCurrent(task: Task<S>): boolean {
    return this.#tasks.get(task.partition) === task;
  }

  async #locate(task: Task<S>, control: GroupControl): Promise<void> {
    const policy = { ...this.#context.transient('offsets'), shouldStop: () => !this.#isCurrent(task) };
    const offsetsOf = async (topic: string): Promise<PartitionOffsets> => {
      const all = await withRetry(() => this.#broker.offsets(topic), policy);
      const found = all.find(({ partition }) => partition === task.partition);
      if (!found)
        throw new Error(
          `${topic} has no partition ${task.partition}; input and output need the same number of partitions`,
        );
      return found;
    };
    const input = await offsetsOf(this.#loop.input);
    const output = await offsetsOf(this.#loop.output);
    if (!this.#isCurrent(task)) return;
    task.input = input;
    if (this.#loop.memory === 'output') this.#restoreFromOutput(task, control, output);
    else await this.#restoreFromInput(task, control, input, output);
  }

  #restoreFromOutput(task: Task<S>, control: GroupControl, output: PartitionOffsets): void {
    task.phase = 'restoring';
    task.restoreStart = output.low;
    task.restoreEnd = output.high;
    control.seek(this.#loop.output, task.partition, output.low);
    control.resume(this.#loop.output, task.partition);
    if (output.low >= output.high) this.#startFromAnswered(task, control);
  }

  async #restoreFromInput(
    task: Task<S>,
    control: GroupControl,
    input: PartitionOffsets,
    output: PartitionOffsets,
  ): Promise<void> {
    const policy = { ...this.#context.transient('committed'), shouldStop: () => !this.#isCurrent(task) };
    const committed = await withRetry(
      () => this.#broker.committed(this.#loop.groupId, this.#loop.input),
      policy,
    );
    if (!this.#isCurrent(task)) return;
    task.answered = (committed.find(({ partition }) => partition === task.partition)?.offset ?? 0) - 1;
    task.phase = 'restoring';
    task.restoreStart = input.low;
    control.seek(this.#loop.output, task.partition, Math.max(output.low, output.high - TAIL_RECORDS));
    control.resume(this.#loop.output, task.partition);
    // The last record of a compacted log may be gone with nothing behind it to fetch, so the search is bounded in time;
    // whatever it misses is answered again by the same bytes, which readers know by key and revision.
    const deadline = this.#now() + 2000;
    while (output.high > output.low && task.outputSeen < output.high && this.#now() < deadline) {
      await this.#context.sleep(5);
      if (!this.#isCurrent(task)) return;
    }
    this.#checkRange(task, input);
    task.restoreEnd = task.answered + 1;
    control.seek(this.#loop.input, task.partition, input.low);
    control.resume(this.#loop.input, task.partition);
    if (task.answered < input.low) this.#becomeLive(task);
  }

  /** Input that the log has not answered must still be there, and what it answers must have existed. */
  #checkRange(task: Task<S>, input: PartitionOffsets): void {
    // A partition never answered begins with what is left of its input.
    if (task.answered < 0) task.answered = input.low - 1;
    const next = task.answered + 1;
    const where = `${this.#loop.input}/${task.partition}`;
    if (next < input.low) {
      throw new Error(
        `${where}: offsets ${next} to ${input.low - 1} were deleted before they were answered; that input is lost. Lengthen the topic's retention; to go on without it, start with a new TOPIC_PREFIX`,
      );
    }
    if (next > input.high) {
      throw new Error(
        `${where}: ${this.#loop.output} answers offset ${task.answered}, but the topic ends at ${input.high}; it was recreated or truncated. Recreate ${this.#loop.output} too, or start with a new TOPIC_PREFIX`,
      );
    }
  }

  #startFromAnswered(task: Task<S>, control: GroupControl): void {
    this.#checkRange(task, task.input);
    control.seek(this.#loop.input, task.partition, task.answered + 1);
    control.resume(this.#loop.input, task.partition);
    this.#becomeLive(task);
  }

  #becomeLive(task: Task<S>): void {
    task.phase = 'live';
    task.confirmed = Math.max(task.confirmed, task.answered);
    const seconds = (this.#now() - task.startedAt) / 1000;
    const { partition } = task;
    this.#context.metrics.restoring.set({ partition }, 1);
    this.#context.metrics.restoreDuration.set({ partition }, seconds);
    this.#context.logger.info({ partition, answered: task.answered, seconds }, 'partition live');
    this.#reportReady();
  }

  #reportReady(): void {
    if (this.isReady()) this.#context.onReady();
  }

  /** Whether the group has dealt this member its partitions and all of them are live. */
  isReady(): boolean {
    return this.#dealt && [...this.#tasks.values()].every((task) => task.phase === 'live');
  }

  /** Whether every partition of this member is live, and how many are. */
  status(): { readonly partitions: number; readonly live: number } {
    const tasks = [...this.#tasks.values()];
    return { partitions: tasks.length, live: tasks.filter((task) => task.phase === 'live').length };
  }

  /** The states of the live partitions, for figures. */
  states(): readonly { readonly partition: number; readonly state: S }[] {
    return [...this.#tasks.values()].filter((task) => task.phase === 'live');
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    const task = this.#tasks.get(batch.partition);
    if (!task || task.phase === 'starting' || batch.isStale()) return;
    if (batch.topic === this.#loop.output) await this.#onOutput(task, batch, control);
    else await this.#onInput(task, batch, control);
  }

  async #onOutput(task: Task<S>, batch: RecordBatch, control: GroupControl): Promise<void> {
    const restoring = task.phase === 'restoring';
    let done = 0;
    for (const record of batch.records) {
      if (task.phase === 'live') {
        if (!(await this.#observe(task, record, control))) return;
      } else if (this.#loop.memory === 'output') {
        await this.#readBack(task, record);
      } else {
        task.answered = Math.max(task.answered, answersOf(record));
        task.outputSeen = record.offset + 1;
      }
      done += 1;
      if (done % HEARTBEAT_EVERY === 0) await batch.heartbeat();
      if (!this.#isCurrent(task) || batch.isStale()) return;
    }
    const last = batch.records[batch.records.length - 1];
    if (!last) return;
    batch.resolve(last.offset);
    if (!restoring || this.#loop.memory === 'input') return;
    this.#reportRestore(task, last.offset + 1);
    if (last.offset + 1 >= task.restoreEnd) this.#startFromAnswered(task, control);
  }

  async #readBack(task: Task<S>, record: LogRecord): Promise<void> {
    const answers = answersOf(record);
    if (answers <= task.answered) return;
    await this.#loop.restore(task.state, record);
    task.answered = answers;
  }

  /** Reads the own output while live. False when the task had to be given up. */
  async #observe(task: Task<S>, record: LogRecord, control: GroupControl): Promise<boolean> {
    const answers = answersOf(record);
    const own = headerText(record, WRITER_HEADER) === this.#writer.toString();
    if (own) {
      task.confirmed = Math.max(task.confirmed, answers);
      return true;
    }
    if (answers <= task.confirmed) {
      await this.#putRight(task, record);
      return true;
    }
    this.#context.metrics.takeovers.inc();
    this.#context.logger.warn(
      { partition: task.partition, offset: record.offset, answers },
      'another member writes here; restoring',
    );
    this.#begin(task.partition, control);
    return false;
  }

  async #putRight(task: Task<S>, record: LogRecord): Promise<void> {
    this.#context.metrics.takeovers.inc();
    const records = this.#loop.reassert?.(task.state, record) ?? [];
    if (records.length > 0) await this.#publisher.append(this.#loop.output, task.partition, records);
  }

  #reportRestore(task: Task<S>, position: number): void {
    const total = task.restoreEnd - task.restoreStart;
    this.#context.metrics.restoring.set(
      { partition: task.partition },
      total <= 0 ? 1 : Math.min(1, (position - task.restoreStart) / total),
    );
  }

  async #onInput(task: Task<S>, batch: RecordBatch, control: GroupControl): Promise<void> {
    let start = 0;
    if (task.phase === 'restoring') start = await this.#restoreInputs(task, batch);
    for (; start < batch.records.length; start += RUN_LENGTH) {
      if (!this.#isCurrent(task) || batch.isStale()) return;
      const run = batch.records.slice(start, start + RUN_LENGTH);
      if (!(await this.#answerRun(task, run, batch, control))) return;
    }
  }

  /** Applies the inputs that the output answers already. Returns the index of the first that it does not. */
  async #restoreInputs(task: Task<S>, batch: RecordBatch): Promise<number> {
    let index = 0;
    for (const record of batch.records) {
      if (record.offset > task.answered) break;
      await this.#loop.restore(task.state, record);
      index += 1;
      if (index % HEARTBEAT_EVERY === 0) {
        await batch.heartbeat();
        if (!this.#isCurrent(task) || batch.isStale()) return batch.records.length;
      }
    }
    const last = batch.records[index - 1];
    if (last) {
      batch.resolve(last.offset);
      this.#reportRestore(task, last.offset + 1);
    }
    if (index < batch.records.length || (last && last.offset >= task.answered)) this.#becomeLive(task);
    return index;
  }

  async #answerRun(
    task: Task<S>,
    run: readonly LogRecord[],
    batch: RecordBatch,
    control: GroupControl,
  ): Promise<boolean> {
    const groups: NewRecord[][] = [];
    const deadLetters: NewRecord[] = [];
    const { metrics } = this.#context;
    const outcomes: { outcome: string; reason: string }[] = [];
    for (const record of run) {
      const end = metrics.stageDuration.startTimer();
      const answer = await this.#loop.answer(task.state, record);
      end();
      outcomes.push({ outcome: answer.outcome, reason: answer.reason });
      if (answer.records.length > 0) groups.push(answer.records.map((out) => this.#sign(out, record.offset)));
      deadLetters.push(...answer.deadLetters);
    }
    const last = run[run.length - 1];
    if (!last) return true;
    if (!this.#isCurrent(task)) return false;
    if (batch.isStale() || !(await this.#append(task, groups, deadLetters, batch))) {
      this.#abandon(task, batch, control);
      return false;
    }
    // By offsets, so that an input that was skipped shows: the inner topics have no gaps.
    metrics.unaccounted.inc(last.offset - task.answered - outcomes.length);
    task.answered = last.offset;
    for (const labels of outcomes) metrics.outcomes.inc(labels);
    batch.resolve(last.offset);
    this.#commitSoon(task.partition, last.offset + 1, control);
    this.#context.reportLag(batch, last);
    await batch.heartbeat();
    return this.#isCurrent(task);
  }

  /** The state is ahead of the log: it must not be used again. */
  #abandon(task: Task<S>, batch: RecordBatch, control: GroupControl): void {
    if (!this.#isCurrent(task)) return;
    if (batch.isStale()) this.#tasks.delete(task.partition);
    else this.#begin(task.partition, control);
  }

  #sign(record: NewRecord, answers: number): NewRecord {
    const headers = [
      ...(record.headers ?? []),
      [ANSWERS_HEADER, Buffer.from(String(answers))] as const,
      [WRITER_HEADER, this.#writer] as const,
    ];
    return { ...record, headers };
  }

  async #append(
    task: Task<S>,
    groups: readonly NewRecord[][],
    deadLetters: readonly NewRecord[],
    batch: RecordBatch,
  ): Promise<boolean> {
    try {
      for (const part of batchGroups(deadLetters.map((letter) => [letter]))) {
        await this.#publisher.append(this.#loop.deadLetterTopic, 0, part);
      }
      for (const part of batchGroups(groups)) {
        if (batch.isStale() || !this.#isCurrent(task)) return false;
        const end = this.#context.metrics.appendDuration.startTimer();
        await this.#publisher.append(this.#loop.output, task.partition, part);
        end();
      }
      return true;
    } catch (error) {
      // Nobody knows whether the batch was appended: read the log back and see.
      this.#context.metrics.retries.inc({ operation: 'append' });
      this.#context.logger.warn(
        { err: error, partition: task.partition },
        'append failed; restoring to see how far the log goes',
      );
      await this.#context.sleep(200);
      return false;
    }
  }

  #commitSoon(partition: number, next: number, control: GroupControl): void {
    const entry = this.#commits.get(partition) ?? { next, waiting: false };
    entry.next = next;
    this.#commits.set(partition, entry);
    if (entry.waiting) return;
    entry.waiting = true;
    this.#commitLater(partition, entry, control).catch((error: unknown) => {
      this.#context.logger.debug(
        { err: error, partition },
        'commit of the lag figure failed; the next one follows',
      );
    });
  }

  async #commitLater(
    partition: number,
    entry: { next: number; waiting: boolean },
    control: GroupControl,
  ): Promise<void> {
    await this.#context.sleep(COMMIT_EVERY_MS);
    if (!entry.waiting) return;
    entry.waiting = false;
    await control.commit(this.#loop.input, partition, entry.next);
  }

  /** Commits what is still to be committed, for the dashboards; called before leaving the group. */
  async flushCommits(control: GroupControl | undefined): Promise<void> {
    for (const [partition, entry] of this.#commits) {
      if (!entry.waiting || !control || !this.#tasks.has(partition)) continue;
      entry.waiting = false;
      await control.commit(this.#loop.input, partition, entry.next).catch((error: unknown) => {
        this.#context.logger.debug({ err: error, partition }, 'last commit of the lag figure failed');
      });
    }
    this.#commits.clear();
  }
}

function answersOf(record: LogRecord): number {
  const answers = Number(headerText(record, ANSWERS_HEADER));
  if (!Number.isSafeInteger(answers)) {
    throw new Error(
      `${record.topic}/${record.partition}/${record.offset} does not say which input it answers: it was not written by newsfold; remove what else writes to this topic`,
    );
  }
  return answers;
}

/** Runs the loop until stop is called. */
export async function runFoldLoop<S>(
  loop: FoldLoop<S>,
  broker: Broker,
  context: LoopContext,
  now: () => number = Date.now,
): Promise<{ readonly runner: FoldRunner<S>; stop(): Promise<void> }> {
  const publisher = await broker.publisher();
  const runner = new FoldRunner(loop, broker, context, publisher, now);
  let control: GroupControl | undefined;
  const membership: Membership = await broker.join(
    { groupId: loop.groupId, topics: [loop.input, loop.output], coPartitioned: true },
    {
      onAssigned: (assignment, given) => {
        control = given;
        runner.onAssigned(assignment, given);
      },
      onBatch: (batch, given) => context.watch(() => runner.onBatch(batch, given)),
      onFailed: context.onFailed,
      onActivity: context.onActivity,
    },
  );
  return {
    runner,
    stop: async () => {
      await runner.flushCommits(control);
      await membership.leave();
      await publisher.close();
    },
  };
}
