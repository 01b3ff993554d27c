import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Permission, permissionsOf, ROLES, type Role } from './permissions.ts';
import { topicName, topics } from './topics.ts';
import { workerNames, workerPlace } from './topology.ts';

const scopeOf = (prefix: string, createsTopics = false) => ({
  prefix,
  rawTopics: [topicName(prefix, 'raw')],
  createsTopics,
  readerGroup: `${prefix}readers`,
});
const all = (role: Role, prefix = '') => permissionsOf(role, scopeOf(prefix));
const has = (
  role: Role,
  resource: Permission['resource'],
  name: string,
  operation: Permission['operation'],
) => all(role).some((one) => one.resource === resource && one.name === name && one.operation === operation);

describe('permissions', () => {
  it('lie under the prefix, but for groups that read and never commit (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), fc.stringMatching(/^[a-z]{1,9}[.]$/), (role, prefix) => {
        for (const { name, isPrefix } of all(role, prefix))
          expect(name.startsWith(prefix) || (isPrefix && name.startsWith('newsfold-'))).toBe(true);
      }),
    );
  });

  it.each(ROLES)('of %s name each thing once, and no Describe beside what includes it', (role) => {
    const keys = all(role).map(({ resource, name, operation }) => `${resource} ${name} ${operation}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { resource, name, operation } of all(role))
      if (operation === 'Describe')
        expect(has(role, resource, name, 'Read') || has(role, resource, name, 'Write')).toBe(false);
  });

  it('let nobody but its worker write a topic, and the commands whose work that is', () => {
    for (const name of workerNames) {
      const { output } = workerPlace(name, '');
      const writers = ROLES.filter((role) => has(role, 'topic', output, 'Write'));
      expect(new Set(writers)).toEqual(
        new Set([
          name,
          'start',
          // What another worker reads may have to be put back.
          ...(workerNames.some((other) => workerPlace(other, '').input === output)
            ? ['redrive', 'changes']
            : []),
          // An editor's decision goes the way of articles.
          ...(name === 'ingest' ? ['override', 'changes'] : []),
        ]),
      );
    }
  });

  it.each(['start', 'publish', 'audit', 'look'] as const)(
    'let %s see how far the workers are, and read what they answered',
    (role) => {
      for (const name of workerNames) {
        const { groupId, deadLetters } = workerPlace(name, '');
        expect(has(role, 'group', groupId, 'Describe') || has(role, 'group', groupId, 'Read')).toBe(true);
        expect(has(role, 'topic', deadLetters, 'Read')).toBe(true);
      }
      expect(has(role, 'group', 'newsfold-read-', 'Read')).toBe(true);
    },
  );

  it('let a feed write and a reader read, and nothing else', () => {
    expect(all('feed')).toEqual([{ resource: 'topic', name: 'raw.v1', isPrefix: false, operation: 'Write' }]);
    expect(all('reader').map(({ operation, name }) => `${operation} ${name}`)).toEqual([
      'Read stories.v1',
      'Read readers',
    ]);
  });

  it('let whoever counts answers read them, and see how far the workers are', () => {
    for (const role of ['start', 'publish'] as const) {
      for (const name of ['assignments.v1', 'ingest.dead-letters.v1'])
        expect(has(role, 'topic', name, 'Read'), `${role} ${name}`).toBe(true);
      expect(has(role, 'group', 'newsfold-read-', 'Read')).toBe(true);
      for (const name of workerNames)
        expect(has(role, 'group', name, 'Read') || has(role, 'group', name, 'Describe')).toBe(true);
    }
  });

  it('allow creating topics where it was asked for alone', () => {
    const creates = (createsTopics: boolean) =>
      permissionsOf('ingest', scopeOf('', createsTopics)).filter(({ operation }) => operation === 'Create')
        .length;
    // All topics of the topology, and that of the schemas.
    expect([creates(false), creates(true)]).toEqual([0, Object.keys(topics).length + 1]);
  });

  it('take the beginning of names for raw topics', () => {
    const wire = permissionsOf('feed', { ...scopeOf(''), rawTopics: ['wire.*'] });
    expect(wire).toEqual([{ resource: 'topic', name: 'wire.', isPrefix: true, operation: 'Write' }]);
  });
});
