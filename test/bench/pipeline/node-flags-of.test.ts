import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '@newsfold/schemas/topology.ts';
import { afterAll, expect, it } from 'vitest';
import { nodeFlagsOf } from './node-flags-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-flags-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A checkout with this topology. */
function checkout(name: string, topology: string): string {
  const schemas = join(folder, name, 'schemas');
  mkdirSync(schemas, { recursive: true });
  writeFileSync(join(schemas, 'topology.ts'), topology);
  return join(folder, name);
}

it('are those of the checkout whose workers run', async () => {
  const other = checkout('other', "export const nodeFlags = (name) => ['--stack-size=' + name.length];");
  expect((await nodeFlagsOf(other))('enrich')).toEqual(['--stack-size=6']);
  const own = await nodeFlagsOf(fileURLToPath(new URL('../../..', import.meta.url)));
  expect(own('enrich')).toEqual(nodeFlags('enrich'));
});

it('are none of a checkout that names none, and an error where there is no checkout', async () => {
  const old = checkout('old', 'export const workers = {};');
  expect((await nodeFlagsOf(old))('enrich')).toEqual([]);
  await expect(nodeFlagsOf(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
});
