/** Tokens for OAUTHBEARER, by the grant `client_credentials`: one is kept for as long as most of its life lasts. */
import type { KafkaLogin } from '../config/connection.ts';
import { ask, type HttpAnswer } from '../http/http-client.ts';
import { BrokerAway } from '../log/broker-errors.ts';
import type { TlsMaterial } from '../secrets/tls-material.ts';

/** Where tokens are asked for, and as whom. */
export type TokenEndpoint = Extract<KafkaLogin, { readonly endpoint: string }>;

/** How long the endpoint may take, ms: within the time that a connection has to log in. */
const TIMEOUT_MS = 5000;
/** Part of a token's life after which another one is asked for. */
const GOOD_PART = 0.8;
/**
 * What must be left of its life for it to be used again, s. kafkajs logs in again ten seconds before a session ends, which
 * is when its token does; with a token that is about to end it would do so at every request, and brokers refuse that.
 */
const LEAST_LEFT_S = 15;
/** Life of a token whose endpoint does not tell, s. */
const SHORT_LIFE_S = 60;

/** The parameter of a form, also as the header of basic authentication has it (RFC 6749, 2.3.1). */
const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');

interface Token {
  readonly value: string;
  /** When another one is asked for, on the clock that never jumps, ms. */
  readonly renewAt: number;
}

function tokenIn({ status, text }: HttpAnswer, now: number): Token {
  let answer: { access_token?: unknown; expires_in?: unknown; error?: unknown } = {};
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    // Judged below: what is no JSON has no token.
  }
  const { access_token: value, expires_in: life, error } = answer ?? {};
  if (status !== 200 || typeof value !== 'string' || value === '')
    throw new Error(
      `it answered ${status}${typeof error === 'string' ? ` (${error.slice(0, 80)})` : ', without a token'}`,
    );
  const seconds = Number(life) > 0 ? Number(life) : SHORT_LIFE_S;
  return { value, renewAt: now + Math.min(seconds * GOOD_PART, seconds - LEAST_LEFT_S) * 1000 };
}

/** See the file's head. */
export class OauthTokens {
  readonly #endpoint: TokenEndpoint;
  readonly #tls: TlsMaterial | undefined;
  #token: Promise<Token> | undefined;

  constructor(endpoint: TokenEndpoint, tls: TlsMaterial | undefined) {
    this.#endpoint = endpoint;
    // Brokers' certificates are none of its business, but the authority may be the same.
    this.#tls = tls && { ca: tls.ca };
  }

  /** A token that is good for a while. @throws BrokerAway when the endpoint gives none: it is asked again */
  async get(): Promise<string> {
    const kept = await this.#token?.catch(() => undefined);
    if (kept !== undefined && performance.now() < kept.renewAt) return kept.value;
    this.#token = this.#ask();
    return (await this.#token).value;
  }

  async #ask(): Promise<Token> {
    const { endpoint, clientId, clientSecret, scope } = this.#endpoint;
    const form = `grant_type=client_credentials${scope === undefined ? '' : `&scope=${encoded(scope)}`}`;
    try {
      const answer = await ask(
        {
          url: endpoint,
          tls: this.#tls,
          authorization: () =>
            `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret.reveal())}`).toString('base64')}`,
        },
        {
          method: 'POST',
          path: '',
          headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
          body: form,
          timeoutMs: TIMEOUT_MS,
        },
      );
      return tokenIn(answer, performance.now());
    } catch (error) {
      throw new BrokerAway(`${endpoint} gives no token: ${(error as Error).message}`, { cause: error });
    }
  }
}
