import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inputLines } from './input-lines.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-lines-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of a file with a content, each as `number: line`. */
async function read(content: string | Buffer): Promise<string[]> {
  const path = join(folder, 'input');
  writeFileSync(path, content);
  const lines: string[] = [];
  for await (const { number, line } of inputLines(path))
    lines.push(`${number}: ${line.toString().trimEnd()}`);
  return lines;
}

it('are one record each, without the blank ones', async () => {
  expect(await read('{"a":1}\r\n\n  \n{"b":2}\nnot json')).toEqual([
    '1: {"a":1}',
    '4: {"b":2}',
    '5: not json',
  ]);
  expect(await read('')).toEqual([]);
});

it('are unpacked from gzip', async () => {
  expect(await read(gzipSync('{"a":1}\n{"b":2}'))).toEqual(['1: {"a":1}', '2: {"b":2}']);
});

it('of one document that is written over many lines are one record', async () => {
  const document = '[\n  {\n    "a": 1\n  },\n\n  {"b": 2}\n]\n';
  const [line, ...others] = await read(`\n${document}`);
  expect(others).toEqual([]);
  expect(line?.slice(0, 3)).toBe('2: ');
  expect(JSON.parse(line?.slice(3) ?? '')).toEqual([{ a: 1 }, { b: 2 }]);
});

it('whose first is a broken record are one record each all the same', async () => {
  expect(await read('{"a":\n{"b":2}\n{"c":3}')).toEqual(['1: {"a":', '2: {"b":2}', '3: {"c":3}']);
});

it('of an array too large for a record are its elements', async () => {
  const item = `"${'x'.repeat(1024 * 1024)}"`;
  const count = 40;
  const lines = await read(`[\n${Array.from({ length: count }, () => item).join(',\n')}\n]`);
  expect(lines).toHaveLength(count);
});
