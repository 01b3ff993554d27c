/** Rules by which newsfold says who it is to whom it should and to nobody else. */
import { type Mutant, mutantsOf } from '../mutant.ts';

const RUNTIME = 'services/runtime';

const secrets = [
  ...mutantsOf({ file: `${RUNTIME}/secrets/secret.ts`, tests: [`${RUNTIME}/secrets/secret.test.ts`] }, [
    [
      'a secret is no JSON',
      'toJSON(): string {\n    return MASK;',
      'toJSON(): string {\n    return this.#value;',
    ],
    [
      'a secret in a file is what the file holds now',
      'this.#value = contentOf(this.#path) || this.#value;',
      'contentOf(this.#path);',
    ],
    ['an address is shown without its password, whatever is in that', '.*@/is', '[^@/]*@/is'],
  ]),
  ...mutantsOf(
    { file: `${RUNTIME}/secrets/tls-material.ts`, tests: [`${RUNTIME}/secrets/tls-material.test.ts`] },
    [
      ['TLS is never below 1.2', "minVersion: 'TLSv1.2'", "minVersion: 'TLSv1'"],
      ['a certificate that has ended is not shown', 'first.validToDate.getTime() < now', 'false'],
    ],
  ),
];

const settings = [
  ...mutantsOf({ file: `${RUNTIME}/config/connection.ts`, tests: [`${RUNTIME}/config/connection.test.ts`] }, [
    ['credentials on a command line are refused', "if (given?.includes('@'))", 'if (false)'],
    ['the address of a registry bears no password', "  url.password = '';\n", ''],
  ]),
  ...mutantsOf({ file: `${RUNTIME}/config/config.ts`, tests: [`${RUNTIME}/config/connection.test.ts`] }, [
    ['a problem with a secret does not show it', 'row.isSecret ? MASK : withoutCredentials(text)', 'text'],
    [
      'a child process inherits no secret of another deployment',
      "env[variable] = '';\n    if (row.isSecret)",
      "env[variable] = '';\n    if (false)",
    ],
  ]),
  ...mutantsOf(
    { file: `${RUNTIME}/config/security-problems.ts`, tests: [`${RUNTIME}/config/connection.test.ts`] },
    [
      [
        'a login without a protocol that logs in is a mistake',
        "if (!protocol.startsWith('SASL_'))",
        'if (false)',
      ],
      ['a certificate without TLS is a mistake', 'if (material === undefined) {', 'if (false) {'],
    ],
  ),
  ...mutantsOf(
    { file: `${RUNTIME}/config/stray-variables.ts`, tests: [`${RUNTIME}/config/stray-variables.test.ts`] },
    [
      ['what Kubernetes tells of neighbours is no mistake', 'isNeighbour(name, value) ||', ''],
      ['what the launcher reads is known to workers', "  'NEWSFOLD_DATA',\n", ''],
    ],
  ),
];

const logins = [
  ...mutantsOf(
    { file: `${RUNTIME}/kafka/oauth-tokens.ts`, tests: [`${RUNTIME}/kafka/oauth-tokens.test.ts`] },
    [
      ['a token is used again while it is good', 'performance.now() < kept.renewAt', 'false'],
      ['a token that is about to end is not used again', 'seconds - LEAST_LEFT_S', 'seconds'],
    ],
  ),
  ...mutantsOf(
    { file: `${RUNTIME}/kafka/kafka-errors.ts`, tests: [`${RUNTIME}/kafka/kafka-errors.test.ts`] },
    [['a login that is refused is waited for', "  'KafkaJSSASLAuthenticationError',\n", '']],
  ),
  ...mutantsOf(
    {
      file: `${RUNTIME}/registry/registry-client.ts`,
      tests: [`${RUNTIME}/registry/registry-client.test.ts`],
    },
    [
      [
        'a schema that the registry has is not registered',
        'if (found !== undefined) return this.#idIn(path, found);',
        '',
      ],
      ['schemas are registered by others where that is said', 'if (!this.#autoRegister)', 'if (false)'],
      ['a level that newsfold may not see is left alone', 'isDenied(stored.status) ||', ''],
    ],
  ),
];

const permissions = mutantsOf({ file: 'schemas/permissions.ts', tests: ['schemas/permissions.test.ts'] }, [
  [
    'the launcher reads the dead letters that it counts',
    "topic(name, 'Read')),\n    ...group(",
    "topic(name, 'Write')),\n    ...group(",
  ],
  ['nothing is granted twice', "one.operation !== 'Describe' || !described.has(keyOf(one))", 'true'],
  [
    'creating topics is granted where it is asked for',
    "createsTopics ? (['Create'] as const) : []",
    "['Create'] as const",
  ],
  [
    'the launcher may read what was refused of its input',
    "figures of its view.\n    ...letterTopics(scope.prefix).flatMap((name) => topic(name, 'Read')),\n",
    'figures of its view.\n',
  ],
  ['a feed does not read', "topic(name, 'Write')),\n  reader", "topic(name, 'Read', 'Write')),\n  reader"],
]);

const pages = mutantsOf(
  { file: `${RUNTIME}/process/health-server.ts`, tests: [`${RUNTIME}/process/health-server.test.ts`] },
  [
    ['every page bears the headers that keep a browser from harm', '    ...SAFE_HEADERS,\n', ''],
    ['a page does not say why it failed', "'the page could not be made; the log says why'", 'String(error)'],
  ],
);

/** All of them. */
export const securityMutants: readonly Mutant[] = [
  ...secrets,
  ...settings,
  ...logins,
  ...permissions,
  ...pages,
];
