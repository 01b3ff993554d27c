/** A log that finds no room ends nothing. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const LOGGER = fileURLToPath(new URL('logger.ts', import.meta.url));

const SCRIPT = `
const { createLogger } = await import(${JSON.stringify(LOGGER)});
const logger = createLogger('test', 'info');
logger.warn('no room');
logger.fatal('nor is there at the end');
console.log('still here');
`;

it('outlives a disk that is full', () => {
  const full = openSync('/dev/full', 'a');
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', 'pipe', full],
    encoding: 'utf8',
    timeout: 30_000,
  });
  closeSync(full);
  expect([status, stdout]).toEqual([0, 'still here\n']);
});
