/** Permissions given and taken on a test's broker, by its open listener. */
import type { Permission, Role } from '@newsfold/schemas/permissions.ts';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';

const OPERATIONS = {
  Read: 3,
  Write: 4,
  Create: 5,
  Describe: 8,
  DescribeConfigs: 10,
  AlterConfigs: 11,
} as const;

/** The entry of the broker's list that a permission is. */
export function aclEntry(user: Role, { resource, name, isPrefix, operation }: Permission): AclEntry {
  return {
    principal: `User:${user}`,
    host: '*',
    operation: OPERATIONS[operation],
    permissionType: kafkajs.AclPermissionTypes.ALLOW,
    resourceType: resource === 'topic' ? kafkajs.AclResourceTypes.TOPIC : kafkajs.AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: isPrefix
      ? kafkajs.ResourcePatternTypes.PREFIXED
      : kafkajs.ResourcePatternTypes.LITERAL,
  };
}

/** The permissions that lines for kafka-acls grant, as Kafka's tool reads them. @throws Error for a line that is none */
export function entriesOf(lines: string): readonly AclEntry[] {
  return lines
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const options = [...line.matchAll(/--([\w-]+)(?: (?!--)(\S+))?/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      );
      const option = (name: string) => options.find(([key]) => key === name)?.[1];
      const resource = option('topic') === undefined ? 'group' : 'topic';
      const user = option('allow-principal')?.replace(/^User:/, '') as Role;
      const name = option(resource);
      if (option('add') === undefined || user === undefined || name === undefined) throw new Error(line);
      const isPrefix = option('resource-pattern-type') === 'prefixed';
      return options
        .filter(([key]) => key === 'operation')
        .map(([, operation]) =>
          aclEntry(user, { resource, name, isPrefix, operation: operation as Permission['operation'] }),
        );
    });
}

/** The broker's list of permissions. */
export class Grants {
  readonly #admin: Admin;

  constructor(brokers: string) {
    const kafka = new kafkajs.Kafka({
      brokers: brokers.split(','),
      clientId: 'grants',
      logLevel: kafkajs.logLevel.NOTHING,
    });
    this.#admin = kafka.admin();
  }

  async give(entries: readonly AclEntry[]): Promise<void> {
    await this.#admin.connect();
    await this.#admin.createAcls({ acl: [...entries] });
  }

  /** Takes one away. @throws Error when there was none */
  async take(entry: AclEntry): Promise<void> {
    const { filterResponses } = await this.#admin.deleteAcls({ filters: [entry] });
    const taken = filterResponses.flatMap(({ matchingAcls }) => matchingAcls).length;
    if (taken !== 1) throw new Error(`${taken} permissions were taken for ${JSON.stringify(entry)}`);
  }

  async close(): Promise<void> {
    await this.#admin.disconnect();
  }
}
