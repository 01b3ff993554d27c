import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readReplayLines } from './replay-lines.ts';

it('reads each article of a line that holds many as a line of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-lines-'));
  const file = join(folder, 'lines.jsonl');
  const documents = [
    { id: 'alone', title: 'Alone' },
    {
      items: [{ id: 'a', title: 'A', url: 'https://x.example/a' }, null, { title: 'C', date: '2026-03-10' }],
    },
    { title: 'Without an id' },
  ];
  writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'));
  try {
    const lines = await readReplayLines(file);
    expect(
      lines.map(({ position, number, id, rejection }) => [position, number, id, rejection?.reason]),
    ).toEqual([
      [0, 1, 'alone', undefined],
      [1, 2, 'a', undefined],
      [2, 2, 'line-2.1', 'not-an-object'],
      [3, 2, 'line-2.2', undefined],
      [4, 3, 'line-3', undefined],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
