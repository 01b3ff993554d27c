import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SpillFile, slotSize } from './spill-file.ts';

let folder: string;
let warnings: string[];
const logger = { warn: (_: unknown, message?: string) => void warnings.push(message ?? '') };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-spill-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives back what was laid down, whatever is freed and laid down between (property)', () => {
  const step = fc.record({ bytes: fc.uint8Array({ minLength: 1, maxLength: 400 }), frees: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const file = new SpillFile(folder, logger);
      const there: { readonly place: number; readonly bytes: Uint8Array }[] = [];
      for (const { bytes, frees } of steps) {
        there.push({ place: file.put(bytes) as number, bytes });
        const [gone] = frees % 3 === 0 ? there.splice(frees % there.length, 1) : [];
        if (gone) file.free(gone.place, gone.bytes.length);
        for (const { place, bytes } of there)
          expect(Buffer.compare(file.read(place, bytes.length), bytes)).toBe(0);
      }
      file.close();
    }),
    { numRuns: 40 },
  );
});

it('uses the place again of what was freed, also of another length of its size', () => {
  const file = new SpillFile(folder, logger);
  const [first, second] = [file.put(new Uint8Array(100)), file.put(new Uint8Array(100))];
  file.free(first as number, 100);
  expect([file.put(new Uint8Array(90)), second]).toEqual([first, slotSize(100) / 64]);
  file.close();
});

it('wastes no more than an eighth, of more than 512 bytes', () => {
  for (let length = 513; length < 100_000; length += 97) {
    expect(slotSize(length)).toBeGreaterThanOrEqual(length);
    expect(slotSize(length) % 64).toBe(0);
    expect(slotSize(length)).toBeLessThanOrEqual(length * 1.125);
  }
});

it('has no name, so that nothing is left of it however its process ends', () => {
  const file = new SpillFile(folder, logger);
  file.put(new Uint8Array(10));
  expect(readdirSync(folder)).toEqual([]);
  file.close();
});

it('takes nothing where it cannot be written, and says so once', () => {
  writeFileSync(join(folder, 'no-folder'), '');
  const file = new SpillFile(join(folder, 'no-folder'), logger);
  expect([file.put(new Uint8Array(10)), file.put(new Uint8Array(10))]).toEqual([null, null]);
  expect(warnings).toHaveLength(1);
});

/** Run where no file may grow beyond 1000 bytes: three slots of 320 fit, and a few bytes of the fourth. */
const ON_A_FULL_DISK = `
  import { SpillFile } from ${JSON.stringify(new URL('./spill-file.ts', import.meta.url).href)};
  const warnings = [];
  const file = new SpillFile(process.argv[1], { warn: (error, message) => warnings.push(message) });
  const put = (byte) => file.put(new Uint8Array(300).fill(byte));
  const [first, second, third, fourth] = [1, 2, 3, 4].map(put);
  file.free(first, 300);
  const fifth = put(5);
  const read = [fifth, second, third].map((place) => [...new Set(file.read(place, 300))]);
  console.log(JSON.stringify({ places: [first, second, third, fourth, fifth], read, warnings: warnings.length }));
`;

it('takes nothing that a full disk takes in part, keeps what it has, and uses a place that is freed', () => {
  const node = [process.execPath, '--input-type=module', '--eval', ON_A_FULL_DISK, folder];
  const printed = execFileSync('prlimit', ['--fsize=1000', ...node], { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual({ places: [0, 5, 10, null, 0], read: [[5], [2], [3]], warnings: 1 });
});

it('loses the state where it has less than was laid down, instead of giving other bytes', () => {
  const file = new SpillFile(folder, logger);
  const place = file.put(new Uint8Array(10)) as number;
  expect(() => file.read(place, 20)).toThrow('is gone');
  file.close();
  expect(() => file.read(place, 10)).toThrow('is gone');
});
