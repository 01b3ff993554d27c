import type { Permission } from '@newsfold/schemas/permissions.ts';
import { expect, it } from 'vitest';
import type { Allowed, SignedIn } from '../kafka/signed-in.ts';
import { checkPermissions } from './check-permissions.ts';
import { findingLine } from './finding.ts';

const READ = 1 << 3;
const permissions: readonly Permission[] = [
  { resource: 'group', name: 'dedupe', isPrefix: false, operation: 'Read' },
  { resource: 'group', name: 'newsfold-schemas-', isPrefix: true, operation: 'Read' },
];

/** A broker that answers the same of each group. */
async function lines(answer: Allowed): Promise<string[]> {
  const signedIn = {
    view: async () => ({ brokers: [], topics: new Map(), cluster: 0 }),
    groups: async (names: readonly string[]) => new Map(names.map((name) => [name, answer])),
  } as unknown as SignedIn;
  const connection = { brokers: [], clientId: 'test' };
  return (await checkPermissions(connection, signedIn, permissions)).map(findingLine);
}

it('names what is not granted', async () => {
  expect(await lines({ errorCode: 0, operations: READ })).toEqual(['ok  permissions: all 2 are granted']);
  expect(await lines({ errorCode: 30, operations: 0 })).toEqual([
    expect.stringMatching(/^BAD permission Read on the group dedupe: missing\. Grant it/),
    expect.stringMatching(/^BAD permission Read on the group newsfold-schemas-\*: missing/),
  ]);
});

it.each([14, 15, 16])('calls no permission missing while a coordinator is away (%i)', async (errorCode) => {
  const found = await lines({ errorCode, operations: 0 });
  expect(found.join()).not.toMatch(/permission/);
  expect(found[0]).toMatch(/^BAD group dedupe: its coordinator is away/);
});
