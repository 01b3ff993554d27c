/** Changes, each asked about once; and the token without which none is offered. */
import { ApiProblem } from '../net/api.ts';
import { giveToken, hasToken } from '../net/token.ts';
import { type Change, type Filled, field } from '../shown/change.ts';
import { say } from '../words/tongue.ts';
import { askReader } from './questions.ts';
import type { Room } from './room.ts';

/** See the file's head. */
export class Changing {
  readonly #room: Room;
  readonly #onDone: () => void;
  readonly #onReader: () => void;

  /** @param onDone called when something was changed @param onReader called when somebody else reads now */
  constructor(room: Room, onDone: () => void, onReader: () => void) {
    this.#room = room;
    this.#onDone = onDone;
    this.#onReader = onReader;
  }

  /** Finds out what the token that the tab has kept may do. */
  async start(): Promise<void> {
    if (!hasToken()) return;
    try {
      this.#room.state.reader = await askReader();
    } catch (error) {
      // One that is known no more is of no use; while nobody answers it is kept.
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 401) giveToken('');
    }
    this.#room.changed();
  }

  /** Asks the reader for a token. */
  askToken(): void {
    this.offer({
      title: say.tokenTitle,
      says: [say.tokenSays],
      confirm: say.tokenTitle,
      fields: [field('token', say.token, { kind: 'password' })],
      run: async ({ token = '' }) => {
        giveToken(token);
        try {
          this.#room.state.reader = await askReader();
        } catch (error) {
          giveToken('');
          throw error;
        }
        this.#onReader();
        return say.tokenTaken;
      },
    });
  }

  forgetToken(): void {
    giveToken('');
    this.#room.state.reader = null;
    this.#onReader();
    this.#room.notice(say.tokenForgotten);
  }

  /** Shows what a change would do. */
  offer(change: Change): void {
    this.#show({ change, isRunning: false, problem: null });
  }

  /** Finds out what a change would do, and shows it. */
  async offerFound(found: Promise<Change>): Promise<void> {
    try {
      this.offer(await found);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.#room.notice(error.message);
    }
  }

  /** Nothing is changed. */
  drop(): void {
    if (this.#room.state.change?.isRunning !== true) this.#show(null);
  }

  /** Makes the change that is shown. */
  async make(filled: Filled): Promise<void> {
    const shown = this.#room.state.change;
    if (shown === null || shown.isRunning) return;
    this.#show({ ...shown, isRunning: true, problem: null });
    try {
      const words = await shown.change.run(filled);
      this.#show(null);
      this.#room.notice(words);
      this.#onDone();
    } catch (error) {
      // Whatever it is: the reader must know that it was not done.
      this.#show({ ...shown, isRunning: false, problem: (error as Error).message });
    }
  }

  #show(shown: Room['state']['change']): void {
    this.#room.state.change = shown;
    this.#room.changed();
  }
}
