/** Who may send articles: tokens by tenant, from a file. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A sender: its tenant, or null where no tokens are asked for. */
export interface Sender {
  readonly tenant: string | null;
  /** Whether it may see, add and remove feeds, which are those of all. */
  readonly managesFeeds: boolean;
}

/** Finds the sender behind a request. */
export interface Tokens {
  /** Whether a token is asked for. */
  readonly areAsked: boolean;
  /** @param authorization the header. @returns null when it names nobody */
  senderOf(authorization: string | undefined): Sender | null;
}

/** Shortest token: one that is shorter can be guessed. */
const SHORTEST = 16;
const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Asks for none. */
const OPEN: Tokens = { areAsked: false, senderOf: () => ({ tenant: null, managesFeeds: true }) };

interface Known {
  readonly tenant: string;
  readonly managesFeeds: boolean;
  readonly sha256: Buffer;
}

function knownOf(entry: unknown, at: number): Known {
  const { tenant, token, sha256, feeds } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof tenant !== 'string' || !/^[\w.-]{1,64}$/.test(tenant))
    throw new Error(`entry ${at}: "tenant" must be a name of letters, digits, ".", "-" and "_"`);
  const managesFeeds = feeds === true;
  if (typeof sha256 === 'string' && /^[\da-f]{64}$/i.test(sha256))
    return { tenant, managesFeeds, sha256: Buffer.from(sha256, 'hex') };
  if (typeof token !== 'string' || token.length < SHORTEST)
    throw new Error(
      `entry ${at}: "token" must have at least ${SHORTEST} characters, or "sha256" 64 hexadecimal digits`,
    );
  return { tenant, managesFeeds, sha256: digest(token) };
}

/**
 * Reads a list of tokens.
 * @param text JSON: `[{ "tenant": "…", "token": "…" }]`, or `"sha256"` of the token in place of it;
 * `"feeds": true` lets it manage feeds
 * @throws Error that names the entry
 */
export function readTokens(text: string): Tokens {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries) || entries.length === 0) throw new Error('the file must hold a list of tokens');
  const known = entries.map(knownOf);
  return {
    areAsked: true,
    senderOf: (authorization) => {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return null;
      const given = digest(token);
      // All are compared, each in the same time.
      const found = known.filter(({ sha256 }) => timingSafeEqual(sha256, given));
      const [one] = found;
      return one === undefined ? null : { tenant: one.tenant, managesFeeds: one.managesFeeds };
    },
  };
}

/**
 * The tokens that a configuration names.
 * @throws Error when anybody could send: no tokens, and not on loopback; or when the file cannot be read
 */
export function tokensOf(host: string, file: string): Tokens {
  if (file !== '') {
    try {
      return readTokens(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Error(`HTTP_IN_TOKENS_FILE: ${(error as Error).message}`);
    }
  }
  if (!LOOPBACK.test(host))
    throw new Error(
      `HTTP_IN_HOST: ${host} can be reached by others; set HTTP_IN_TOKENS_FILE, or listen on loopback`,
    );
  return OPEN;
}
