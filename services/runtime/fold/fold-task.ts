/**
 * One partition of a fold: restores its state, then answers inputs. A task is used for one stretch of ownership.
 *
 *   begin ─► locating ─► reading ─► settling ─► restoring ─► live ◄─────► answering
 *                                                            │  ▲
 *                             assigned to this member again  ▼  │  output read to its end
 *                                                         catching-up
 *
 *   answering ─► refused       any of them ─► retired
 *
 * fold-phase.ts says what happens in each phase, and which transitions are legal. Beside the phase a task has only
 * positions (what was read, what was answered) and the number of calls inside it, which decides nothing but whether the
 * task can be kept over a rebalance.
 *
 * When its state can no longer be trusted (an append in doubt, a foreign record) a task is retired and a fresh one
 * restores; retired tasks never publish. When the group assigns the partition to the same member again, the stretch
 * continues in its phase; a live task first catches up with its own output, to the end that it has after the join, to
 * see whether another member has answered meanwhile.
 */
import type { GroupControl, RecordBatch } from '../log/broker.ts';
import { NotNow } from '../loop/not-now.ts';
import { RUN_LENGTH } from '../loop/run-bounds.ts';
import { answerRun, passHole } from './answer-run.ts';
import type { FoldParts } from './fold-parts.ts';
import {
  beginRestore,
  continueRestore,
  HEARTBEAT_EVERY,
  onOutputRead,
  restartAtLostEnd,
  restoreInputs,
} from './fold-restore.ts';
import { OwnedPartition } from './owned-partition.ts';
import { isKeptOverRebalance } from './progress/fold-phase.ts';
import type { RestoreProgress } from './progress/restore-meter.ts';
import { parkRestore } from './wait-or-refuse.ts';

/** The fold of one partition. */
export class FoldTask<S> {
  readonly partition: number;
  readonly state: S;
  readonly #owned: OwnedPartition<S>;
  /** Calls inside the task: batches, and steps of a restore that nobody waits for. */
  #inFlight = 0;
  #isClosed = false;

  constructor(parts: FoldParts<S>, partition: number) {
    this.#owned = new OwnedPartition(parts, partition);
    this.partition = partition;
    this.state = this.#owned.state;
  }

  get isLive(): boolean {
    return this.#owned.phase === 'live' || this.#owned.phase === 'answering';
  }

  /** What the state lacks because retention has deleted it; see FoldDefinition.missing. */
  get missing(): readonly string[] {
    return this.#owned.missing;
  }

  /** How far the restore is. */
  progress(): RestoreProgress {
    return this.#owned.meter.progress();
  }

  /** Ends the task; what is in flight publishes nothing any more. */
  retire(): void {
    this.#owned.retire();
    this.#closeWhenIdle();
  }

  /** A retired task gives up what its state holds, once nothing works with it any more. */
  #closeWhenIdle(): void {
    if (this.#isClosed || this.#inFlight > 0 || !this.#owned.isRetired()) return;
    this.#isClosed = true;
    this.#owned.parts.fold.close?.(this.state);
  }

  /** Pauses input and output at once, then restores. */
  begin(control: GroupControl): void {
    this.#owned.pause(control);
    this.#start(() => beginRestore(this.#owned, control));
  }

  /** Continues after the partition was assigned to this member again. False when a fresh task has to restore instead. */
  rejoin(control: GroupControl): boolean {
    if (this.#inFlight > 0 || !isKeptOverRebalance(this.#owned.phase)) return false;
    if (this.#owned.phase === 'live') this.#owned.enter('catching-up');
    this.#owned.pause(control);
    this.#start(() => continueRestore(this.#owned, control));
    return true;
  }

  /** Runs steps that nobody waits for. */
  #start(steps: () => Promise<void>): void {
    void this.#inside(steps).catch((error: unknown) => {
      if (this.#owned.isRetired()) return;
      this.#owned.parts.context.onFailed(error instanceof Error ? error : new Error(String(error)));
    });
  }

  async #inside(call: () => Promise<void>): Promise<void> {
    this.#inFlight += 1;
    try {
      await call();
    } finally {
      this.#inFlight -= 1;
      this.#closeWhenIdle();
    }
  }

  /** Reads a batch of the output, or restores from or answers a batch of the input. */
  async onBatch(batch: RecordBatch, control: GroupControl): Promise<void> {
    if (this.#owned.phase === 'locating') return;
    const isOutput = batch.topic === this.#owned.parts.fold.output;
    try {
      await this.#inside(() => (isOutput ? this.#onOutput(batch, control) : this.#onInput(batch, control)));
    } catch (error) {
      if (!(error instanceof NotNow) || this.#owned.isRetired()) throw error;
      parkRestore(this.#owned, batch, error, control);
    }
  }

  async #onOutput(batch: RecordBatch, control: GroupControl): Promise<void> {
    const { meter, memory, output } = this.#owned;
    const [first] = batch.records;
    if (first && first.offset < output.read && !this.#isReadingBack())
      return restartAtLostEnd(this.#owned, first.offset, control);
    let done = 0;
    for (const record of batch.records) {
      // A restore takes the record; after it, the record shows whether another member writes here.
      if (this.#isReadingBack()) await memory.readOutput(record);
      else if (output.observe(record)) this.#owned.restart(control);
      done += 1;
      if (done % HEARTBEAT_EVERY === 0) await batch.heartbeat();
      if (this.#owned.isRetired() || batch.isStale()) return;
    }
    batch.resolve(batch.next - 1);
    output.read = Math.max(output.read, batch.next);
    const range = this.#isReadingBack() ? memory.restoreRange(output.offsets) : null;
    if (range) meter.note(output.read, range.low, range.high);
    if (output.isRead) await onOutputRead(this.#owned, control);
  }

  #isReadingBack(): boolean {
    return this.#owned.phase === 'reading' || this.#owned.phase === 'settling';
  }

  async #onInput(batch: RecordBatch, control: GroupControl): Promise<void> {
    const { records } = batch;
    const { context, fold } = this.#owned.parts;
    let start = this.#owned.phase === 'restoring' ? await restoreInputs(this.#owned, batch, control) : 0;
    while (this.#owned.phase === 'live' && start < records.length && !batch.isStale())
      start += await answerRun(
        this.#owned,
        records.slice(start, start + (context.waits.has(fold.input, this.partition) ? 1 : RUN_LENGTH)),
        batch,
        control,
      );
    if (this.#owned.phase === 'live' && start === records.length && !batch.isStale())
      passHole(this.#owned, batch, control);
  }
}
