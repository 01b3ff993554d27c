import { termsOf } from '@newsfold/text/terms.ts';
import { describe, expect, it } from 'vitest';
import { FingerprintView } from './fingerprint-view.ts';
import { ordinalsConflict } from './ordinals.ts';

/** A view whose lead holds the terms of some words; nothing else of it is read. */
function lead(words: string, language: string): FingerprintView {
  const view = new FingerprintView();
  view.words = Uint32Array.from(words.split(' '), (word) => termsOf(language)(word));
  view.lead = 0;
  view.leadCount = view.words.length;
  return view;
}

describe('ordinalsConflict', () => {
  it.each([
    ['en', '12th sanctions package', '13th sanctions package', true],
    ['en', 'twelfth sanctions package', '13th sanctions package', true],
    ['en', 'twelfth sanctions package', '12th sanctions package', false],
    ['en', 'sanctions package', '13th sanctions package', false],
    ['en', 'second sanctions package', 'third sanctions package', false],
    ['en', '12th package after the 11th', '11th package', false],
    ['de', 'zwölfte sanktionspaket', 'dreizehnte sanktionspaket', true],
    ['fr', '12e paquet', '13e paquet', true],
  ])('%s: "%s" and "%s": %s', (language, a, b, conflict) => {
    expect(ordinalsConflict(lead(a, language), lead(b, language))).toBe(conflict);
    expect(ordinalsConflict(lead(b, language), lead(a, language))).toBe(conflict);
  });
});
