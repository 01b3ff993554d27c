/** Authorities and certificates made for a test: good, expired, of another name or of an authority that nobody knows. */
import 'reflect-metadata';
import { createPrivateKey, createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate with its key, as PEM. */
export interface Identity {
  readonly certificate: string;
  /** PKCS #8, which Kafka takes too. */
  readonly key: string;
}

/** Whose certificate, and when it is valid. */
export interface IdentityRequest {
  readonly commonName: string;
  /** Names and addresses of the host; none for a client. */
  readonly hosts?: readonly string[];
  /** From yesterday to tomorrow when left out. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** Vouches for others. */
export interface Authority {
  /** Its own certificate, as PEM. */
  readonly certificate: string;
  /** Its key: only a test may have it. */
  readonly key: string;
  issue(request: IdentityRequest): Promise<Identity>;
}

const keyPair = () => webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return privateKey(der).export({ type: 'pkcs8', format: 'pem' }).toString();
}

function privateKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

async function keysOf(pem: string): Promise<webcrypto.CryptoKeyPair> {
  const der = (key: KeyObject, type: 'pkcs8' | 'spki') =>
    key.export({ type, format: 'der' } as never) as unknown as Buffer;
  const own = createPrivateKey(pem);
  const importing = (format: 'pkcs8' | 'spki', bytes: Buffer, usage: 'sign' | 'verify') =>
    webcrypto.subtle.importKey(format, bytes, CURVE, true, [usage]);
  return {
    privateKey: await importing('pkcs8', der(own, 'pkcs8'), 'sign'),
    publicKey: await importing('spki', der(createPublicKey(own), 'spki'), 'verify'),
  };
}

/** A key of PEM, encrypted with a password. */
export function encryptedKey(pem: string, passphrase: string): string {
  const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  return createPrivateKey(pem).export(encrypted).toString();
}

/** Makes an authority that nobody has heard of before, or again the one whose name and key these are. */
export async function makeAuthority(name: string, keyPem?: string): Promise<Authority> {
  const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  const keys = keyPem === undefined ? await keyPair() : await keysOf(keyPem);
  const own: X509Certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys: keys as never,
    signingAlgorithm: CURVE,
    notBefore,
    notAfter,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  return {
    certificate: own.toString('pem'),
    key: await pemOf(keys.privateKey),
    issue: async ({ commonName, hosts = [], notBefore: from = notBefore, notAfter: to = notAfter }) => {
      const { privateKey: key, publicKey } = await keyPair();
      const names = hosts.map((value) => ({
        type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const),
        value,
      }));
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${commonName}`,
        issuer: own.subject,
        publicKey: publicKey as never,
        signingKey: keys.privateKey as never,
        signingAlgorithm: CURVE,
        notBefore: from,
        notAfter: to,
        ...(names.length === 0 ? {} : { extensions: [new SubjectAlternativeNameExtension(names)] }),
      });
      return { certificate: certificate.toString('pem'), key: await pemOf(key) };
    },
  };
}
