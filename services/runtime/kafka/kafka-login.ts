/**
 * How kafkajs logs in. It asks for user, password and token at each login, of a new connection and when a session ends, so
 * they are read then: a renewed one counts without a restart.
 */
import type { SASLOptions } from 'kafkajs';
import type { KafkaLogin } from '../config/connection.ts';
import type { TlsMaterial } from '../secrets/tls-material.ts';
import { OauthTokens } from './oauth-tokens.ts';

/** kafkajs' names of the mechanisms. */
const NAMES = {
  PLAIN: 'plain',
  'SCRAM-SHA-256': 'scram-sha-256',
  'SCRAM-SHA-512': 'scram-sha-512',
} as const;

/** The login as kafkajs takes it. @param tls whom to trust at the token endpoint */
export function saslOptions(login: KafkaLogin, tls: TlsMaterial | undefined): SASLOptions {
  if (login.mechanism !== 'OAUTHBEARER') {
    const { mechanism, username, password } = login;
    return {
      mechanism: NAMES[mechanism],
      username,
      get password() {
        return password.reveal();
      },
    } as SASLOptions;
  }
  if ('token' in login) {
    const { token } = login;
    return { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: token.reveal() }) };
  }
  const tokens = new OauthTokens(login, tls);
  return { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: await tokens.get() }) };
}
