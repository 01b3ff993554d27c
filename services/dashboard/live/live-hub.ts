/**
 * Live readers: told of the stories that changed and that they asked for, each story once as it is now, at most twice a
 * second. What a reader does not read in time is not kept for it: it is cut off, and comes back with its last place.
 */
import type { ServerResponse } from 'node:http';
import { type Filters, isWanted } from '../domain/filters.ts';
import type { FreshChange } from '../table/story-change.ts';

/** How often a reader is told at most, ms. */
const EVERY_MS = 500;
/** Stories that one event shows; the rest is named by its ids. */
const SHOWN = 100;
/** Ids that one event names beside; more are counted. */
const NAMED = 1000;
/** What may wait for a reader, bytes: then it is cut off. */
const MOST_UNREAD = 4 * 1024 * 1024;
/** Without news an event goes out so often, ms: whoever stands between closes what is silent, and a reader knows that the line is good. */
const ALIVE_MS = 15_000;

/** A change as readers see it. */
export interface LiveChange {
  readonly storyId: string;
  readonly revision: number;
  readonly kind: FreshChange['kind'];
  readonly significance: FreshChange['significance'];
  readonly mergedInto: string | null;
  readonly story: FreshChange['item'];
}

interface LiveReader {
  readonly response: ServerResponse;
  readonly filters: Filters;
  /** What it has not been told yet, by story. */
  readonly waiting: Map<string, FreshChange>;
  toldAt: number;
}

/** What is true of a change whoever asks: made once for all readers. */
const texts = new WeakMap<FreshChange, string>();

function textOf(change: FreshChange): string {
  const known = texts.get(change);
  if (known !== undefined) return known;
  const { storyId, revision, kind, significance, mergedInto, item: story } = change;
  const text = JSON.stringify({
    storyId,
    revision,
    kind,
    significance,
    mergedInto,
    story,
  } satisfies LiveChange);
  texts.set(change, text);
  return text;
}

/** Whether a reader wants to hear of a change; what is gone concerns whoever may have it. */
export function concerns(filters: Filters, change: FreshChange): boolean {
  const { item, tags, words, scope } = change;
  if (item === null || change.kind === 'merged')
    return filters.scopes === null || filters.scopes.includes(scope);
  return isWanted(filters, { item, tags, words });
}

/** An event as it goes out. @param id the place to go on from */
export function eventText(id: string, changes: readonly FreshChange[]): string {
  const shown = changes.slice(-SHOWN);
  const rest = changes.slice(0, -SHOWN);
  const also = JSON.stringify(rest.slice(-NAMED).map(({ storyId }) => storyId));
  const data = `{"cursor":"${id}","stories":[${shown.map(textOf).join(',')}],"also":${also},"more":${Math.max(0, rest.length - NAMED)}}`;
  return `id: ${id}\nevent: stories\ndata: ${data}\n\n`;
}

/** See the file's head. */
export class LiveHub {
  readonly #cursorOf: (seq: number) => string;
  readonly #readers = new Set<LiveReader>();
  readonly #timer: NodeJS.Timeout;
  #last = 0;

  /** @param cursorOf the place behind a change */
  constructor(cursorOf: (seq: number) => string) {
    this.#cursorOf = cursorOf;
    this.#timer = setInterval(() => this.#tell(), EVERY_MS);
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Takes changes in: they are in the table. */
  take(changes: readonly FreshChange[]): void {
    for (const change of changes) {
      this.#last = change.seq;
      for (const reader of this.#readers)
        if (concerns(reader.filters, change)) {
          // The newest last, whichever came first.
          reader.waiting.delete(change.storyId);
          reader.waiting.set(change.storyId, change);
        }
    }
  }

  /** Adds a reader, whose headers are sent; it is told of what changes from now on. */
  add(response: ServerResponse, filters: Filters): void {
    const reader: LiveReader = { response, filters, waiting: new Map(), toldAt: Date.now() };
    this.#readers.add(reader);
    response.once('close', () => this.#readers.delete(reader));
  }

  #tell(): void {
    const now = Date.now();
    const same = new Map<string, string>();
    for (const reader of this.#readers) {
      const { response, waiting } = reader;
      if (response.writableLength > MOST_UNREAD) {
        this.#readers.delete(reader);
        response.destroy();
        continue;
      }
      if (waiting.size === 0) {
        if (now - reader.toldAt < ALIVE_MS) continue;
        response.write('event: alive\ndata: {}\n\n');
      } else {
        response.write(this.#eventFor(reader, same));
        waiting.clear();
      }
      reader.toldAt = now;
    }
  }

  /** Readers who wait for the same changes get the same text. */
  #eventFor({ waiting }: LiveReader, same: Map<string, string>): string {
    const changes = [...waiting.values()];
    const key = changes.map(({ seq }) => seq).join(' ');
    const known = same.get(key);
    if (known !== undefined) return known;
    const text = eventText(this.#cursorOf(this.#last), changes);
    same.set(key, text);
    return text;
  }

  /** Ends all readers: they come back to whoever answers next. */
  stop(): void {
    clearInterval(this.#timer);
    for (const { response } of this.#readers) response.end();
    this.#readers.clear();
  }
}
