/**
 * Asks an address and follows where it leads. Each step is checked as the first one is, and is polite to its own host.
 * Where every step is permanent, the answer says where the address has moved to.
 */

import { WebFailure, type WebFailureReason } from '@newsfold/runtime/web/web-failure.ts';
import { ask, type WebAnswer, type WebSettings } from './ask.ts';
import type { PoliteHosts } from './polite-hosts.ts';

/** How the web is visited. */
export interface Web {
  readonly settings: WebSettings;
  readonly hosts: PoliteHosts;
}

/** The answer at the end of the way. */
export interface Visit extends WebAnswer {
  /** The address that answered. */
  readonly url: URL;
  /** Where the address has moved to for good; null when it has not. */
  readonly movedTo: string | null;
}

/** Steps that are followed; browsers follow twenty, feeds need two or three. */
const MOST_STEPS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);
/** Longest pause of a host that Retry-After may cause, s. */
const LONGEST_PAUSE_SECONDS = 3600;

/** Seconds until a server wants to be asked again: a number of seconds, or a date. Null when it does not say. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now) / 1000));
}

const REASONS: Readonly<Record<number, WebFailureReason>> = {
  401: 'not-allowed',
  402: 'not-allowed',
  403: 'not-allowed',
  404: 'not-found',
  410: 'gone',
  429: 'too-many-requests',
  451: 'not-allowed',
};

/** The failure that an answer is; null for one that is none. */
function failureOf({ status, headers }: WebAnswer, now: number): WebFailure | null {
  if (status === 200 || status === 304) return null;
  const reason = REASONS[status] ?? (status >= 500 ? 'server-error' : 'http-error');
  const after = status === 429 || status === 503 ? retryAfter(headers['retry-after'], now) : null;
  return new WebFailure(reason, `the server answers ${status}`, after);
}

function nextUrl(from: URL, location: string | undefined): URL {
  const next = location === undefined ? null : URL.parse(location, from.href);
  if (next === null) throw new WebFailure('redirects', 'a redirect without an address to go to');
  next.hash = '';
  return next;
}

/**
 * Visits an address.
 * @param headers of each request on the way
 * @throws WebFailure; the signal's reason
 */
export async function visit(
  address: string,
  headers: Readonly<Record<string, string>>,
  { settings, hosts }: Web,
  signal: AbortSignal,
): Promise<Visit> {
  let url = new URL(address);
  let isPermanent = true;
  let movedTo: string | null = null;
  const visited = new Set<string>();
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    if (visited.has(url.href)) throw new WebFailure('redirects', `a loop of redirects at ${url.href}`);
    visited.add(url.href);
    const here = url;
    const answer = await hosts.through(here.hostname, signal, () => ask(here, headers, settings, signal));
    if (!REDIRECTS.has(answer.status)) {
      const failure = failureOf(answer, Date.now());
      if (failure === null) return { ...answer, url, movedTo };
      if (failure.retryAfterSeconds !== null)
        hosts.pause(here.hostname, Math.min(failure.retryAfterSeconds, LONGEST_PAUSE_SECONDS) * 1000);
      throw failure;
    }
    url = nextUrl(here, answer.headers.location);
    isPermanent &&= PERMANENT.has(answer.status);
    if (isPermanent) movedTo = url.href;
  }
  throw new WebFailure('redirects', `more than ${MOST_STEPS} redirects`);
}
