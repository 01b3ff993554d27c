/**
 * Requests to a server that may ask who calls: TLS with authorities and a certificate of one's own, a header that is
 * made anew for each request, a bound of time and of size. `fetch` takes neither a certificate nor an authority.
 */
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type TlsMaterial, tlsOptions } from '../secrets/tls-material.ts';

/** Whom to ask, and as whom. */
export interface HttpTarget {
  /** Address that paths are put behind, without a slash at its end and without credentials. */
  readonly url: string;
  readonly tls?: TlsMaterial | undefined;
  /** The value of the header `authorization`, now; undefined for none. */
  authorization?(): string | undefined;
}

/** A question. */
export interface HttpQuestion {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

/** An answer, of whatever status. */
export interface HttpAnswer {
  readonly status: number;
  /** The type of the body, without parameters. */
  readonly type: string;
  readonly text: string;
  /** The server's clock, ms since the epoch; undefined when it does not tell. */
  readonly date: number | undefined;
}

/** Longer answers are cut off: no schema and no token is near it. */
const MAX_BYTES = 16 * 1024 * 1024;

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    length += (part as Buffer).length;
    if (length > MAX_BYTES) throw new Error(`the answer is longer than ${MAX_BYTES} bytes`);
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString();
}

/**
 * Asks once. A redirect is an answer like any other: credentials are not carried to where a server points.
 * @throws the error of the connection, or one that says that time is up
 */
export async function ask(target: HttpTarget, question: HttpQuestion): Promise<HttpAnswer> {
  const { method = 'GET', path, headers, body, timeoutMs } = question;
  const url = new URL(`${target.url}${path}`);
  const authorization = target.authorization?.();
  const options: RequestOptions = {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      ...(authorization === undefined ? {} : { authorization }),
    },
    signal: AbortSignal.timeout(timeoutMs),
    // A connection of its own for each question: renewed certificates count at once, and questions are rare.
    agent: false,
  };
  const secure = url.protocol === 'https:';
  const request = secure
    ? httpsRequest(url, { ...options, ...tlsOptions(target.tls ?? {}) })
    : httpRequest(url, options);
  try {
    return await new Promise<HttpAnswer>((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        textOf(response).then((text) => {
          const date = Date.parse(response.headers.date ?? '');
          resolve({
            status: response.statusCode ?? 0,
            type: (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '',
            text,
            date: Number.isNaN(date) ? undefined : date,
          });
        }, reject);
      });
      request.end(body);
    });
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError' && (error as { code?: unknown }).code !== 'ABORT_ERR')
      throw error;
    throw new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error });
  } finally {
    request.destroy();
  }
}
