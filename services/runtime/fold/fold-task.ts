/**
 * One partition of a fold: restores its state, then answers inputs.
 *
 * A task is used for one stretch of ownership. When its state can no longer be trusted (an append in doubt, a foreign
 * record) it is retired and a fresh one restores; retired tasks never publish. When the group deals the partition to
 * the same member again, the stretch goes on: as if the member had not noticed, except that it first reads its own
 * output up to where it stood after the join, to see whether somebody else has answered meanwhile.
 */
import { randomBytes } from 'node:crypto';
import type { GroupControl, LogRecord, NewRecord, PartitionOffsets, RecordBatch } from '../log/broker.ts';
import { RUN_LENGTH } from '../loop/run-bounds.ts';
import { emptiedHead, FactChain } from './fact-chain.ts';
import { countOutcomes, decideRun } from './fold-answer.ts';
import { appendAnswers } from './fold-append.ts';
import { answersOf, beganAfter, signatureOf } from './fold-headers.ts';
import { committedAnswer, partitionOffsets } from './fold-offsets.ts';
import { checkFoldRange, gapMessage } from './fold-range.ts';
import type { FoldParts } from './fold-runner.ts';
import { OutputProgress } from './output-progress.ts';
import { RestoreMeter } from './restore-meter.ts';

/** Records read back between two heartbeats: some ms of work. */
const HEARTBEAT_EVERY = 500;
/** How far back a compacted output is searched for its last events: several runs of answers. */
const TAIL_RECORDS = 2000;
/** Losses named in one line of the log at most; their number is a metric. */
const MAX_TOLD = 20;
/** How long that search may wait for the next record: compaction may have removed the rest, ms. */
const TAIL_PATIENCE_MS = 2000;

/** The fold of one partition. */
export class FoldTask<S> {
  readonly partition: number;
  readonly state: S;
  /** Set by the runner when another task has taken over. */
  retired = false;
  /** Names this stretch of ownership in what it writes: what an earlier one of this process wrote late is foreign too. */
  readonly #writer = randomBytes(9).toString('base64url');
  readonly #parts: FoldParts<S>;
  /** The facts read so far: own output (memory output) or input (memory input). */
  readonly #facts = new FactChain();
  readonly #progress = new OutputProgress();
  /** What this stretch of ownership goes on from, as its records tell. */
  #follows = '';
  readonly meter: RestoreMeter;
  readonly #isOver = () => this.retired;
  #phase: 'locating' | 'reading' | 'restoring' | 'catching-up' | 'live' = 'locating';
  /** Batches and set-ups in work. */
  #working = 0;
  /** Whether the state has moved on from what the log is known to hold. */
  #ahead = false;
  /** Last input offset answered; -1 when none. */
  #answered = -1;
  /** Last input offset that the own output was seen to answer. */
  #confirmed = -1;
  /** Offset after the last record of the own output that was read. */
  #outputRead = 0;
  /** Offset after the last input that a restore has read. */
  #inputRead = 0;
  #missing: readonly string[] = [];
  #input: PartitionOffsets;
  #output: PartitionOffsets;

  constructor(parts: FoldParts<S>, partition: number) {
    this.#parts = parts;
    this.partition = partition;
    this.state = parts.loop.open(partition);
    this.meter = new RestoreMeter(parts.context.metrics, partition, parts.now);
    this.#input = { partition, low: 0, high: 0 };
    this.#output = this.#input;
  }

  get isLive(): boolean {
    return this.#phase === 'live';
  }

  /** What the state lacks because retention has deleted it; see FoldLoop.missing. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** Pauses both partitions at once, then finds out where the restore begins and ends. */
  begin(control: GroupControl): void {
    const { loop } = this.#parts;
    control.pause(loop.input, this.partition);
    control.pause(loop.output, this.partition);
    void this.#work(() => this.#locate(control));
  }

