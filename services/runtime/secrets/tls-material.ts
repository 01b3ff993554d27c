/**
 * What one side of a TLS connection has in its hands, as PEM: whom it trusts and who it is. It is read again for every
 * connection, so that renewed certificates count from the next connection on, without a restart.
 */
import { X509Certificate } from 'node:crypto';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import type { Secret } from './secret.ts';

/** See the file's head. */
export interface TlsMaterial {
  /** Certificates of the authorities to trust; those that Node ships when left out. */
  readonly ca?: Secret | undefined;
  /** This side's certificate, with those between it and its authority. */
  readonly certificate?: Secret | undefined;
  readonly key?: Secret | undefined;
  readonly keyPassword?: Secret | undefined;
  /** The name that the other side's certificate must bear; that of its address when left out. */
  readonly serverName?: string | undefined;
}

/** Options of a TLS connection, from what the material is now. */
export function tlsOptions({
  ca,
  certificate,
  key,
  keyPassword,
  serverName,
}: TlsMaterial): ConnectionOptions {
  return {
    minVersion: 'TLSv1.2',
    ...(ca && { ca: ca.reveal() }),
    ...(certificate && { cert: certificate.reveal() }),
    ...(key && { key: key.reveal() }),
    ...(keyPassword && { passphrase: keyPassword.reveal() }),
    ...(serverName === undefined ? {} : { servername: serverName }),
  };
}

/** The certificates of a PEM text, in order. @throws Error when one cannot be read */
function certificatesOf(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error('no certificate in it');
  return blocks.map((block) => new X509Certificate(block));
}

/** Which part of the material is of no use. */
export interface MaterialProblem {
  readonly part: 'ca' | 'certificate' | 'key' | 'keyPassword';
  /** What would be accepted. */
  readonly accepted: string;
}

const KEY_PROBLEMS: readonly (readonly [RegExp, MaterialProblem])[] = [
  [
    /bad decrypt|bad password read|interrupted or cancelled|maybe wrong password|mac verify/i,
    { part: 'keyPassword', accepted: 'the password that the key is encrypted with' },
  ],
  [
    /key values mismatch|key type mismatch/i,
    { part: 'key', accepted: 'the key that belongs to the certificate' },
  ],
];

/** What is wrong with the material itself, before anything is connected to; undefined when nothing is. */
export function materialProblem(
  material: TlsMaterial,
  now: number = Date.now(),
): MaterialProblem | undefined {
  for (const part of ['ca', 'certificate'] as const) {
    const secret = material[part];
    if (secret === undefined) continue;
    try {
      const [first] = certificatesOf(secret.reveal());
      if (part === 'certificate' && first && first.validToDate.getTime() < now)
        return { part, accepted: `a certificate that is still valid: this one ended on ${first.validTo}` };
      if (part === 'certificate' && first && first.validFromDate.getTime() > now)
        return {
          part,
          accepted: `a certificate that is valid by now: this one begins on ${first.validFrom}; look at this machine's clock too`,
        };
    } catch (error) {
      return { part, accepted: `certificates in PEM (${(error as Error).message})` };
    }
  }
  try {
    createSecureContext(tlsOptions(material));
    return undefined;
  } catch (error) {
    const why = (error as Error).message;
    return (
      KEY_PROBLEMS.find(([pattern]) => pattern.test(why))?.[1] ?? {
        part: 'key',
        accepted: `a private key in PEM (${why})`,
      }
    );
  }
}
