import { permissionsOf, ROLES } from '@newsfold/schemas/permissions.ts';
import { entriesOf } from '@newsfold/test/support/granted.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kafkaAclLines, permissionLines, strimziUsers } from './acl-lines.ts';
import { parseAclOptions } from './acl-options.ts';

const scope = {
  prefix: 'p.',
  rawTopics: ['p.raw.v1', 'wire.*'],
  createsTopics: true,
  readerGroup: 'readers',
};

interface KafkaUser {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly authorization: {
      readonly acls: readonly { readonly resource: object; readonly operations: readonly string[] }[];
    };
  };
}

describe('what acls prints', () => {
  it.each(ROLES)('grants %s what it needs, in both forms', (role) => {
    const needed = permissionsOf(role, scope);
    expect(entriesOf(kafkaAclLines([{ role, user: role }], scope))).toHaveLength(needed.length);
    const user = parse(strimziUsers([{ role, user: `u-${role}` }], scope, 'c', 'tls')) as KafkaUser;
    expect(user.metadata).toEqual({ name: `u-${role}`, labels: { 'strimzi.io/cluster': 'c' } });
    const granted = user.spec.authorization.acls.flatMap(({ operations }) => operations);
    expect(granted).toHaveLength(needed.length);
  });

  it('is safe for a shell', () => {
    const lines = kafkaAclLines([{ role: 'feed', user: "x'; rm -rf /; '" }], {
      ...scope,
      rawTopics: ['a b'],
    });
    expect(lines).toContain(`'User:x'\\''; rm -rf /; '\\'''`);
    expect(lines).toContain("--topic 'a b'");
  });

  it('says in one line what is wrong with its options', () => {
    expect(() => parseAclOptions(['--role', 'king'], {})).toThrow(/--role king: accepted are ingest, dedupe/);
    expect(() => parseAclOptions(['--format', 'xml'], {})).toThrow(/--format xml/);
    expect(parseAclOptions([], { TOPIC_PREFIX: 'p.' })).toMatchObject({
      scope: { prefix: 'p.', rawTopics: ['p.raw.v1'] },
    });
    expect(parseAclOptions(['--user', 'app-{role}', '--role', 'feed'], {})).toMatchObject({
      grantees: [{ role: 'feed', user: 'app-feed' }],
    });
  });

  it('are data where that is asked for', () => {
    const [line] = permissionLines([{ role: 'recall', user: 'me' }], scope).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      role: 'recall',
      user: 'me',
      permissions: [{ resource: 'topic', operation: 'Read' }, { resource: 'group' }],
    });
  });
});
