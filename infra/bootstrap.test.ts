/** Which installations the bootstrap takes for complete; npm is there to fail, so that it is seen when it is asked. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TreeCopy } from '@newsfold/test/support/tree-copy.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

let copy: TreeCopy;

beforeAll(() => {
  copy = new TreeCopy();
  copy.linkPackages();
});

afterAll(() => copy.remove());

/** Writes npm's own list of what is installed, as `npm ci` leaves it, and asks for the version. */
function start(isThere: (path: string) => boolean): { status: number | null; stderr: string } {
  const { packages } = JSON.parse(readFileSync(join(copy.root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const there = Object.fromEntries(Object.entries(packages).filter(([path]) => isThere(path)));
  writeFileSync(join(copy.root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }));
  const failing = join(copy.root, 'no-npm.mjs');
  writeFileSync(failing, "process.stderr.write('npm error asked\\n'); process.exit(1);\n");
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(copy.root, 'infra', 'bootstrap.mjs'), 'services/cli/newsfold.ts', '--version'],
    { encoding: 'utf8', env: { ...process.env, npm_execpath: failing } },
  );
  return { status, stderr };
}

test('what somebody installed by hand is not installed again', () => {
  expect(start(() => true)).toEqual({ status: 0, stderr: '' });
});

test('a package that is missing is installed', () => {
  const { status, stderr } = start((path) => path !== 'node_modules/kafkajs');
  expect(status).toBe(1);
  expect(stderr).toContain('npm error asked');
  expect(stderr).toContain('check the network and the registry setting');
});
