import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-no-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run quality -- --model NAME` where nothing is kept, and nothing can be fetched: there is no npm. */
function qualityWith(model: string) {
  return spawnSync(
    process.execPath,
    [fileURLToPath(new URL('./quality.ts', import.meta.url)), '--model', model],
    { env: { EMBEDDING_FOLDER: folder, PATH: '' }, encoding: 'utf8' },
  );
}

it('ends with one line where the model cannot be had, before a set is scored', () => {
  const { status, stdout, stderr } = qualityWith('minilm');
  expect(status).toBe(1);
  expect(stdout).toBe('fetching the packages that run the model, once, about 110 MB …\n');
  expect(stderr).toMatch(
    /^quality: the packages that run the model could not be installed: .*ENOENT; [^\n]*\n$/,
  );
  expect(readdirSync(folder)).toEqual([]);
});
