/** Who is answered, and which scopes they see. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { listedOrigin, type Origins } from './origins.ts';
import { Problem } from './problem.ts';

/** Who is answered. */
export const API_ACCESS = ['local', 'container', 'tokens', 'proxy', 'public'] as const;

/** Who asks. */
export interface Reader {
  /** Its tenant; null where nobody is asked who he is. */
  readonly tenant: string | null;
  /** The scopes that it sees; null for all. */
  readonly scopes: readonly string[] | null;
  /** Whether it may save watches: they send requests to addresses that it names. */
  readonly mayWatch: boolean;
  /** Whether it may decide about stories and put dead letters back: never without a token that says so. */
  readonly mayChange: boolean;
}

/** Who is answered. */
export interface Access {
  /** Finds who asks. @throws Problem when it is not answered */
  (request: IncomingMessage): Reader;
  /** The scopes that a tenant sees; undefined for one that is not known. */
  scopesOf(tenant: string | null): readonly string[] | null | undefined;
  /** Whether the files of the page are for everybody: a browser cannot send a token before it has them. */
  readonly opensPage: boolean;
}

/** Shortest token: one that is shorter can be guessed. */
const SHORTEST = 16;
const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/;
const LOCAL_NAME = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/i;
const EVERYTHING: Reader = { tenant: null, scopes: null, mayWatch: true, mayChange: false };

const digest = (text: string) => createHash('sha256').update(text).digest();

interface Known extends Reader {
  readonly sha256: Buffer;
}

/** What an entry of a file lets its tenant see and do. @throws Error that names the entry */
export function grantOf(entry: unknown, at: number): Reader & { readonly tenant: string } {
  const { tenant, scopes, watches, changes } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof tenant !== 'string' || !/^[\w.-]{1,64}$/.test(tenant))
    throw new Error(`entry ${at}: "tenant" must be a name of letters, digits, ".", "-" and "_"`);
  // A tenant that is to see everything says so: a list that was forgotten must not open all.
  const isAll = scopes === '*';
  if (!isAll && !(Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string')))
    throw new Error(`entry ${at}: "scopes" must be a list of scopes, or "*" for all`);
  const seen = isAll ? null : (scopes as readonly string[]);
  return { tenant, scopes: seen, mayWatch: watches === true, mayChange: changes === true };
}

function knownOf(entry: unknown, at: number): Known {
  const grant = grantOf(entry, at);
  const { token, sha256 } = entry as Readonly<Record<string, unknown>>;
  if (typeof sha256 === 'string' && /^[\da-f]{64}$/i.test(sha256))
    return { ...grant, sha256: Buffer.from(sha256, 'hex') };
  if (typeof token !== 'string' || token.length < SHORTEST)
    throw new Error(
      `entry ${at}: "token" must have at least ${SHORTEST} characters, or "sha256" 64 hexadecimal digits`,
    );
  return { ...grant, sha256: digest(token) };
}

/**
 * Reads a list of tokens: `[{ "tenant": "…", "token": "…", "scopes": ["en"] }]`, or `"sha256"` of the token in its place;
 * `"watches": true` lets it save watches, `"changes": true` decide about stories and put dead letters back.
 * @throws Error that names the entry
 */
export function tokenAccess(text: string): Access {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries) || entries.length === 0) throw new Error('the file must hold a list of tokens');
  const known = entries.map(knownOf);
  const find = ({ headers }: IncomingMessage): Reader => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const given = digest(token ?? '');
    // All are compared, each in the same time.
    const [found] = known.filter(({ sha256 }) => timingSafeEqual(sha256, given));
    if (token === undefined || found === undefined)
      throw new Problem('token-needed', 'send `authorization: Bearer TOKEN` with a token that is known');
    const { tenant, scopes, mayWatch, mayChange } = found;
    return { tenant, scopes, mayWatch, mayChange };
  };
  return Object.assign(find, {
    opensPage: true,
    scopesOf: (tenant: string | null) => scopesOf(known, tenant),
  });
}

/** The scopes of all tokens of a tenant together. */
function scopesOf(known: readonly Known[], tenant: string | null): readonly string[] | null | undefined {
  const own = known.filter((one) => one.tenant === tenant);
  if (own.length === 0) return undefined;
  return own.some(({ scopes }) => scopes === null) ? null : own.flatMap(({ scopes }) => scopes ?? []);
}

/** Everybody sees everything. */
const open = (find: (request: IncomingMessage) => Reader): Access =>
  Object.assign(find, { opensPage: false, scopesOf: () => null });

/** Only this machine is answered: no page of another site that is not listed, under whatever name it reaches it. */
const localAccess = (origins: Origins) =>
  open((request) => {
    const { headers } = request;
    if (!LOCAL_NAME.test(headers.host ?? ''))
      throw new Problem('not-allowed', 'the host must be that of this machine; API_ACCESS lets others in');
    const { origin } = headers;
    if (
      origin !== undefined &&
      origin !== `http://${headers.host}` &&
      listedOrigin(request, origins) === null
    )
      throw new Problem('not-allowed', 'pages of other sites are not answered; API_ORIGINS lets them in');
    return EVERYTHING;
  });

/**
 * The access that a configuration names; that by a proxy is in proxy-access.ts.
 * @throws Error when anybody could read what was not made public, or the file cannot be read
 */
export function accessOf(
  access: Exclude<(typeof API_ACCESS)[number], 'proxy'>,
  host: string,
  tokensFile: string,
  origins: Origins = new Set(),
): Access {
  if (access === 'public') return open(() => ({ ...EVERYTHING, mayWatch: false }));
  if (access === 'tokens') return tokensOf(tokensFile);
  if (access === 'local' && !LOOPBACK.test(host))
    throw new Error(
      `API_HOST: ${host} can be reached by others; set API_ACCESS to tokens, proxy or public, or listen on loopback`,
    );
  const local = localAccess(origins);
  return tokensFile === '' ? local : alsoByToken(local, tokensOf(tokensFile));
}

/** The tokens of a file. @throws Error that names the setting */
function tokensOf(file: string): Access {
  try {
    return tokenAccess(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`API_TOKENS_FILE: ${(error as Error).message}`);
  }
}

/** Whoever is answered anyway, and by their token who sends one: a token that is not known is refused. */
function alsoByToken(everybody: Access, tokens: Access): Access {
  const find = (request: IncomingMessage): Reader => {
    const reader = everybody(request);
    return request.headers.authorization === undefined ? reader : tokens(request);
  };
  return Object.assign(find, {
    opensPage: false,
    scopesOf: (tenant: string | null) => (tenant === null ? null : tokens.scopesOf(tenant)),
  });
}
