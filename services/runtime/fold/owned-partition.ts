/** What a fold task knows of its partition: the phase, the positions, the state. */
import type { GroupControl, PartitionOffsets } from '../log/broker.ts';
import type { FoldMemory } from './fold-memory.ts';
import { partitionOffsets } from './fold-offsets.ts';
import type { FoldParts } from './fold-parts.ts';
import { openMemory } from './open-memory.ts';
import { OwnedOutput } from './owned-output.ts';
import { type FoldPhase, nextPhase } from './progress/fold-phase.ts';
import { RestoreMeter } from './progress/restore-meter.ts';

/** One partition of a fold during one stretch of ownership. */
export class OwnedPartition<S> {
  readonly partition: number;
  readonly parts: FoldParts<S>;
  readonly state: S;
  readonly memory: FoldMemory;
  readonly output: OwnedOutput;
  readonly meter: RestoreMeter;
  /** Where the input began and ended when the restore settled. */
  input: PartitionOffsets;
  /** Offset after the last input that the restore has read. */
  inputRead = 0;
  /** Last input offset answered; -1 when none. */
  answered = -1;
  /** Offset of the input that has to wait though its turn has come; -1 when none has to. */
  waitingAt = -1;
  /** What this stretch of ownership continues from, as its records state it. */
  follows = '';
  /** What the state lacks because retention has deleted it; see FoldDefinition.missing. */
  missing: readonly string[] = [];
  #phase: FoldPhase = 'locating';

  constructor(parts: FoldParts<S>, partition: number) {
    this.parts = parts;
    this.partition = partition;
    this.state = parts.fold.open(partition);
    this.memory = openMemory(parts, partition, this.state);
    this.output = new OwnedOutput(parts.fold.output, partition, this.memory, parts.context);
    this.meter = new RestoreMeter(parts.context.metrics, partition, parts.now);
    this.input = { partition, low: 0, high: 0 };
  }

  get phase(): FoldPhase {
    return this.#phase;
  }

  readonly isRetired = (): boolean => this.#phase === 'retired';

  /** The only way in which the phase changes. @throws Error when the transition is illegal: a bug */
  enter(phase: FoldPhase): void {
    this.#phase = nextPhase(this.#phase, phase);
  }

  /** Ends the stretch of ownership; what is in flight publishes nothing any more. */
  retire(): void {
    if (!this.isRetired()) this.enter('retired');
  }

  /** Leaves the partition to a fresh task, because this state must not be used again. */
  restart(control: GroupControl): void {
    if (!this.isRetired()) this.parts.onRestart(this.partition, control);
  }

  /** First and next offset of this partition of the input or the output. @throws see partitionOffsets */
  offsets(topic: string): Promise<PartitionOffsets> {
    return partitionOffsets(this.parts, topic, this.partition, this.isRetired);
  }

  /** Fetches a topic from an offset. */
  fetch(topic: string, offset: number, control: GroupControl): void {
    control.seek(topic, this.partition, offset);
    control.resume(topic, this.partition);
  }

  /** Fetches neither input nor output. */
  pause(control: GroupControl): void {
    control.pause(this.parts.fold.input, this.partition);
    control.pause(this.parts.fold.output, this.partition);
  }
}
