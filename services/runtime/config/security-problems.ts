/** What does not fit together in the variables of security, each of which is accepted by itself. */
import { materialProblem, type TlsMaterial } from '../secrets/tls-material.ts';
import type { ConfigProblem } from './config.ts';
import type { SecurityConfig } from './security-table.ts';

type Name = keyof SecurityConfig;

const PARTS = {
  ca: 'CA',
  certificate: 'CERTIFICATE',
  key: 'KEY',
  keyPassword: 'KEY_PASSWORD',
} as const;

const materialNames = (prefix: 'KAFKA' | 'SCHEMA_REGISTRY') =>
  Object.values(PARTS).map((part) => `${prefix}_SSL_${part}` as Name);

const LOGIN_NAMES: readonly Name[] = [
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
  'KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL',
  'KAFKA_SASL_OAUTHBEARER_CLIENT_ID',
  'KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET',
  'KAFKA_SASL_OAUTHBEARER_SCOPE',
  'KAFKA_SASL_OAUTHBEARER_TOKEN',
];

class Problems {
  readonly found: ConfigProblem[] = [];
  readonly #config: SecurityConfig;

  constructor(config: SecurityConfig) {
    this.#config = config;
  }

  /** Notes a problem with a variable. */
  add(variable: Name, accepted: string): void {
    const value = this.#config[variable];
    this.found.push({ variable, given: value === undefined ? undefined : String(value), accepted });
  }

  /** Each of these must be set. */
  need(names: readonly Name[], because: string): void {
    for (const name of names)
      if (this.#config[name] === undefined) this.add(name, `a value, because ${because}`);
  }

  /** None of these may be set. */
  refuse(names: readonly Name[], because: string): void {
    for (const name of names)
      if (this.#config[name] !== undefined) this.add(name, `no value, because ${because}`);
  }
}

function checkLogin(config: SecurityConfig, problems: Problems): void {
  const { KAFKA_SECURITY_PROTOCOL: protocol, KAFKA_SASL_MECHANISM: mechanism } = config;
  if (!protocol.startsWith('SASL_')) {
    problems.refuse(
      LOGIN_NAMES,
      `KAFKA_SECURITY_PROTOCOL is ${protocol}, which logs in nobody: set SASL_SSL or SASL_PLAINTEXT`,
    );
    return;
  }
  problems.need(['KAFKA_SASL_MECHANISM'], `KAFKA_SECURITY_PROTOCOL is ${protocol}`);
  if (mechanism === undefined) return;
  const because = `KAFKA_SASL_MECHANISM is ${mechanism}`;
  if (mechanism !== 'OAUTHBEARER') problems.need(['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'], because);
  else if (config.KAFKA_SASL_OAUTHBEARER_TOKEN === undefined)
    problems.need(
      [
        'KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL',
        'KAFKA_SASL_OAUTHBEARER_CLIENT_ID',
        'KAFKA_SASL_OAUTHBEARER_CLIENT_SECRET',
      ],
      because,
    );
  else
    problems.refuse(
      ['KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL'],
      'KAFKA_SASL_OAUTHBEARER_TOKEN is set; one of the two',
    );
}

function checkTls(
  prefix: 'KAFKA' | 'SCHEMA_REGISTRY',
  material: TlsMaterial | undefined,
  plain: string,
  problems: Problems,
): void {
  if (material === undefined) {
    problems.refuse(materialNames(prefix), plain);
    return;
  }
  if (material.certificate !== undefined)
    problems.need([`${prefix}_SSL_KEY`], `${prefix}_SSL_CERTIFICATE is set`);
  if (material.key !== undefined) problems.need([`${prefix}_SSL_CERTIFICATE`], `${prefix}_SSL_KEY is set`);
  if ((material.certificate === undefined) !== (material.key === undefined)) return;
  const problem = materialProblem(material);
  if (problem !== undefined) problems.add(`${prefix}_SSL_${PARTS[problem.part]}`, problem.accepted);
}

/** @param kafka undefined when the brokers are not spoken to by TLS; likewise the registry */
export function securityProblems(
  config: SecurityConfig,
  kafka: TlsMaterial | undefined,
  registry: TlsMaterial | undefined,
): readonly ConfigProblem[] {
  const problems = new Problems(config);
  checkLogin(config, problems);
  checkTls(
    'KAFKA',
    kafka,
    `KAFKA_SECURITY_PROTOCOL is ${config.KAFKA_SECURITY_PROTOCOL}, which encrypts nothing: set SSL or SASL_SSL`,
    problems,
  );
  if (kafka === undefined)
    problems.refuse(['KAFKA_SSL_SERVER_NAME'], 'KAFKA_SECURITY_PROTOCOL is neither SSL nor SASL_SSL');
  checkTls('SCHEMA_REGISTRY', registry, 'SCHEMA_REGISTRY_URL begins with http://', problems);
  const { SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: basic } = config;
  if (basic !== undefined) {
    problems.refuse(
      ['SCHEMA_REGISTRY_BEARER_AUTH_TOKEN'],
      'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO is set; one of the two',
    );
    if (!basic.reveal().includes(':')) problems.add('SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO', 'USER:PASSWORD');
  }
  return problems.found;
}