  /** Runs work that nobody waits for; while it lasts the task is not kept over a new deal of partitions. */
  async #work(action: () => Promise<void>): Promise<void> {
    this.#working += 1;
    try {
      await action();
    } catch (error) {
      if (!this.retired)
        this.#parts.context.onFailed(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#working -= 1;
    }
  }

  /** Goes on after the partition was dealt to this member again. False when a fresh task has to restore instead. */
  rejoin(control: GroupControl): boolean {
    const { loop } = this.#parts;
    // The tail of a compacted output is searched in one go.
    const isSearching = this.#phase === 'reading' && loop.memory === 'input';
    if (this.retired || this.#working > 0 || this.#ahead || this.#phase === 'locating' || isSearching)
      return false;
    control.pause(loop.input, this.partition);
    control.pause(loop.output, this.partition);
    void this.#work(() => this.#goOn(control));
    return true;
  }

  async #goOn(control: GroupControl): Promise<void> {
    const { loop } = this.#parts;
    if (this.#phase === 'live') this.#phase = 'catching-up';
    this.#output = await partitionOffsets(this.#parts, loop.output, this.partition, this.#isOver);
    if (this.retired) return;
    if (this.#output.high < this.#outputRead) return this.#endLost(control, this.#output.high);
    control.seek(loop.output, this.partition, this.#outputRead);
    control.resume(loop.output, this.partition);
    if (this.#phase === 'restoring') {
      control.seek(loop.input, this.partition, this.#inputRead);
      control.resume(loop.input, this.partition);
    } else if (this.#phase === 'reading') {
      await this.#answerWhenRead(control);
    } else {
      await this.#catchUp(control);
    }
  }

  /** Goes on answering once the own output was read to its end. */
  async #catchUp(control: GroupControl): Promise<void> {
    const { loop } = this.#parts;
    if (this.#outputRead >= this.#output.high) this.#resumeAnswering(control);
    // The last records of a compacted output may be gone; those of a log of facts never are.
    else if (loop.memory === 'input' && (await this.#waitForTail())) this.#resumeAnswering(control);
  }

  #resumeAnswering(control: GroupControl): void {
    const { loop } = this.#parts;
    if (this.#phase !== 'catching-up') return;
    this.#phase = 'live';
    control.seek(loop.input, this.partition, this.#answered + 1);
    control.resume(loop.input, this.partition);
    this.#reportLive(control, false);
  }

  /** Waits until the output was read to its end, or long enough to know that its end is compacted away. */
  async #waitForTail(): Promise<boolean> {
    const { context, now } = this.#parts;
    let read = this.#outputRead;
    let movedAt = now();
    while (this.#outputRead < this.#output.high && now() < movedAt + TAIL_PATIENCE_MS && !this.retired) {
      await context.sleep(5);
      if (this.#outputRead > read) [read, movedAt] = [this.#outputRead, now()];
    }
    return !this.retired;
  }

  async #locate(control: GroupControl): Promise<void> {
    const { loop } = this.#parts;
    this.#output = await partitionOffsets(this.#parts, loop.output, this.partition, this.#isOver);
    if (this.retired) return;
    const { low, high } = this.#output;
    this.#phase = 'reading';
    const from = loop.memory === 'output' ? low : Math.max(low, high - TAIL_RECORDS);
    this.#outputRead = from;
    control.seek(loop.output, this.partition, from);
    control.resume(loop.output, this.partition);
    if (loop.memory === 'input') await this.#restoreFromInput(control);
    else if (low >= high) await this.#startAnswering(control);
  }

  async #restoreFromInput(control: GroupControl): Promise<void> {
    const { loop } = this.#parts;
    if (!(await this.#waitForTail())) return;
    // Where nothing of the output is left to tell, the figure for the dashboards does.
    const known = this.#progress.seen
      ? this.#progress.answered
      : await committedAnswer(this.#parts, this.partition, this.#isOver);
    await this.#checkRange(known);
    if (this.retired) return;
    // More may have been read while the range was checked; it was answered by then, so it exists.
    if (this.#progress.seen) this.#answered = this.#progress.answered;
    this.#phase = 'restoring';
    this.#inputRead = this.#input.low;
    control.seek(loop.input, this.partition, this.#input.low);
    control.resume(loop.input, this.partition);
    if (this.#answered < this.#input.low) this.#becomeLive(control);
  }

  /** The input's offsets are asked after the answers were read, so that no answer can be ahead of them. */
  async #checkRange(answered: number): Promise<void> {
    const { loop } = this.#parts;
    this.#input = await partitionOffsets(this.#parts, loop.input, this.partition, this.#isOver);
    // A partition never answered begins with what is left of its input.
    this.#answered = answered < 0 ? this.#input.low - 1 : answered;
    if (!this.retired) checkFoldRange(loop.input, loop.output, this.#input, this.#answered);
  }

  async #startAnswering(control: GroupControl): Promise<void> {
    const { loop } = this.#parts;
    control.pause(loop.output, this.partition);
    await this.#checkRange(this.#answered);
    if (this.retired) return;
    control.resume(loop.output, this.partition);
    control.seek(loop.input, this.partition, this.#answered + 1);
    control.resume(loop.input, this.partition);
    this.#becomeLive(control);
  }

  #becomeLive(control: GroupControl): void {
    const { context, loop } = this.#parts;
    this.#phase = 'live';
    const head = this.#facts.head || emptiedHead(this.#outputRead);
    this.#follows = loop.memory === 'output' ? head : `@${this.#answered}`;
    this.#confirmed = this.#answered;
    context.logger.info(
      { partition: this.partition, answered: this.#answered, seconds: this.meter.seconds() },
      'partition live',
    );
    this.#lookForLoss();
    this.#reportLive(control, true);
  }

  /** Facts that retention deleted although the state needs them make another state: never silently. */
  #lookForLoss(): void {
    const { context, loop } = this.#parts;
    const [log, { low }] = loop.memory === 'output' ? [loop.output, this.#output] : [loop.input, this.#input];
    if (low > 0 && this.#facts.first >= 0)
      this.#missing = loop.missing?.(this.state, this.#facts.first) ?? [];
    context.metrics.restoreMissing.set({ partition: this.partition }, this.#missing.length);
    if (this.#missing.length === 0) return;
    context.logger.error(
      { partition: this.partition, missing: this.#missing.slice(0, MAX_TOLD) },
      `${log}/${this.partition}: retention has deleted facts that the state still needs; from here on it differs from one that never stopped. Lengthen the topic's retention beyond the longest window and story`,
    );
  }

  #reportLive(control: GroupControl, restored: boolean): void {
    const { commits, loop, onLive } = this.#parts;
    this.meter.live(restored);
    // A former owner may have ended between its last answer and its commit.
    if (this.#answered >= this.#input.low)
      commits.note(loop.input, this.partition, this.#answered + 1, control);
    onLive();
  }

  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    if (this.#phase === 'locating') return;
    this.#working += 1;
    try {
      if (batch.topic === this.#parts.loop.output) await this.#onOutput(batch, control);
      else await this.#onInput(batch, control);
    } finally {
      this.#working -= 1;
    }
  }

  async #onOutput(batch: RecordBatch, control: GroupControl): Promise<void> {
    const [first] = batch.records;
    if (first && first.offset < this.#outputRead && this.#phase !== 'reading')
      return this.#endLost(control, first.offset);
    let done = 0;
    for (const record of batch.records) {
      if (this.#phase !== 'reading') this.#observe(record, control);
      else if (this.#parts.loop.memory === 'output') await this.#readBack(record);
      else this.#progress.take(answersOf(record), signatureOf(record).writer, beganAfter(record));
      done += 1;
      if (done % HEARTBEAT_EVERY === 0) await batch.heartbeat();
      if (this.retired || batch.isStale()) return;
    }
    const last = batch.records[batch.records.length - 1];
    if (!last) return;
    batch.resolve(last.offset);
    this.#outputRead = last.offset + 1;
    if (this.#outputRead >= this.#output.high) this.#resumeAnswering(control);
    if (this.#phase !== 'reading' || this.#parts.loop.memory === 'input') return;
    this.meter.note(last.offset + 1, this.#output.low, this.#output.high);
    await this.#answerWhenRead(control);
  }

  /** The output ends before what was read of it: a broker that crashed has lost its end, and answers with it. */
  #endLost(control: GroupControl, at: number): void {
    const { context, loop, onRestart } = this.#parts;
    context.logger.warn(
      { partition: this.partition, read: this.#outputRead, at },
      `${loop.output} has lost its end; restoring from what is left`,
    );
    onRestart(this, control);
  }

  async #answerWhenRead(control: GroupControl): Promise<void> {
    if (this.#outputRead >= this.#output.high) await this.#startAnswering(control);
  }

  async #readBack(record: LogRecord): Promise<void> {
    if (!this.#facts.take(record)) return;
    await this.#parts.loop.restore(this.state, record);
    this.#answered = this.#facts.answered;
  }

  /** Reads the own output on, to see whether somebody else writes to it. */
  #observe(record: LogRecord, control: GroupControl): void {
    const { loop, context, onRestart } = this.#parts;
    const answers = answersOf(record);
    const counts = loop.memory === 'output' ? this.#facts.take(record) : answers !== this.#confirmed;
    if (signatureOf(record).writer === this.#writer) {
      this.#confirmed = Math.max(this.#confirmed, answers);
      return;
    }
    context.metrics.foreignRecords.inc();
    if (!counts) return;
    const late = answers < this.#confirmed;
    context.logger.warn(
      { partition: this.partition, offset: record.offset, answers, late },
      'another member wrote here; restoring',
    );
    onRestart(this, control);
  }

  async #onInput(batch: RecordBatch, control: GroupControl): Promise<void> {
    if (this.#phase === 'reading' || this.#phase === 'catching-up') return;
    let start = this.#phase === 'restoring' ? await this.#restoreInputs(batch, control) : 0;
    while (start < batch.records.length) {
      if (this.retired || batch.isStale()) return;
      start += await this.#answerRun(batch.records.slice(start, start + RUN_LENGTH), batch, control);
    }
  }

  /** Applies the inputs that the output answers already. Returns the index of the first that it does not. */
  async #restoreInputs(batch: RecordBatch, control: GroupControl): Promise<number> {
    let index = 0;
    for (const record of batch.records) {
      if (record.offset > this.#answered) break;
      if (this.#facts.take(record)) await this.#parts.loop.restore(this.state, record);
      index += 1;
      if (index % HEARTBEAT_EVERY === 0) await batch.heartbeat();
      if (this.retired || batch.isStale()) return batch.records.length;
    }
    const last = batch.records[index - 1];
    if (last) {
      batch.resolve(last.offset);
      this.#inputRead = last.offset + 1;
      this.meter.note(last.offset + 1, this.#input.low, this.#answered + 1);
    }
    if (index < batch.records.length || (last && last.offset >= this.#answered)) this.#becomeLive(control);
    return index;
  }

  /** Answers a run as far as its time reaches. Returns how many records that were; all when the task is over. */
  async #answerRun(run: readonly LogRecord[], batch: RecordBatch, control: GroupControl): Promise<number> {
    const { loop, publisher, context, commits, onRestart } = this.#parts;
    const [first] = run;
    if (!first) return run.length;
    // The inner topics have no gaps, so one means that inputs were deleted unanswered.
    if (first.offset !== this.#answered + 1)
      throw new Error(gapMessage(loop.input, this.partition, this.#answered + 1, first.offset));
    this.#ahead = true;
    const signature = { writer: this.#writer, follows: this.#follows };
    const decided = await decideRun(this.#parts, this.state, this.#facts, run, signature);
    const last = run[decided.outcomes.length - 1];
    if (this.retired || !last) return run.length;
    const target = {
      output: loop.output,
      partition: this.partition,
      deadLetterTopic: loop.deadLetterTopic,
      isOver: () => this.retired || batch.isStale(),
      onAppended: (records: readonly NewRecord[], offset: number | undefined) =>
        this.#passOwn(records, offset, control),
    };
    if (!(await appendAnswers(publisher, context, target, decided))) {
      // The state is ahead of the log and must not be used again.
      if (!batch.isStale()) onRestart(this, control);
      else this.retired = true;
      return run.length;
    }
    // Another task may have sought the input since: resolving now would move it.
    if (this.retired) return run.length;
    // By offsets, so that an input that was skipped shows.
    context.metrics.unaccounted.inc(last.offset - this.#answered - decided.outcomes.length);
    this.#answered = last.offset;
    this.#ahead = false;
    countOutcomes(this.#parts, decided.outcomes);
    batch.resolve(last.offset);
    commits.note(loop.input, this.partition, last.offset + 1, control);
    context.reportLag(batch, last);
    await batch.heartbeat();
    return decided.outcomes.length;
  }

  /**
   * Passes over what this task appended itself, when it came to stand right behind what was read: then nobody else has
   * written, and reading it back would tell nothing. Otherwise all that lies there is read.
   */
  #passOwn(records: readonly NewRecord[], first: number | undefined, control: GroupControl): void {
    if (first !== this.#outputRead || this.retired) return;
    const { output: topic } = this.#parts.loop;
    for (const { headers = [] } of records) {
      const place = { topic, partition: this.partition, offset: this.#outputRead };
      this.#observe({ ...place, timestamp: 0, key: null, value: null, headers }, control);
      this.#outputRead += 1;
    }
    control.seek(topic, this.partition, this.#outputRead);
  }
}
