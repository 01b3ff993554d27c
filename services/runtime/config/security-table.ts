/**
 * The variables by which newsfold says who it is and whom it trusts, under the names that Kafka's own clients have for
 * them. Each secret may lie in a file instead, which its variable with `_FILE` names.
 */
import { type Config, httpUrl, oneOf, optionalText, secret } from './config.ts';

/** How a listener is spoken to. */
export const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const;
/** How one logs in. */
export const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'] as const;

const noneOr =
  <T>(parse: (input: string) => T) =>
  (input: string): T | undefined =>
    input === '' ? undefined : parse(input);

const text = (doc: string) => ({ parse: noneOr(optionalText), default: '', unit: '', doc });

/** An address without credentials in it. */
function bareUrl(input: string): string {
  const url = httpUrl(input);
  if (url.includes('@')) throw new Error('an address without credentials in it');
  return url;
}

/** The rows. */
export const securityTable = {
  KAFKA_SECURITY_PROTOCOL: {
    parse: oneOf(PROTOCOLS),
    default: 'PLAINTEXT',
    unit: '',
    doc: 'How the brokers are spoken to: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.',
  },
  KAFKA_SASL_MECHANISM: {
    parse: noneOr(oneOf(MECHANISMS)),
    default: '',
    unit: '',
    doc: 'How newsfold logs in: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER. Needed with SASL_PLAINTEXT and SASL_SSL.',
  },
  KAFKA_SASL_USERNAME: text('Whom PLAIN and SCRAM log in as.'),
  KAFKA_SASL_PASSWORD: secret('The password of KAFKA_SASL_USERNAME.'),
  KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: {
    parse: noneOr(bareUrl),
    default: '',
    unit: '',
    doc: 'Where OAUTHBEARER asks for tokens, by the grant `client_credentials`; a token is renewed before it ends.',
  },
  KAFKA_SASL_OAUTHBEARER_CLIENT_ID: text('The client as which tokens are asked for.'),
  KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET: secret('The secret of that client.'),
  KAFKA_SASL_OAUTHBEARER_SCOPE: text('The scope to ask for, where the endpoint wants one.'),
  KAFKA_SASL_OAUTHBEARER_TOKEN: secret(
    'The token itself instead of an endpoint: a file that somebody else renews, as Kubernetes does with tokens of service accounts.',
  ),
  KAFKA_SSL_CA: secret(
    'Certificates of the authorities that may vouch for a broker, in PEM. Empty: those that Node ships.',
  ),
  KAFKA_SSL_CERTIFICATE: secret('The certificate that newsfold shows to brokers, in PEM.'),
  KAFKA_SSL_KEY: secret('The key of KAFKA_SSL_CERTIFICATE, in PEM.'),
  KAFKA_SSL_KEY_PASSWORD: secret('The password of KAFKA_SSL_KEY, when it is encrypted.'),
  KAFKA_SSL_SERVER_NAME: text(
    'The name that the certificates of the brokers bear, where it is not that of their addresses.',
  ),
  SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: secret(
    'USER:PASSWORD for the registry. Credentials in SCHEMA_REGISTRY_URL are moved here at once.',
  ),
  SCHEMA_REGISTRY_BEARER_AUTH_TOKEN: secret('A token for the registry, instead of a user.'),
  SCHEMA_REGISTRY_SSL_CA: secret(
    'Certificates of the authorities that may vouch for the registry, in PEM. Empty: those that Node ships.',
  ),
  SCHEMA_REGISTRY_SSL_CERTIFICATE: secret('The certificate that newsfold shows to the registry, in PEM.'),
  SCHEMA_REGISTRY_SSL_KEY: secret('The key of SCHEMA_REGISTRY_SSL_CERTIFICATE, in PEM.'),
  SCHEMA_REGISTRY_SSL_KEY_PASSWORD: secret('The password of SCHEMA_REGISTRY_SSL_KEY, when it is encrypted.'),
  SCHEMA_REGISTRY_AUTO_REGISTER: {
    parse: (input: string) => oneOf(['true', 'false'])(input) === 'true',
    default: 'true',
    unit: '',
    doc: 'Whether a schema that the registry does not have yet is registered; with false somebody else registers them, and newsfold needs to read alone.',
  },
} as const;

/** The value of the rows. */
export type SecurityConfig = Config<typeof securityTable>;
