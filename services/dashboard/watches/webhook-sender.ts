/**
 * Sends what waits for webhooks. One request at a time to a watch, in the order of its matches; what is not taken is sent
 * again, later and later, for a day. A crash between the answer and its note sends a request again, under the id that it
 * had: whoever receives keeps the ids that it knows.
 */
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import type { ListItem } from '../domain/list-item.ts';
import type { Watch } from '../domain/watch.ts';
import type { Batch, WatchMatches } from './watch-matches.ts';
import { sendWebhook, type WebhookReach } from './webhook-request.ts';

/** How often it is looked whether something is due, ms. */
const LOOK_MS = 250;
/** Requests at a time, of different watches. */
const CONCURRENCY = 32;
/** Pauses after each attempt that was not taken, s: some 26 hours in all. Then a match is given up. */
const PAUSES_S = [2, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 43_200] as const;
/** A receiver that names a time is believed up to this, s. */
const MOST_RETRY_AFTER_S = 3600;
/** How long what waits for a paused watch is left alone, ms. */
const PAUSED_MS = 10_000;

/** A story as it is told, and where it went. */
export interface ToldStory {
  readonly story: ListItem | null;
  readonly movedTo: string | null;
}

/** What the sender works with. */
export interface SenderParts {
  readonly matches: WatchMatches;
  readonly watchOf: (key: string) => Watch | undefined;
  /** A story as it is now, as far as the watch may see it. */
  readonly storyOf: (watch: Watch, storyId: string) => ToldStory;
  readonly reach: WebhookReach;
  readonly now: () => number;
  readonly onSent: (outcome: 'told' | 'retried' | 'given-up') => void;
  /** Told of what fails here; the queue is looked at again. */
  readonly onError: (error: Error) => void;
}

/** When to try again, ms since the epoch; null when it has been tried for long enough. */
export function retryAt(tries: number, now: number, retryAfter: string | undefined): number | null {
  const pause = PAUSES_S[tries];
  if (pause === undefined) return null;
  const asked = /^\d{1,6}$/.test(retryAfter ?? '') ? Math.min(Number(retryAfter), MOST_RETRY_AFTER_S) : 0;
  return now + Math.max(pause, asked) * 1000;
}

/** See the file's head. */
export class WebhookSender {
  readonly #parts: SenderParts;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #ended = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.look(), LOOK_MS);
  }

  /** Begins what is due, as far as there is room. */
  look(): void {
    if (this.#ended.signal.aborted || this.#busy.size >= CONCURRENCY) return;
    try {
      for (const { watch, batch } of this.#parts.matches.due(this.#parts.now())) {
        if (this.#busy.size >= CONCURRENCY) return;
        if (!this.#busy.has(watch)) this.#begin(watch, batch);
      }
    } catch (error) {
      this.#parts.onError(error as Error);
    }
  }

  #begin(key: string, batch: string): void {
    const sent = this.#send(key, batch)
      .catch((error: Error) => {
        if (!this.#ended.signal.aborted) this.#parts.onError(error);
      })
      .finally(() => {
        this.#busy.delete(key);
        this.look();
      });
    this.#busy.set(key, sent);
  }

  async #send(key: string, name: string): Promise<void> {
    const { matches, watchOf, reach, now, onSent } = this.#parts;
    const watch = watchOf(key);
    if (watch === undefined || watch.webhook === null) return matches.forget(key);
    if (watch.isPaused) return matches.postpone(key, now() + PAUSED_MS);
    const batch = matches.batch(key, name);
    const body = this.#bodyOf(watch, batch);
    const { problem, retryAfter } = await this.#attempt(watch.webhook, batch, body, reach);
    // The process ends: nobody knows what became of it, and the next one asks again.
    if (this.#ended.signal.aborted) return;
    if (problem === null) {
      matches.told(batch, now());
      return onSent('told');
    }
    const again = problem === 'it is gone' ? null : retryAt(batch.tries, now(), retryAfter);
    matches.failed(batch, again, problem);
    onSent(again === null ? 'given-up' : 'retried');
  }

  async #attempt(
    webhook: NonNullable<Watch['webhook']>,
    { id }: Batch,
    body: string,
    reach: WebhookReach,
  ): Promise<{ readonly problem: string | null; readonly retryAfter?: string | undefined }> {
    try {
      const signal = this.#ended.signal;
      const { status, retryAfter } = await sendWebhook(webhook, id, body, this.#parts.now(), reach, signal);
      if (status >= 200 && status < 300) return { problem: null };
      if (status === 410) return { problem: 'it is gone' };
      const isRedirect = status >= 300 && status < 400;
      return {
        problem: isRedirect ? `${status}: redirects are not followed` : `it answered ${status}`,
        retryAfter,
      };
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException;
      return { problem: error instanceof WebFailure ? message : `no answer: ${code ?? message}` };
    }
  }

  #bodyOf(watch: Watch, { id, matches, more, missed }: Batch): string {
    return JSON.stringify({
      type: watch.digestMinutes > 0 ? 'digest' : 'match',
      id,
      watch: { id: watch.id, name: watch.name },
      matches: matches.map(({ story: storyId, revision, kind, significance, at }) => ({
        storyId,
        revision,
        kind,
        significance,
        at,
        ...this.#parts.storyOf(watch, storyId),
      })),
      more,
      missed,
    });
  }

  /** Ends what is under way; it is sent again by whoever starts next. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#ended.abort();
    await Promise.all(this.#busy.values());
  }
}
