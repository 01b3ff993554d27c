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
/** Readers that are written to before others are answered. */
const AT_A_TURN = 20;
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
  /** The last change that it knew when it came; null once it has been told something. */
  since: number | null;
  toldAt: number;
}

/** Readers who asked for the same. */
interface LiveGroup {
  readonly filters: Filters;
  readonly readers: Set<LiveReader>;
  /** What they have not been told yet, by story. */
  readonly waiting: Map<string, FreshChange>;
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

const keyOf = (filters: Filters) =>
  JSON.stringify(filters, (_, value: unknown) => (value instanceof Map ? [...value] : value));

/** See the file's head. What many ask for is looked for once, and written once. */
export class LiveHub {
  readonly #cursorOf: (seq: number) => string;
  readonly #groups = new Map<string, LiveGroup>();
  readonly #timer: NodeJS.Timeout;
  /** What is left of telling; undefined while nobody is told. */
  #turn: NodeJS.Immediate | undefined;
  #last = 0;

  /** @param cursorOf the place behind a change */
  constructor(cursorOf: (seq: number) => string) {
    this.#cursorOf = cursorOf;
    this.#timer = setInterval(() => this.#tell(), EVERY_MS);
  }

  get readers(): number {
    let count = 0;
    for (const { readers } of this.#groups.values()) count += readers.size;
    return count;
  }

  /** Takes changes in: they are in the table. */
  take(changes: readonly FreshChange[]): void {
    for (const change of changes) {
      this.#last = change.seq;
      for (const { filters, waiting } of this.#groups.values())
        if (concerns(filters, change)) {
          // The newest last, whichever came first.
          waiting.delete(change.storyId);
          waiting.set(change.storyId, change);
        }
    }
  }

  /**
   * Adds a reader, whose headers are sent.
   * @param since the last change that it knows: it may be in the table before it is told here
   */
  add(response: ServerResponse, filters: Filters, since: number): void {
    const reader: LiveReader = { response, since, toldAt: Date.now() };
    const key = keyOf(filters);
    const group = this.#groups.get(key) ?? { filters, readers: new Set(), waiting: new Map() };
    this.#groups.set(key, group);
    group.readers.add(reader);
    response.once('close', () => {
      group.readers.delete(reader);
      if (group.readers.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
    });
  }

  /** Tells all readers, some at a turn: what goes out to all at once may be 50 MB, and others ask meanwhile. */
  *#turns(): Generator<void> {
    const now = Date.now();
    let left = AT_A_TURN;
    for (const { readers, waiting } of this.#groups.values()) {
      const changes = [...waiting.values()];
      const cursor = this.#cursorOf(this.#last);
      waiting.clear();
      // The same bytes for all: they are held once, however many connections they wait for.
      const event = changes.length === 0 ? null : Buffer.from(eventText(cursor, changes));
      for (const reader of [...readers]) {
        if (!readers.has(reader)) continue;
        if (reader.response.writableLength > MOST_UNREAD) {
          readers.delete(reader);
          reader.response.destroy();
        } else if (event === null) this.#keepAlive(reader, now);
        else this.#write(reader, event, changes, cursor, now);
        if (event === null) continue;
        left -= 1;
        if (left > 0) continue;
        left = AT_A_TURN;
        yield;
      }
    }
  }

  /** Begins to tell, unless it is still being told: then what is new waits for the next time. */
  #tell(): void {
    if (this.#turn !== undefined) return;
    const turns = this.#turns();
    const turn = () => {
      this.#turn = turns.next().done === true ? undefined : setImmediate(turn);
    };
    turn();
  }

  #keepAlive(reader: LiveReader, now: number): void {
    if (now - reader.toldAt < ALIVE_MS) return;
    reader.response.write('event: alive\ndata: {}\n\n');
    reader.toldAt = now;
  }

  /** Writes an event; a reader that has just come is told of what came after it alone. */
  #write(
    reader: LiveReader,
    event: Buffer,
    changes: readonly FreshChange[],
    cursor: string,
    now: number,
  ): void {
    const { since } = reader;
    const own = since === null ? changes : changes.filter(({ seq }) => seq > since);
    if (own.length === 0) return;
    reader.response.write(own.length === changes.length ? event : eventText(cursor, own));
    reader.since = null;
    reader.toldAt = now;
  }

  /** Ends all readers: they come back to whoever answers next. */
  stop(): void {
    clearInterval(this.#timer);
    clearImmediate(this.#turn);
    for (const { readers } of this.#groups.values()) for (const { response } of readers) response.end();
    this.#groups.clear();
  }
}
