/**
 * Which addresses may be asked. Feeds come from strangers, and a redirect or a name can lead inside: private, link-local,
 * loopback and metadata addresses are refused, after the name is resolved and after each redirect. The connection is made
 * to the very address that was checked, so that a name that is resolved twice cannot give another one the second time.
 */
import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { WebFailure } from './web-failure.ts';

/** What may be asked although it is not public: a host name, `*.` before a domain, or a network as 10.1.0.0/16. */
export type PrivateHosts = readonly string[];

/** Ports of other protocols: a request that reaches one may do harm. The web's own and those from 1024 on are asked. */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);
const FIRST_FREE_PORT = 1024;

const CIDR = /^[0-9a-f.:]+\/\d{1,3}$/i;
const HOST = /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i;

/**
 * Reads a list of hosts that may be asked although they are private.
 * @throws Error that says what is accepted
 */
export function privateHosts(input: string): PrivateHosts {
  const entries = input
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  for (const entry of entries)
    if (!(CIDR.test(entry) ? ipaddr.isValidCIDR(entry) : isIP(entry) > 0 || HOST.test(entry)))
      throw new Error('host names, *.domain or networks such as 10.1.0.0/16, separated by commas');
  return entries;
}

/**
 * Reads a list of addresses and networks.
 * @throws Error that says what is accepted
 */
export function readNetworks(input: string): readonly string[] {
  const entries = input
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    if (!(CIDR.test(entry) ? ipaddr.isValidCIDR(entry) : isIP(entry) > 0))
      throw new Error('addresses or networks such as 10.1.0.0/16, separated by commas');
    if (entry.endsWith('/0')) throw new Error(`${entry} is every address`);
  }
  return entries;
}

const bare = (hostname: string) =>
  hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

function isNamed(name: string, allowed: PrivateHosts): boolean {
  return allowed.some((entry) => (entry.startsWith('*.') ? name.endsWith(entry.slice(1)) : name === entry));
}

/** Whether an address is one of some, or in one of some networks. An IPv4 address inside an IPv6 one counts as what it is. */
export function isInNetwork(address: string, allowed: readonly string[]): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  return allowed.some((entry) => {
    if (!CIDR.test(entry)) return isIP(entry) > 0 && ipaddr.process(entry).toString() === parsed.toString();
    const [network, bits] = ipaddr.parseCIDR(entry);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

/** Addresses that look public and lead inside: where Azure's machines ask for what concerns themselves. */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);

/** Whether an address is of the public internet. An IPv4 address inside an IPv6 one counts as what it is. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  // Only 2000::/3 is given out; whatever else has no name in the table is not public.
  return parsed.kind() === 'ipv4' || ((parsed as ipaddr.IPv6).parts[0] ?? 0) >> 13 === 1;
}

function mayReach(name: string, address: string, allowed: PrivateHosts): boolean {
  return isPublic(address) || isNamed(name, allowed) || isInNetwork(address, allowed);
}

const refused = (name: string, address: string) =>
  new WebFailure(
    'refused-address',
    name === address
      ? `${address} is not a public address`
      : `${name} leads to ${address}, which is not a public address`,
  );

/**
 * Checks what can be checked before a name is resolved: the protocol, the port, and an address in place of a name.
 * @throws WebFailure
 */
export function checkUrl(url: URL, allowed: PrivateHosts): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new WebFailure('refused-address', `${url.protocol} is not asked, only http: and https:`);
  if (url.username !== '' || url.password !== '')
    throw new WebFailure('refused-address', 'an address with a name and password is not asked');
  const name = bare(url.hostname);
  const port = url.port === '' ? 80 : Number(url.port);
  if (!WEB_PORTS.has(port) && port < FIRST_FREE_PORT && !isNamed(name, allowed))
    throw new WebFailure('refused-address', `port ${port} belongs to another protocol`);
  if (isIP(name) > 0 && !mayReach(name, name, allowed)) throw refused(name, name);
}

/**
 * Resolves names for connections; a name of which any address may not be asked is refused. What it gives is what the
 * connection uses.
 * @param lookup the system's; another one in tests
 */
export function guardedLookup(allowed: PrivateHosts, lookup: typeof resolve = resolve): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const wrong = addresses.find(({ address }) => !mayReach(bare(hostname), address, allowed));
      if (wrong !== undefined) return callback(refused(hostname, wrong.address), []);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      return first === undefined
        ? callback(new WebFailure('unresolvable', `${hostname} has no address`), [])
        : callback(null, first.address, first.family);
    });
  };
}
