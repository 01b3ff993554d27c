import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const NEWSFOLD = fileURLToPath(new URL('../newsfold.ts', import.meta.url));

it('a misspelt variable ends a command before it does anything', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEWSFOLD, 'acls'], {
    env: { ...process.env, NEWSFOLD_KAFKA_PROT: '1' },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe('acls: NEWSFOLD_KAFKA_PROT: no such variable; is NEWSFOLD_KAFKA_PORT meant?\n');
});
