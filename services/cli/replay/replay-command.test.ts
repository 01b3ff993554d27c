import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINE = '{"id": "a", "title": "Ferry sinks off Kisumu"}\n';

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function replay(...options: string[]): { status: number | null; stderr: string } {
  const script = fileURLToPath(new URL('../replay.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
  return { status, stderr };
}

it('refuses to write over its input', () => {
  const path = file('same.jsonl', LINE);
  const { status, stderr } = replay('--input', path, '--output', path);
  expect(status).toBe(1);
  expect(stderr).toContain('this is the input');
  expect(readFileSync(path, 'utf8')).toBe(LINE);
});

it('leaves the last results as they are when the input cannot be read to its end', () => {
  const cut = file('cut.gz', gzipSync(LINE.repeat(100)).subarray(0, 40));
  const output = file('out.jsonl', 'kept\n');
  expect(replay('--input', cut, '--output', output).status).toBe(1);
  expect(readFileSync(output, 'utf8')).toBe('kept\n');
});

it('knows gzip by its bytes, and names lines that are rejected', () => {
  const packed = file('packed.data', gzipSync(`\ufeff${LINE}no json\n`));
  const output = join(folder, 'packed.jsonl');
  const { status, stderr } = replay('--input', packed, '--output', output);
  expect(status).toBe(0);
  expect(stderr).toContain('line 2 (line-2): malformed-json');
  expect(
    readFileSync(output, 'utf8')
      .split('\n')
      .map((line) => line.slice(0, 9)),
  ).toEqual(['{"id":"a"', '{"id":"li', '']);
});
