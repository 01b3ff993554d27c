/**
 * How kafkajs logs in. It asks for user, password and token at each login, of a new connection and when a session ends, so
 * they are read then: a renewed one counts without a restart.
 */
import type { Mechanism, SASLOptions } from 'kafkajs';
import type { KafkaLogin } from '../config/connection.ts';
import { BrokerAway } from '../log/broker-errors.ts';
import type { TlsMaterial } from '../secrets/tls-material.ts';
import { OauthTokens } from './oauth-tokens.ts';

/** kafkajs' names of the mechanisms. */
const NAMES = {
  PLAIN: 'plain',
  'SCRAM-SHA-256': 'scram-sha-256',
  'SCRAM-SHA-512': 'scram-sha-512',
} as const;

/** Bytes as kafkajs passes them to a mechanism and takes them from it: their number first. */
const LENGTH_BYTES = 4;

function counted(text: string): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES + Buffer.byteLength(text));
  bytes.writeInt32BE(bytes.length - LENGTH_BYTES);
  bytes.write(text, LENGTH_BYTES);
  return bytes;
}

/** Why a broker refuses a token: it answers in JSON. */
function refusalIn(answer: string): string {
  try {
    const { status } = JSON.parse(answer) as { readonly status?: unknown };
    return typeof status === 'string' ? status.slice(0, 100) : 'without a reason';
  } catch {
    return 'without a reason';
  }
}

/**
 * OAUTHBEARER (RFC 7628). kafkajs' own takes the broker's refusal for an acceptance, since it comes in an answer without an
 * error code; the connection then ends at the next request, which says nothing of the token.
 */
function oauthBearer(token: () => Promise<string>): Mechanism {
  return {
    mechanism: 'OAUTHBEARER',
    authenticationProvider: ({ saslAuthenticate }) => ({
      authenticate: async () => {
        const message = counted(`n,,\u0001auth=Bearer ${await token()}\u0001\u0001`);
        const answer = await saslAuthenticate<string>({
          request: { encode: () => message },
          response: { decode: (raw) => raw, parse: (raw) => raw.subarray(LENGTH_BYTES).toString() },
        });
        if (answer)
          throw new BrokerAway(`SASL OAUTHBEARER: the broker refuses the token: ${refusalIn(answer)}`);
      },
    }),
  };
}

/** The login as kafkajs takes it. @param tls whom to trust at the token endpoint */
export function saslOptions(login: KafkaLogin, tls: TlsMaterial | undefined): SASLOptions | Mechanism {
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
    return oauthBearer(async () => token.reveal());
  }
  const tokens = new OauthTokens(login, tls);
  return oauthBearer(() => tokens.get());
}
