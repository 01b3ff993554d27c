/**
 * Login by a reverse proxy: it says in a header who asks, and is believed because it asks from an address that is named.
 * Nobody else is answered, whatever his headers say; where a request came from is the other end of its connection, never
 * what `x-forwarded-for` or `forwarded` say of it.
 */
import type { IncomingMessage } from 'node:http';
import { isInNetwork, readNetworks } from '@newsfold/runtime/web/address-guard.ts';
import { type Access, grantOf, type Reader } from './access.ts';
import { Problem } from './problem.ts';

/** What a proxy is known and read by. */
export interface ProxySettings {
  /** Addresses and networks of the proxies. */
  readonly proxies: readonly string[];
  /** The header that names who asks. */
  readonly header: string;
  /** Told once in a while of an address that sends the header and is no proxy. */
  readonly onStranger: (address: string) => void;
}

interface Tenant extends Reader {
  readonly tenant: string;
  /** What the header may say for it. */
  readonly users: ReadonlySet<string>;
}

const HEADER = /^[a-z][a-z\d-]{1,63}$/;
/** Headers that mean something else, or that a browser fills with what its user likes. */
const OTHERS =
  /^(host|cookie|origin|referer|user-agent|authorization|content-.*|accept.*|sec-.*|x-forwarded-(for|host|proto)|forwarded|connection|via)$/;
/** Between two words about strangers, ms. */
const QUIET_MS = 60_000;

/**
 * Reads the settings of a proxy.
 * @throws Error that names the variable
 */
export function proxySettings(proxies: string, header: string): Omit<ProxySettings, 'onStranger'> {
  const name = header.toLowerCase();
  if (!HEADER.test(name) || OTHERS.test(name))
    throw new Error(
      `API_PROXY_HEADER: ${header} is no header that a proxy alone sets, such as x-forwarded-user`,
    );
  try {
    const networks = readNetworks(proxies);
    if (networks.length === 0) throw new Error('name the addresses of the proxy');
    return { proxies: networks, header: name };
  } catch (error) {
    throw new Error(`API_PROXIES: ${(error as Error).message}`);
  }
}

function tenantOf(entry: unknown, at: number): Tenant {
  const grant = grantOf(entry, at);
  // A browser sends its login by itself, for whatever page asks: stories are changed by who sends a token.
  if (grant.mayChange) throw new Error(`entry ${at}: "changes" is for tokens; API_ACCESS=tokens takes them`);
  const { users = [grant.tenant] } = entry as Readonly<Record<string, unknown>>;
  const isName = (user: unknown) => typeof user === 'string' && user !== '' && !user.includes(',');
  if (!Array.isArray(users) || !users.every(isName))
    throw new Error(`entry ${at}: "users" must be a list of names, without commas`);
  return { ...grant, users: new Set(users as readonly string[]) };
}

/** @throws Error that names the entry */
function tenantsOf(text: string): readonly Tenant[] {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries) || entries.length === 0)
    throw new Error('the file must hold a list of tenants');
  const tenants = entries.map(tenantOf);
  const known = new Map<string, number>();
  for (const [at, { tenant, users }] of tenants.entries()) {
    if (tenants.findIndex((other) => other.tenant === tenant) !== at)
      throw new Error(`entry ${at}: ${tenant} is there twice`);
    for (const user of users) {
      if (known.has(user)) throw new Error(`entry ${at}: ${user} is of entry ${known.get(user)} already`);
      known.set(user, at);
    }
  }
  return tenants;
}

/** What a header says, of as many times as it was sent. */
function valuesOf({ rawHeaders }: IncomingMessage, header: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === header);
}

/**
 * The access by a proxy: `[{ "tenant": "…", "users": ["…"], "scopes": ["en"], "watches": true }]`. `users` are what the
 * header says; left out, it is the tenant's own name.
 * @param text of API_TENANTS_FILE
 * @param now milliseconds of any clock that does not go back
 * @throws Error that names the entry
 */
export function proxyAccess(
  text: string,
  { proxies, header, onStranger }: ProxySettings,
  now: () => number = () => performance.now(),
): Access {
  const tenants = tenantsOf(text);
  let toldAt = Number.NEGATIVE_INFINITY;
  const find = (request: IncomingMessage): Reader => {
    const address = request.socket.remoteAddress ?? '';
    const said = valuesOf(request, header);
    if (!isInNetwork(address, proxies)) {
      if (said.length > 0 && now() - toldAt >= QUIET_MS) {
        toldAt = now();
        onStranger(address);
      }
      throw new Problem('not-allowed', 'ask through the proxy: nobody else is answered here');
    }
    const [user] = said;
    if (user === undefined || user === '')
      throw new Problem('token-needed', 'log in at the proxy: it did not say who asks');
    // A proxy that adds its header to one that was sent lets a stranger choose his name.
    if (said.length > 1)
      throw new Problem(
        'not-allowed',
        `the proxy sent ${header} more than once: let it replace what it is sent`,
      );
    const found = tenants.find(({ users }) => users.has(user));
    if (found === undefined)
      throw new Problem('not-allowed', 'nothing here is for who the proxy says that asks');
    return { tenant: found.tenant, scopes: found.scopes, mayWatch: found.mayWatch, mayChange: false };
  };
  return Object.assign(find, {
    opensPage: false,
    scopesOf: (tenant: string | null) => tenants.find((one) => one.tenant === tenant)?.scopes,
  });
}
