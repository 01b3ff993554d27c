/** The command line of `npm run acls`. */
import { parseArgs } from 'node:util';
import { type PermissionScope, ROLES, type Role } from '@newsfold/schemas/permissions.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { AUTHENTICATIONS, type Grantee } from './acl-lines.ts';

/** What is to be printed. */
export interface AclCommand {
  readonly grantees: readonly Grantee[];
  readonly scope: PermissionScope;
  readonly format: (typeof FORMATS)[number];
  readonly cluster: string;
  readonly authentication: (typeof AUTHENTICATIONS)[number];
}

const FORMATS = ['kafka-acls', 'strimzi'] as const;
const ROLE_IN_NAME = '{role}';

/** Shown by --help. */
export const ACLS_USAGE = `npm run acls -- [options]

Prints the permissions that each worker and command needs on the cluster, and no other; reaches no cluster itself.

  --role R[,R]       only these: ${ROLES.join(', ')} (default: all)
  --format F         kafka-acls (default): lines for Kafka's own tool, which read $BOOTSTRAP and the file $ADMIN;
                     strimzi: a KafkaUser for each role
  --user NAME        who a role is to the cluster; {role} stands for its name (default newsfold-{role})
  --prefix TEXT      the deployment's prefix; else TOPIC_PREFIX
  --raw T[,T]        raw topics as the cluster names them; one with a * at its end stands for all that begin so
                     (default: raw.v1 behind the prefix)
  --create-topics    workers create the topics that are missing
  --group NAME       group of those who read stories (default newsfold-reader)
  --cluster NAME     with strimzi: the Kafka resource (default newsfold)
  --login L          with strimzi: ${AUTHENTICATIONS.join(' or ')} (default ${AUTHENTICATIONS[0]})
  --help             this text
`;

function oneOf<const W extends readonly string[]>(option: string, given: string, words: W): W[number] {
  if (!words.includes(given)) throw new Error(`${option} ${given}: accepted are ${words.join(', ')}`);
  return given;
}

const listOf = (text: string) => text.split(',').map((one) => one.trim());

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseAclOptions(argv: readonly string[], env: NodeJS.ProcessEnv): AclCommand | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      role: { type: 'string', default: ROLES.join() },
      format: { type: 'string', default: FORMATS[0] },
      user: { type: 'string', default: `newsfold-${ROLE_IN_NAME}` },
      prefix: { type: 'string' },
      raw: { type: 'string' },
      'create-topics': { type: 'boolean', default: false },
      group: { type: 'string', default: 'newsfold-reader' },
      cluster: { type: 'string', default: 'newsfold' },
      login: { type: 'string', default: AUTHENTICATIONS[0] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const prefix = values.prefix ?? env.TOPIC_PREFIX ?? '';
  const rawTopics = listOf(values.raw ?? topicName(prefix, 'raw'));
  if (rawTopics.includes('')) throw new Error(`--raw ${values.raw}: accepted are topics separated by commas`);
  return {
    grantees: listOf(values.role).map((given) => {
      const role: Role = oneOf('--role', given, ROLES);
      return { role, user: values.user.replaceAll(ROLE_IN_NAME, role) };
    }),
    scope: { prefix, rawTopics, createsTopics: values['create-topics'], readerGroup: values.group },
    format: oneOf('--format', values.format, FORMATS),
    cluster: values.cluster,
    authentication: oneOf('--login', values.login, AUTHENTICATIONS),
  };
}
