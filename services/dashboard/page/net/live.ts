/** Live events: one connection, that comes back by itself, and says how it stands. */
import type { LiveEvent } from './answers.ts';

/** How the connection stands. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'off';

/** Told of what comes. */
export interface LiveListener {
  onState(state: LiveState): void;
  onEvent(event: LiveEvent): void;
  /** The connection came back after a gap: what changed meanwhile may not be told. */
  onGap(): void;
}

/** Pauses between tries, ms: doubled each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Without a word for so long the line is dead, ms: the API sends one every fifteen seconds. */
const SILENCE_MS = 35_000;

/** See the file's head. */
export class LiveConnection {
  readonly #listener: LiveListener;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #path = '';
  #wasLost = false;

  constructor(listener: LiveListener) {
    this.#listener = listener;
  }

  /** Listens to a path from now on; to none with an empty one. The same again changes nothing. */
  listen(path: string): void {
    if (path === this.#path) return;
    this.#close();
    this.#path = path;
    this.#wasLost = false;
    this.#pauseMs = FIRST_PAUSE_MS;
    if (path === '') this.#listener.onState('off');
    else this.#open();
  }

  #close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lose(), SILENCE_MS);
  }

  #open(): void {
    if (!this.#wasLost) this.#listener.onState('connecting');
    const source = new EventSource(this.#path);
    this.#source = source;
    this.#heard();
    source.addEventListener('open', () => {
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#heard();
      this.#listener.onState('live');
      if (this.#wasLost) this.#listener.onGap();
      this.#wasLost = false;
    });
    source.addEventListener('alive', () => this.#heard());
    source.addEventListener('stories', (event) => {
      this.#heard();
      this.#listener.onEvent(JSON.parse(event.data) as LiveEvent);
    });
    // The browser tries again by itself after some failures and not after others: it is always done here.
    source.addEventListener('error', () => this.#lose());
  }

  #lose(): void {
    this.#close();
    this.#wasLost = true;
    this.#listener.onState('lost');
    this.#timer = setTimeout(() => this.#open(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
