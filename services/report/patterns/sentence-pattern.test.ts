import { describe, expect, it } from 'vitest';
import { SentencePattern, seenIn } from './sentence-pattern.ts';

describe('SentencePattern', () => {
  const pattern = new SentencePattern(/\b(?:read more|subscribe)\b/iu);
  const german = new SentencePattern(/(?<!\p{L})laut\s/iu, 'de');

  it('is tried where a sentence has what it needs', () => {
    const sentence = 'Subscribed? Read  more.';
    expect(pattern.mayBeIn(seenIn(sentence))).toBe(true);
    expect(pattern.test(sentence, seenIn(sentence))).toBe(false);
    expect(pattern.test('Read more here.', seenIn('Read more here.'))).toBe(true);
    expect(pattern.mayBeIn(seenIn('Nothing of this.'))).toBe(false);
  });

  it('of a language is looked for in its sentences, and tried in all others', () => {
    expect(german.mayBeIn(seenIn('Das sagte die Ministerin.', 'de'))).toBe(false);
    expect(german.exec('Das geht laut Ministerin.', seenIn('Das geht laut Ministerin.', 'de'))?.index).toBe(
      9,
    );
    expect(german.mayBeIn(seenIn('Das sagte die Ministerin.', 'en'))).toBe(true);
  });

  it('that was made later is tried', () => {
    const seen = seenIn('Nothing of this.');
    expect(new SentencePattern(/later/u).mayBeIn(seen)).toBe(true);
  });
});
