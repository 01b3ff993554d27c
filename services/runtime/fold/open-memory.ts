/** Chooses the memory of a task: the one place that asks which log a fold is restored from. */
import type { FoldMemory } from './fold-memory.ts';
import type { FoldParts } from './fold-parts.ts';
import { InputMemory } from './input-memory.ts';
import { OutputMemory } from './output-memory.ts';

/** The memory of one partition, empty; it restores into `state`. */
export function openMemory<S>(parts: FoldParts<S>, partition: number, state: S): FoldMemory {
  return parts.fold.memory === 'output'
    ? new OutputMemory(parts.fold, state)
    : new InputMemory(parts, partition);
}
