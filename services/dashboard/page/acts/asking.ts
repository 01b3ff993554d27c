/** Questions on their way, each for the slot of the state that its answer goes to. */
import { ApiProblem } from '../net/api.ts';
import type { Asked, PageState } from '../shown/state.ts';
import type { Room } from './room.ts';

/** Slots of the state that are asked for. */
export type Slot = 'list' | 'story' | 'sources' | 'places' | 'operations' | 'watches';

/** See the file's head. */
export class Asking {
  readonly #room: Room;
  readonly #asking = new Map<Slot, AbortController>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** Asks a question for a slot; a question that is asked after it ends it. */
  async ask<S extends Slot>(
    slot: S,
    question: (signal: AbortSignal) => Promise<NonNullable<PageState[S]['value']>>,
    onAnswer?: (value: NonNullable<PageState[S]['value']>) => void,
  ): Promise<void> {
    this.#asking.get(slot)?.abort();
    const asking = new AbortController();
    this.#asking.set(slot, asking);
    const { state } = this.#room;
    this.#put(slot, { value: state[slot].value, isLoading: true, problem: null } as PageState[S]);
    try {
      const value = await question(asking.signal);
      if (asking.signal.aborted) return;
      state.needsToken = false;
      this.#put(slot, { value, isLoading: false, problem: null } as PageState[S]);
      onAnswer?.(value);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 401) state.needsToken = true;
      const { value } = state[slot];
      this.#put(slot, { value, isLoading: false, problem: error.message } as PageState[S]);
    }
    this.#room.changed();
  }

  #put<S extends Slot>(slot: S, asked: PageState[S]): void {
    (this.#room.state as Record<Slot, Asked<unknown>>)[slot] = asked;
    this.#room.changed();
  }
}
