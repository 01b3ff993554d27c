/** Chooses the memory of a task: the one place that asks which log a fold is restored from. */

import type { FoldMemory } from './fold-memory.ts';
import type { FoldParts } from './fold-parts.ts';
import { InputMemory, NoMemory, RowsMemory } from './input-memory.ts';
import { OutputMemory } from './output-memory.ts';

/** The memory of one partition, empty; it restores into `state`. */
export function openMemory<S>(parts: FoldParts<S>, partition: number, state: S): FoldMemory {
  switch (parts.fold.memory) {
    case 'output':
      return new OutputMemory(parts.fold, state);
    case 'input':
      return new InputMemory(parts, partition);
    case 'rows':
      return new RowsMemory(parts, partition);
    case 'none':
      return new NoMemory(parts, partition);
  }
}
