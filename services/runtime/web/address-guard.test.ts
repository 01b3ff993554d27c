import type { lookup as systemLookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { checkUrl, guardedLookup, isPublic, privateHosts } from './address-guard.ts';

/** Addresses inside, by every range that is not the public internet, and their disguises. */
const INSIDE = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '168.63.129.16',
  '::ffff:168.63.129.16',
  '100.100.100.200',
  '100.64.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  'fe80::1',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::',
  '4000::1',
  '5f00::1',
];

/** Spellings of addresses inside that a URL may have. */
const SPELLINGS = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.0.0.1./',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://①②⑦.⓪.⓪.①/',
];

const check = (address: string, allowed = '') => checkUrl(new URL(address), privateHosts(allowed));

type Addresses = readonly { readonly address: string; readonly family: number }[];

/** Resolves a name to some addresses, guarded. */
function resolved(name: string, addresses: readonly string[], allowed = ''): Promise<unknown> {
  const found: Addresses = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup = ((_: string, __: object, callback: (error: null, all: Addresses) => void) =>
    callback(null, found)) as unknown as typeof systemLookup;
  return new Promise((resolve, reject) => {
    guardedLookup(privateHosts(allowed), lookup)(name, { all: true }, (error, all) =>
      error ? reject(error) : resolve(all),
    );
  });
}

describe('which addresses are asked', () => {
  it.each(INSIDE)('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each(SPELLINGS)('%s is refused before anything is resolved', (address) => {
    expect(() => check(address)).toThrow(/not a public address/);
  });

  it('asks no other protocol, no name and password, and no port of another protocol', () => {
    for (const address of ['ftp://a.example/', 'file:///etc/passwd', 'gopher://a.example/'])
      expect(() => check(address)).toThrow(/only http: and https:/);
    expect(() => check('http://user:secret@a.example/')).toThrow(/name and password/);
    expect(() => check('http://a.example:25/')).toThrow(/port 25/);
    for (const address of ['http://a.example/', 'https://a.example:8443/', 'http://a.example:443/'])
      expect(() => check(address)).not.toThrow();
  });

  it.each(INSIDE)('a name that leads to %s is refused', async (address) => {
    await expect(resolved('a.example', [address])).rejects.toMatchObject({ reason: 'refused-address' });
  });

  it('refuses a name of which one address of several lies inside', async () => {
    await expect(resolved('a.example', ['8.8.8.8', '10.0.0.1'])).rejects.toThrow(/leads to 10.0.0.1/);
    await expect(resolved('a.example', ['8.8.8.8'])).resolves.toEqual([{ address: '8.8.8.8', family: 4 }]);
  });
});

describe('what is allowed by name', () => {
  it('takes names, domains and networks', async () => {
    await expect(resolved('cms.intranet.example', ['10.1.2.3'], '*.intranet.example')).resolves.toBeDefined();
    await expect(resolved('cms.example', ['10.1.2.3'], 'cms.example')).resolves.toBeDefined();
    await expect(resolved('cms.example', ['10.1.2.3'], '10.1.0.0/16')).resolves.toBeDefined();
    expect(() => check('http://127.0.3.4:8080/', '127.0.0.0/8')).not.toThrow();
    expect(() => check('http://127.0.0.1/', '127.0.0.1')).not.toThrow();
  });

  it('allows nothing beside it', async () => {
    await expect(resolved('evilintranet.example', ['10.1.2.3'], '*.intranet.example')).rejects.toThrow();
    await expect(resolved('a.cms.example', ['10.1.2.3'], 'cms.example')).rejects.toThrow();
    await expect(resolved('cms.example', ['10.2.0.1'], '10.1.0.0/16')).rejects.toThrow();
    expect(() => check('http://[::1]/', '127.0.0.0/8')).toThrow();
  });

  it.each(['10.0.0.0/99', 'http://a.example', 'a b', '*'])('refuses %s in the list', (entry) => {
    expect(() => privateHosts(entry)).toThrow(/host names/);
  });
});
