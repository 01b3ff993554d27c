import { encryptedKey, makeAuthority } from '@newsfold/test/support/certificates.ts';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';
import { materialProblem, tlsOptions } from './tls-material.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const authority = await makeAuthority('an authority');
const one = await authority.issue({ commonName: 'one' });
const two = await authority.issue({ commonName: 'two' });
const material = (over: { readonly [K in 'ca' | 'certificate' | 'key' | 'keyPassword']?: string }) =>
  Object.fromEntries(Object.entries(over).map(([part, text]) => [part, Secret.of(text)]));

describe('TLS material', () => {
  it('is handed to Node as it is now, and never below TLS 1.2', () => {
    expect(tlsOptions({ ...material({ ca: 'x' }), serverName: 'kafka.example' })).toEqual({
      minVersion: 'TLSv1.2',
      ca: 'x',
      servername: 'kafka.example',
    });
  });

  it('is good when its parts belong together, with an encrypted key too', () => {
    expect(materialProblem({})).toBeUndefined();
    const { certificate, key } = one;
    expect(materialProblem(material({ ca: authority.certificate, certificate, key }))).toBeUndefined();
    const locked = material({ certificate, key: encryptedKey(key, 'open'), keyPassword: 'open' });
    expect(materialProblem(locked)).toBeUndefined();
  });

  it.each([
    ['no certificate at all', material({ ca: 'nothing' }), 'ca', /PEM/],
    [
      'one that is damaged',
      material({ ca: authority.certificate.replace(/\n.{20}/, '\n!') }),
      'ca',
      /certificates in PEM/,
    ],
    ['another’s key', material({ certificate: one.certificate, key: two.key }), 'key', /belongs to/],
    ['no key', material({ certificate: one.certificate, key: 'x' }), 'key', /private key in PEM/],
    [
      'a wrong password',
      material({ certificate: one.certificate, key: encryptedKey(one.key, 'right'), keyPassword: 'wrong' }),
      'keyPassword',
      /encrypted with/,
    ],
    [
      'no password',
      material({ certificate: one.certificate, key: encryptedKey(one.key, 'right') }),
      'keyPassword',
      /encrypted with/,
    ],
  ] as const)('says what is wrong: %s', (_, given, part, words) => {
    const problem = materialProblem(given);
    expect(problem?.part).toBe(part);
    expect(problem?.accepted).toMatch(words);
  });

  it('says that a certificate has ended, or has not begun', () => {
    const { certificate, key } = one;
    const at = (days: number) => materialProblem(material({ certificate, key }), Date.now() + days * DAY_MS);
    expect(at(2)?.accepted).toMatch(/still valid: this one ended on/);
    expect(at(-2)?.accepted).toMatch(/begins on .*clock/);
    expect(at(0)).toBeUndefined();
  });
});
