/** Live events: one connection, that comes back by itself, and says how it stands. */
import type { LiveEvent } from './answers.ts';
import { EventReader, type StreamEvent } from './event-stream.ts';
import { tokenHeader } from './token.ts';

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
  #asking: AbortController | undefined;
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
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lose(this.#asking), SILENCE_MS);
  }

  #open(): void {
    if (!this.#wasLost) this.#listener.onState('connecting');
    const asking = new AbortController();
    this.#asking = asking;
    this.#heard();
    // Whatever ends it: it is opened again.
    this.#read(asking).then(
      () => this.#lose(asking),
      () => this.#lose(asking),
    );
  }

  /** Reads until the stream ends. @throws what ends it */
  async #read({ signal }: AbortController): Promise<void> {
    const headers = { accept: 'text/event-stream', ...tokenHeader() };
    const { ok, body } = await fetch(this.#path, { signal, headers, cache: 'no-store' });
    if (!ok || body === null) return;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#heard();
    this.#listener.onState('live');
    if (this.#wasLost) this.#listener.onGap();
    this.#wasLost = false;
    const reader = new EventReader();
    for (const text = body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
      const { value, done } = await text.read();
      if (done) return;
      for (const event of reader.take(value)) this.#take(event);
    }
  }

  #take({ name, data }: StreamEvent): void {
    this.#heard();
    if (name === 'stories') this.#listener.onEvent(JSON.parse(data) as LiveEvent);
  }

  /** @param asking what was lost; what was closed before is lost to nobody */
  #lose(asking: AbortController | undefined): void {
    if (asking !== this.#asking) return;
    this.#close();
    this.#wasLost = true;
    this.#listener.onState('lost');
    this.#timer = setTimeout(() => this.#open(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
