import { describe, expect, it } from 'vitest';
import { chooseLetters, type LogFacts } from './choose-letters.ts';
import type { Letter } from './letter.ts';

const PLACE = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: 5, item: -1, items: 1 };

const letter = (offset: number, change: Partial<Letter> = {}): Letter => ({
  offset,
  writtenAt: 1000 + offset,
  reason: 'no-text',
  origin: { ...PLACE, offset: 10 + offset },
  attempts: 1,
  dueAt: null,
  bytes: 100,
  isCut: false,
  ...change,
});
const FACTS: LogFacts = {
  lows: new Map([['raw.v1', new Map([[0, 0]])]]),
  putBack: new Set(),
  offered: 0,
  maxBytes: 1000,
};
const OPTIONS = { reasons: null, since: null, due: false, now: 5000, limit: 3, again: false };
const fates = (letters: Letter[], facts: Partial<LogFacts> = {}, options: Partial<typeof OPTIONS> = {}) =>
  chooseLetters(letters, { ...FACTS, ...facts }, { ...OPTIONS, ...options }).map(({ fate }) => fate);

describe('which letters are put back', () => {
  it('takes all, or those asked for by reason and time', () => {
    const letters = [letter(0), letter(1, { reason: 'too-large' }), letter(2)];
    expect(fates(letters)).toEqual(['put-back', 'put-back', 'put-back']);
    const some = chooseLetters(letters, FACTS, { ...OPTIONS, reasons: new Set(['too-large']) });
    expect(some.map(({ fate }) => fate)).toEqual(['not-selected', 'put-back', 'not-selected']);
    const late = chooseLetters(letters, FACTS, { ...OPTIONS, since: 1002 });
    expect(late.map(({ fate }) => fate)).toEqual(['not-selected', 'not-selected', 'put-back']);
  });

  it('takes one of two letters about the same record', () => {
    expect(fates([letter(0), letter(1, { origin: letter(0).origin })])).toEqual(['put-back', 'same-record']);
  });

  it('takes each of the letters about items of one record', () => {
    const items = [0, 1, 2].map((item) =>
      letter(item, { origin: { ...PLACE, offset: 10, item, items: 50 } }),
    );
    expect(fates(items)).toEqual(['put-back', 'put-back', 'put-back']);
    expect(fates(items, { putBack: new Set(['raw.v1/0/10#1']) })).toEqual([
      'put-back',
      'already',
      'put-back',
    ]);
  });

  it('leaves what is under an embargo until its hour, and takes only such letters when asked for those due', () => {
    const letters = [letter(0), letter(1, { dueAt: 5000 }), letter(2, { dueAt: 5001 })];
    expect(fates(letters)).toEqual(['put-back', 'put-back', 'not-due']);
    expect(fates(letters, {}, { due: true })).toEqual(['not-selected', 'put-back', 'not-due']);
    expect(fates(letters, {}, { again: true })).toEqual(['put-back', 'put-back', 'not-due']);
  });

  it('leaves what was put back as often as the limit allows', () => {
    expect(fates([letter(0, { attempts: 3 }), letter(1, { attempts: 4 })])).toEqual(['put-back', 'limit']);
    expect(fates([letter(0, { attempts: 4 })], {}, { again: true })).toEqual(['limit']);
  });

  it('leaves what the log says was put back, unless asked', () => {
    const putBack = new Set(['raw.v1/0/10']);
    expect(fates([letter(0), letter(1)], { putBack })).toEqual(['already', 'put-back']);
    expect(fates([letter(0)], { putBack }, { again: true })).toEqual(['put-back']);
  });

  it('leaves what may have been put back where retention deleted the proof', () => {
    const lows = new Map([['raw.v1', new Map([[0, 12]])]]);
    // The original of letter 0 was at 10: the record at 11 is gone. That of letter 1 was at 11: everything after it is there.
    expect(fates([letter(0), letter(1)], { lows, offered: 2 })).toEqual(['unsure', 'put-back']);
    expect(fates([letter(0)], { lows, offered: 0 })).toEqual(['put-back']);
    expect(fates([letter(0)], { lows, offered: 2 }, { again: true })).toEqual(['put-back']);
  });

  it('leaves what its topic is gone or too small for', () => {
    const gone = { ...PLACE, topic: 'old.v1' };
    const narrower = { ...PLACE, partition: 7 };
    expect(fates([letter(0, { origin: gone }), letter(1, { origin: narrower })])).toEqual([
      'no-topic',
      'no-topic',
    ]);
    expect(fates([letter(0, { bytes: 1001 })])).toEqual(['too-large']);
    expect(fates([letter(0, { isCut: true })])).toEqual(['cut']);
  });
});
