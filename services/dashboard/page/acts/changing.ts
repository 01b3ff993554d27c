/** Changes, each asked about once; and the token without which none is offered. */
import { ApiProblem } from '../net/api.ts';
import { giveToken, hasToken } from '../net/token.ts';
import { type Change, type Filled, field, NO_SEARCH, type StorySearch } from '../shown/change.ts';
import { say } from '../words/tongue.ts';
import { askFound, askReader } from './questions.ts';
import type { Room } from './room.ts';

/** How long who types must pause before it is searched, ms. */
const TYPING_MS = 150;
/** An address or an id of a story: taken as it is. */
const IS_NAMED = /\/|^\s*[\da-f]{32}\s*$/;

/** See the file's head. */
export class Changing {
  readonly #room: Room;
  readonly #onDone: () => void;
  readonly #onReader: () => void;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #finding = new AbortController();

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
    this.#show({ change, search: NO_SEARCH, isRunning: false, problem: null });
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

  /** Looks for the story that is meant. @param except the story that is not */
  findStories(words: string, except: string): void {
    clearTimeout(this.#typing);
    this.#finding.abort();
    this.showSearch(NO_SEARCH);
    if (words.trim() === '' || IS_NAMED.test(words)) return;
    this.#finding = new AbortController();
    const { signal } = this.#finding;
    this.#typing = setTimeout(() => void this.#find(words, except, signal), TYPING_MS);
  }

  async #find(words: string, except: string, signal: AbortSignal): Promise<void> {
    try {
      const found = await askFound(words, except, signal);
      if (!signal.aborted) this.showSearch({ ...NO_SEARCH, found, isAnswered: true });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      const shown = this.#room.state.change;
      if (shown !== null) this.#show({ ...shown, problem: error.message });
    }
  }

  /** How far the search for a story is. */
  get search(): StorySearch {
    return this.#room.state.change?.search ?? NO_SEARCH;
  }

  /** Shows how far the search for a story is. */
  showSearch(search: StorySearch): void {
    const shown = this.#room.state.change;
    if (shown !== null) this.#show({ ...shown, search });
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
