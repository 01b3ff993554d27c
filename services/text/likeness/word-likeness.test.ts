import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NEIGHBOURS, packLikeness, wordLikeness } from './word-likeness.ts';

const english = wordLikeness('en');

/** 0 to 1; 0 when they are not near. */
function between(a: number, b: number): number {
  for (let at = english.starts[a] ?? 0; at < (english.starts[a + 1] ?? 0); at += 1) {
    if (english.rows[at] === b) return (english.cosines[at] ?? 0) / 255;
  }
  return 0;
}

test('words near in use are near in both directions', () => {
  const [dead, killed] = [english.rowOf('dead'), english.rowOf('killed')];
  expect(Math.min(dead, killed)).toBeGreaterThanOrEqual(0);
  expect(between(dead, killed)).toBeGreaterThan(0.3);
  expect(between(killed, dead)).toBe(between(dead, killed));
  expect(between(dead, dead)).toBe(0);
});

test('a word that is not known is like no other', () => {
  expect(english.rowOf('qwertzuiop')).toBe(-1);
  expect(wordLikeness('xx').rowOf('dead')).toBe(-1);
  expect(wordLikeness('../../etc').rowOf('dead')).toBe(-1);
});

test('every pair in the file is found, with the greater cosine of both directions', () => {
  const bytes = readFileSync(new URL('./en.bin', import.meta.url));
  const count = bytes.readUInt32LE(0);
  const body = 8 + bytes.readUInt32LE(4);
  const cosines = new Map<string, number>();
  for (let row = 0; row < count; row += 1) {
    for (let at = body + row * NEIGHBOURS * 3, i = 0; i < NEIGHBOURS; i += 1, at += 3) {
      const neighbour = bytes.readUInt16LE(at);
      const key = row < neighbour ? `${row} ${neighbour}` : `${neighbour} ${row}`;
      cosines.set(key, Math.max(cosines.get(key) ?? 0, bytes[at + 2] ?? 0));
    }
  }
  let different = 0;
  for (const [key, cosine] of cosines) {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    if (a !== b && between(a, b) !== cosine / 255) different += 1;
  }
  expect(cosines.size).toBeGreaterThan(10_000);
  expect(different).toBe(0);
});

test('a packed list holds its words and its neighbours', () => {
  const bytes = packLikeness(['one', 'two'], [[{ row: 1, cosine: 1 }], []]);
  expect(bytes.readUInt32LE(0)).toBe(2);
  expect(bytes.toString('utf8', 8, 16)).toBe('one\ntwo\n');
  expect([bytes.readUInt16LE(16), bytes[18], bytes[19 + (NEIGHBOURS - 1) * 3]]).toEqual([1, 255, 0]);
});
