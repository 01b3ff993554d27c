/** One request to one address, without following where it leads. Nothing that comes back can take longer or more than allowed. */
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkUrl, type PrivateHosts } from '@newsfold/runtime/web/address-guard.ts';
import { WebFailure } from '@newsfold/runtime/web/web-failure.ts';
import { ACCEPTED_ENCODINGS, readBody } from './read-body.ts';

/** How addresses are asked. */
export interface WebSettings {
  readonly userAgent: string;
  readonly allowed: PrivateHosts;
  readonly lookup: LookupFunction;
  /** For a whole answer, from the name to the last byte, ms. */
  readonly timeoutMs: number;
  /** Of an unpacked body. */
  readonly maxBytes: number;
}

/** An answer. */
export interface WebAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Empty for anything but 200. */
  readonly body: Buffer;
}

/** Bodies that cannot be a feed or a page are not read. */
const UNREAD_TYPES = /^(image|audio|video|font)\/|^application\/(zip|pdf|gzip|x-tar|vnd\.rar|java-archive)/i;

const NAME_CODES: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']);
const TIME_CODES: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** The failure that an error of a connection stands for. */
function failureOf(error: NodeJS.ErrnoException, timeout: AbortSignal, timeoutMs: number): Error {
  if (timeout.aborted) return new WebFailure('timeout', `no whole answer within ${timeoutMs / 1000} s`);
  if (error instanceof WebFailure) return error;
  // Of several addresses none could be reached: the first error stands for all.
  const cause = (error instanceof AggregateError ? error.errors[0] : error) as NodeJS.ErrnoException;
  const code = cause.code ?? '';
  if (cause instanceof WebFailure) return cause;
  if (NAME_CODES.has(code)) return new WebFailure('unresolvable', `the name has no address (${code})`);
  if (TIME_CODES.has(code)) return new WebFailure('timeout', `no connection (${code})`);
  if (/CERT|^ERR_(TLS|SSL)|^EPROTO$|SIGNED|UNABLE_TO/.test(code))
    return new WebFailure('insecure', `the connection is not secure: ${code}`);
  if (/^HPE_/.test(code)) return new WebFailure('http-error', `the answer is no HTTP (${code})`);
  return new WebFailure('unreachable', `no answer (${code || cause.message})`);
}

function open(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, options, resolve);
    request.on('error', reject);
    request.end();
  });
}

/**
 * Asks one address.
 * @param signal ends it, as when the feed is no longer ours; its reason is thrown
 * @throws WebFailure
 */
export async function ask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  settings: WebSettings,
  signal: AbortSignal,
): Promise<WebAnswer> {
  checkUrl(url, settings.allowed);
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  let response: IncomingMessage | undefined;
  try {
    response = await open(url, {
      // A connection for each request: kept ones would add up to one a feed.
      agent: false,
      lookup: settings.lookup,
      signal: AbortSignal.any([signal, timeout]),
      headers: { 'user-agent': settings.userAgent, 'accept-encoding': ACCEPTED_ENCODINGS, ...headers },
    });
    const { statusCode: status = 0, headers: answered } = response;
    const type = answered['content-type'] ?? '';
    if (status !== 200) return { status, headers: answered, body: Buffer.alloc(0) };
    if (UNREAD_TYPES.test(type)) throw new WebFailure('wrong-type', `the answer is ${type.slice(0, 60)}`);
    return { status, headers: answered, body: await readBody(response, settings.maxBytes) };
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(error as NodeJS.ErrnoException, timeout, settings.timeoutMs);
  } finally {
    response?.destroy();
  }
}
