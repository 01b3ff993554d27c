/** The command line of `newsfold acls`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { type PermissionScope, ROLES, type Role } from '@newsfold/schemas/permissions.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { AUTHENTICATIONS, type Grantee } from './acl-lines.ts';

/** What is to be printed. */
export interface AclCommand {
  readonly grantees: readonly Grantee[];
  readonly scope: PermissionScope;
  readonly format: (typeof FORMATS)[number] | 'json';
  readonly cluster: string;
  readonly authentication: (typeof AUTHENTICATIONS)[number];
}

const FORMATS = ['kafka-acls', 'strimzi'] as const;
const ROLE_IN_NAME = '{role}';

const OPTIONS = {
  role: { type: 'string', value: 'R[,R]', default: ROLES.join(), doc: 'only these roles' },
  format: {
    type: 'string',
    value: 'F',
    default: FORMATS[0],
    doc: "kafka-acls: lines for Kafka's own tool, which read $BOOTSTRAP and the file $ADMIN; strimzi: a KafkaUser for each role",
  },
  user: {
    type: 'string',
    value: 'NAME',
    default: `newsfold-${ROLE_IN_NAME}`,
    doc: 'who a role is to the cluster; {role} stands for its name',
  },
  prefix: { type: 'string', doc: "the deployment's prefix; else TOPIC_PREFIX" },
  raw: {
    type: 'string',
    value: 'T[,T]',
    doc: 'raw topics as the cluster names them; one with a * at its end stands for all that begin so (default: raw.v1 behind the prefix)',
  },
  'create-topics': { type: 'boolean', doc: 'workers create the topics that are missing' },
  group: {
    type: 'string',
    value: 'NAME',
    default: 'newsfold-reader',
    doc: 'group of those who read stories',
  },
  cluster: { type: 'string', value: 'NAME', default: 'newsfold', doc: 'with strimzi: the Kafka resource' },
  json: { type: 'boolean', doc: 'the permissions as data: a line a role' },
  login: {
    type: 'string',
    value: 'L',
    default: AUTHENTICATIONS[0],
    doc: `with strimzi: ${AUTHENTICATIONS.join(' or ')}`,
  },
} as const satisfies OptionTable;

/** The command line. */
export const ACLS_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold acls',
  summary: 'Prints the permissions that each worker and command needs on the cluster, and no other.',
  operands: '',
  options: OPTIONS,
  notes: 'Reaches no cluster itself.',
  examples: [
    ['newsfold acls --prefix desk. > grant.sh', "lines for Kafka's own tool"],
    ['newsfold acls --format strimzi --role ingest,dedupe,enrich', 'users for Strimzi'],
  ],
};

function oneOf<const W extends readonly string[]>(option: string, given: string, words: W): W[number] {
  if (!words.includes(given)) throw new Error(`${option} ${given}: accepted are ${words.join(', ')}`);
  return given;
}

const listOf = (text: string) => text.split(',').map((one) => one.trim());

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseAclOptions(argv: readonly string[], env: NodeJS.ProcessEnv): AclCommand {
  const { values } = readArguments(ACLS_LINE, argv);
  const prefix = values.prefix ?? env.TOPIC_PREFIX ?? '';
  const rawTopics = listOf(values.raw ?? topicName(prefix, 'raw'));
  if (rawTopics.includes('')) throw new Error(`--raw ${values.raw}: accepted are topics separated by commas`);
  return {
    grantees: listOf(values.role).map((given) => {
      const role: Role = oneOf('--role', given, ROLES);
      return { role, user: values.user.replaceAll(ROLE_IN_NAME, role) };
    }),
    scope: { prefix, rawTopics, createsTopics: values['create-topics'], readerGroup: values.group },
    format: values.json ? 'json' : oneOf('--format', values.format, FORMATS),
    cluster: values.cluster,
    authentication: oneOf('--login', values.login, AUTHENTICATIONS),
  };
}
