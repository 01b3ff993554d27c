/**
 * Pages of other sites that may read the API from a browser (CORS): none but those whose origins are listed. They read;
 * what changes something is for the page of the dashboard and for programs, for a browser may be led by whoever wrote a page.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Origins that are let in; "*" stands for all. */
export type Origins = ReadonlySet<string>;

/** Every origin. */
export const EVERY_ORIGIN = '*';
/** How long a browser keeps what it was told, s. */
const KEPT_S = '600';
/** What a page may send, and what of an answer it may see, beside what every page may. */
const SENT = 'authorization, if-none-match, last-event-id';
const SEEN = 'etag, newsfold-building, retry-after';

/**
 * Reads API_ORIGINS.
 * @throws Error that says what is accepted
 */
export function readOrigins(text: string): readonly string[] {
  const origins = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const isOrigin = (item: string) => /^https?:[^*]+$/.test(item) && URL.parse(item)?.origin === item;
  if (!origins.every((item) => item === EVERY_ORIGIN || isOrigin(item)))
    throw new Error(
      'origins as browsers write them, such as https://board.example or http://127.0.0.1:8000, separated by commas; or *',
    );
  return origins;
}

/** The origin of a request that a page of another site makes and that is listed; null for any other request. */
export function listedOrigin({ headers }: IncomingMessage, origins: Origins): string | null {
  const { origin, host } = headers;
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return null;
  return origins.has(origin) || origins.has(EVERY_ORIGIN) ? origin : null;
}

/** Lets a browser show an answer to the page that asked, whatever the answer is. */
export function showTo(origin: string, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', SEEN);
}

/** Answers a browser that asks whether a page may ask. */
export function answerPreflight(response: ServerResponse): void {
  const headers = {
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': SENT,
    'access-control-max-age': KEPT_S,
    vary: 'origin',
  };
  response.writeHead(204, headers).end();
}
