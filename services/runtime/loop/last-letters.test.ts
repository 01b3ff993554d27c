/** Examples of dead letters. */
import { expect, it } from 'vitest';
import { deadLetterOf, deadLetterRecord } from './dead-letter.ts';
import { LastLetters } from './last-letters.ts';

const record = (offset: number) => ({
  topic: 'raw.v1',
  partition: 3,
  offset,
  timestamp: 0,
  key: null,
  value: null,
  headers: [],
});
const letter = (reason: string, offset: number) =>
  deadLetterRecord(deadLetterOf('ingest', record(offset), reason, ''), () => Buffer.of());

it('keeps the last of each reason, with the place of its record', () => {
  const letters = new LastLetters();
  letters.note(letter('too-old', 7), 1000);
  letters.note(letter('no-title', 8), 2000);
  letters.note(letter('too-old', 9), 3000);
  expect(letters.list()).toEqual([
    { reason: 'no-title', origin: 'raw.v1/3/8', at: 2000 },
    { reason: 'too-old', origin: 'raw.v1/3/9', at: 3000 },
  ]);
});

it('stays small, whatever is written', () => {
  const letters = new LastLetters();
  for (let at = 0; at < 500; at += 1) letters.note(letter(`reason-${at}`, at), at);
  letters.note({ headers: [] }, 1);
  expect(letters.list()).toHaveLength(100);
});
