/**
 * One webhook request, as Standard Webhooks has it: `webhook-id` is the same for each attempt, and `webhook-signature` is
 * the HMAC-SHA256 of `ID.TIMESTAMP.BODY`. Addresses come from whoever may save a watch: the one that a name leads to is
 * checked as the connection is made, and a redirect is not followed, for it could lead inside.
 */
import { createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkUrl, type PrivateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import type { Webhook } from '../domain/watch.ts';

/** For a whole request, from the name to the status, ms. */
const TIMEOUT_MS = 15_000;

/** How addresses are reached. */
export interface WebhookReach {
  readonly allowed: PrivateHosts;
  readonly lookup: LookupFunction;
  /** How long a receiver may take, ms. */
  readonly timeoutMs?: number;
}

/** The signature of a body. @param at s since the epoch */
export function signatureOf(secret: string, id: string, at: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
}

/** How a request was answered; its body is not read. */
export interface WebhookAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function open(url: URL, options: object, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Sends a body.
 * @param now ms since the epoch
 * @throws the error of the connection, WebFailure for an address that may not be asked or a receiver that takes too long
 */
export async function sendWebhook(
  { url: address, secret }: Webhook,
  id: string,
  body: string,
  now: number,
  { allowed, lookup, timeoutMs = TIMEOUT_MS }: WebhookReach,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const url = new URL(address);
  checkUrl(url, allowed);
  const at = Math.floor(now / 1000);
  const patience = AbortSignal.timeout(timeoutMs);
  const answer = await open(
    url,
    {
      method: 'POST',
      agent: false,
      lookup,
      signal: AbortSignal.any([signal, patience]),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'newsfold',
        'webhook-id': id,
        'webhook-timestamp': String(at),
        'webhook-signature': signatureOf(secret, id, at, body),
      },
    },
    body,
  ).catch((error: Error) => {
    if (!patience.aborted) throw error;
    throw new WebFailure('timeout', `no answer within ${timeoutMs / 1000} s`);
  });
  answer.on('error', () => undefined);
  answer.destroy();
  return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] };
}
