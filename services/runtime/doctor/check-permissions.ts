/** Whether whoever logged in may do what a role needs: asked of the broker, and nothing is done. */
import type { Operation, Permission } from '@newsfold/schemas/permissions.ts';
import type { KafkaConnection } from '../config/connection.ts';
import { type Allowed, SignedIn } from '../kafka/signed-in.ts';
import { bad, type Finding, good } from './finding.ts';

/** Kafka's numbers of the operations. */
const NUMBERS: Readonly<Record<Operation, number>> = {
  Read: 3,
  Write: 4,
  Create: 5,
  Describe: 8,
  DescribeConfigs: 10,
  AlterConfigs: 11,
};
/** What Describe does not come with: a topic may be visible without them, and they may be given without it. */
const OF_SETTINGS: ReadonlySet<Operation> = new Set(['DescribeConfigs', 'AlterConfigs']);
const UNKNOWN_TOPIC = 3;
const NOT_COORDINATOR = 16;
/** Nobody can say anything of a group: its coordinator is being looked for, is away, or is another. */
const NO_COORDINATOR: ReadonlySet<number> = new Set([14, 15, NOT_COORDINATOR]);
/** Stands behind the beginning of a name, for a permission for all names that begin so. */
const SOME_NAME = 'check';

const nameOf = ({ name, isPrefix }: Permission) => (isPrefix ? `${name}${SOME_NAME}` : name);
const allows = (operations: number, operation: Operation) => (operations & (1 << NUMBERS[operation])) !== 0;

function lacking(permission: Permission): Finding {
  const { resource, name, isPrefix, operation } = permission;
  return bad(
    `permission ${operation} on the ${resource} ${name}${isPrefix ? '*' : ''}`,
    'missing',
    'Grant it; npx newsfold acls prints every permission that is needed',
  );
}

/** Groups are described by their coordinator alone, so each broker is asked about those that the others have not. */
async function askGroups(
  connection: KafkaConnection,
  signedIn: SignedIn,
  brokers: readonly { readonly host: string; readonly port: number }[],
  names: readonly string[],
): Promise<ReadonlyMap<string, Allowed>> {
  const answers = new Map(await signedIn.groups(names));
  for (const { host, port } of brokers) {
    const left = names.filter((name) => answers.get(name)?.errorCode === NOT_COORDINATOR);
    if (left.length === 0) break;
    const other = new SignedIn(connection, host, port);
    try {
      await other.open();
      for (const [name, answer] of await other.groups(left)) answers.set(name, answer);
    } finally {
      await other.close();
    }
  }
  return answers;
}

/**
 * The permissions that are missing, and the topics that do not exist: for these the broker does not say what would be
 * allowed.
 */
export async function checkPermissions(
  connection: KafkaConnection,
  signedIn: SignedIn,
  permissions: readonly Permission[],
): Promise<readonly Finding[]> {
  const of = (resource: Permission['resource']) => permissions.filter((one) => one.resource === resource);
  const topicNames = [
    ...new Set(
      of('topic')
        .filter(({ isPrefix }) => !isPrefix)
        .map(nameOf),
    ),
  ];
  const view = await signedIn.view(topicNames);
  const groupNames = [...new Set(of('group').map(nameOf))];
  const groups = await askGroups(connection, signedIn, view.brokers, groupNames);
  const missing = new Set<string>();
  const unasked = new Set<string>();
  const findings: Finding[] = [];
  for (const permission of permissions) {
    const name = nameOf(permission);
    const answer = permission.resource === 'topic' ? view.topics.get(name) : groups.get(name);
    if (answer === undefined) continue;
    if (answer.errorCode === UNKNOWN_TOPIC) missing.add(name);
    else if (permission.resource === 'group' && NO_COORDINATOR.has(answer.errorCode)) unasked.add(name);
    // Of a topic that may not be seen the broker says nothing; that is found by another permission for it.
    else if (answer.errorCode !== 0 && OF_SETTINGS.has(permission.operation)) continue;
    else if (!allows(answer.operations, permission.operation) && permission.operation !== 'Create')
      findings.push(lacking(permission));
  }
  for (const name of unasked)
    findings.push(
      bad(
        `group ${name}`,
        'its coordinator is away, so that nobody says what may be done to it',
        'Look which brokers are down: a group works again once its partition of __consumer_offsets has a leader',
      ),
    );
  for (const name of missing)
    findings.push(
      allows(view.cluster, 'Create')
        ? good(`topic ${name}`, 'missing; workers create it')
        : bad(
            `topic ${name}`,
            'missing, or not to be seen',
            'Create it, or grant Create on it or on the cluster; then ask again for what may be done to it',
          ),
    );
  if (findings.every(({ isOk }) => isOk))
    findings.push(good('permissions', `all ${permissions.length} are granted`));
  return findings;
}
