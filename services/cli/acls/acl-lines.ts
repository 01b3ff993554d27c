/** Permissions in the words of what grants them: lines for kafka-acls, and users for Strimzi's operator. */
import {
  type Permission,
  type PermissionScope,
  permissionsOf,
  type Role,
} from '@newsfold/schemas/permissions.ts';
import { stringify } from 'yaml';

/** Who a role is to the cluster. */
export interface Grantee {
  readonly role: Role;
  /** Its name, without Kafka's `User:`. */
  readonly user: string;
}

interface Granted {
  readonly of: Permission;
  readonly operations: readonly string[];
}

/** What is allowed to each thing. */
function byResource(permissions: readonly Permission[]): readonly Granted[] {
  const found = new Map<string, { of: Permission; operations: string[] }>();
  for (const one of permissions) {
    const key = `${one.resource} ${one.isPrefix} ${one.name}`;
    const granted = found.get(key) ?? { of: one, operations: [] };
    granted.operations.push(one.operation);
    found.set(key, granted);
  }
  return [...found.values()];
}

const quoted = (text: string) => (/^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** Lines for Kafka's own tool, one for each topic and group, with a comment before those of a role. */
export function kafkaAclLines(grantees: readonly Grantee[], scope: PermissionScope): string {
  const lines = grantees.flatMap(({ role, user }) => [
    `# ${role}`,
    ...byResource(permissionsOf(role, scope)).map(({ of, operations }) =>
      [
        'kafka-acls.sh --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" --add',
        `--allow-principal ${quoted(`User:${user}`)}`,
        ...operations.map((operation) => `--operation ${operation}`),
        `--${of.resource} ${quoted(of.name)}`,
        ...(of.isPrefix ? ['--resource-pattern-type prefixed'] : []),
      ].join(' '),
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Permissions as data: a line of JSON for each role. */
export function permissionLines(grantees: readonly Grantee[], scope: PermissionScope): string {
  const lines = grantees.map(({ role, user }) =>
    JSON.stringify({ role, user, permissions: permissionsOf(role, scope) }),
  );
  return `${lines.join('\n')}\n`;
}

/** How Strimzi's users log in. */
export const AUTHENTICATIONS = ['scram-sha-512', 'tls'] as const;

/**
 * Users for Strimzi's operator, as YAML documents.
 * @param cluster name of the Kafka resource that they are for
 */
export function strimziUsers(
  grantees: readonly Grantee[],
  scope: PermissionScope,
  cluster: string,
  authentication: (typeof AUTHENTICATIONS)[number],
): string {
  return grantees
    .map(({ role, user }) =>
      stringify({
        apiVersion: 'kafka.strimzi.io/v1beta2',
        kind: 'KafkaUser',
        metadata: { name: user, labels: { 'strimzi.io/cluster': cluster } },
        spec: {
          authentication: { type: authentication },
          authorization: {
            type: 'simple',
            acls: byResource(permissionsOf(role, scope)).map(({ of, operations }) => ({
              resource: {
                type: of.resource,
                name: of.name,
                patternType: of.isPrefix ? 'prefix' : 'literal',
              },
              operations,
            })),
          },
        },
      }),
    )
    .join('---\n');
}
