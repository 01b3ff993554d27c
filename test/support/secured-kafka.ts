/**
 * Listeners of a test's broker that ask who comes: logins over TLS by every mechanism, client certificates, and an
 * authorizer that allows what somebody was allowed. The open listener on loopback stays for the test itself.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecuredListeners } from '@newsfold/infra/local/kafka.ts';
import { freePort, LOOPBACK } from '@newsfold/infra/local/ports.ts';
import { ROLES } from '@newsfold/schemas/permissions.ts';
import { makeAuthority } from './certificates.ts';

/** Where the listeners are, and where their certificates lie. Plain data: it goes from the set-up to the tests. */
export interface SecuredAddresses {
  readonly saslSsl: string;
  readonly saslPlaintext: string;
  readonly mtls: string;
  /** A login over TLS with a client certificate, behind a proxy that the test starts: its port, and the one it leads to. */
  readonly cut: { readonly port: number; readonly target: number };
  readonly caFile: string;
  readonly caKeyFile: string;
}

/** Name of the authority of the test's certificates. */
export const AUTHORITY = 'newsfold test authority';
/** May do everything, by whatever login. */
export const ADMIN = 'admin';
/** May do nothing. */
export const NOBODY = 'nobody';
/** May do everything, until a test changes its password. */
export const ROTATED = 'rotated';
/** Users of PLAIN and SCRAM: one for each role. */
export const USERS = [ADMIN, NOBODY, ROTATED, ...ROLES] as const;

/** The password of a user: marked, so that it is found wherever it does not belong. */
export const passwordOf = (user: string) => `marked-secret-of-${user}`;

const jaas = (module: string, options: readonly string[]) =>
  `org.apache.kafka.common.security.${module} required ${options.join(' ')};`;

function logins(listener: string): Record<string, string> {
  const prefix = `listener.name.${listener}`;
  const users = USERS.map((user) => `user_${user}="${passwordOf(user)}"`);
  return {
    [`${prefix}.sasl.enabled.mechanisms`]: 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER',
    [`${prefix}.plain.sasl.jaas.config`]: jaas('plain.PlainLoginModule', users),
    [`${prefix}.scram-sha-256.sasl.jaas.config`]: jaas('scram.ScramLoginModule', []),
    [`${prefix}.scram-sha-512.sasl.jaas.config`]: jaas('scram.ScramLoginModule', []),
    // Tokens without a signature, which the broker takes as they are: what is tried is the client.
    [`${prefix}.oauthbearer.sasl.jaas.config`]: jaas('oauthbearer.OAuthBearerLoginModule', [
      'unsecuredLoginStringClaim_sub="broker"',
    ]),
    [`${prefix}.oauthbearer.connections.max.reauth.ms`]: '3600000',
  };
}

/**
 * Writes certificates into a folder and chooses ports.
 * @param key of an authority that exists, where brokers share one
 */
export async function securedBroker(
  folder: string,
  key?: string,
): Promise<{ readonly listeners: SecuredListeners; readonly addresses: SecuredAddresses }> {
  mkdirSync(folder, { recursive: true });
  const authority = await makeAuthority(AUTHORITY, key);
  const server = await authority.issue({ commonName: 'broker', hosts: ['localhost', LOOPBACK] });
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const caFile = file('ca.pem', authority.certificate);
  const names = ['SECURED', 'LOGIN', 'MTLS', 'CUT'] as const;
  const protocols = { SECURED: 'SASL_SSL', LOGIN: 'SASL_PLAINTEXT', MTLS: 'SSL', CUT: 'SASL_SSL' } as const;
  const ports = {
    SECURED: await freePort(),
    LOGIN: await freePort(),
    MTLS: await freePort(),
    CUT: await freePort(),
  };
  const proxyPort = await freePort();
  return {
    listeners: {
      listeners: names.map((name) => ({
        name,
        protocol: protocols[name],
        port: ports[name],
        advertisedPort: name === 'CUT' ? proxyPort : ports[name],
      })),
      settings: {
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': file('server.pem', `${server.key}${server.certificate}\n`),
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': caFile,
        'listener.name.mtls.ssl.client.auth': 'required',
        'listener.name.cut.ssl.client.auth': 'required',
        'ssl.principal.mapping.rules': 'RULE:^CN=(.*?)$/$1/,DEFAULT',
        ...logins('secured'),
        ...logins('login'),
        ...logins('cut'),
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'super.users': `User:ANONYMOUS;User:${ADMIN};User:${ROTATED}`,
      },
      scramUsers: USERS.flatMap((user) =>
        ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map(
          (kind) => `${kind}=[name=${user},password=${passwordOf(user)}]`,
        ),
      ),
    },
    addresses: {
      saslSsl: `${LOOPBACK}:${ports.SECURED}`,
      saslPlaintext: `${LOOPBACK}:${ports.LOGIN}`,
      mtls: `${LOOPBACK}:${ports.MTLS}`,
      cut: { port: proxyPort, target: ports.CUT },
      caFile,
      caKeyFile: file('ca-key.pem', authority.key),
    },
  };
}

/** The variables of a process that logs in over TLS with a client certificate; the certificate is written into a folder. */
export async function loginOverTls(
  folder: string,
  { caFile, caKeyFile }: SecuredAddresses,
): Promise<Record<string, string>> {
  const authority = await makeAuthority(AUTHORITY, readFileSync(caKeyFile, 'utf8'));
  const { certificate, key } = await authority.issue({ commonName: ADMIN });
  const files = { certificate: join(folder, 'client.pem'), key: join(folder, 'client-key.pem') };
  writeFileSync(files.certificate, certificate);
  writeFileSync(files.key, key, { mode: 0o600 });
  return {
    KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_SASL_USERNAME: ADMIN,
    KAFKA_SASL_PASSWORD: passwordOf(ADMIN),
    KAFKA_SSL_CA_FILE: caFile,
    KAFKA_SSL_CERTIFICATE_FILE: files.certificate,
    KAFKA_SSL_KEY_FILE: files.key,
  };
}
