import type { SaidSentence } from '@newsfold/report/statements/sentences.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedTriples } from './shared-triples.ts';

const sentenceOf = (triples: readonly number[]) =>
  ({ triples: Uint32Array.from(new Set(triples)).sort() }) as unknown as SaidSentence;

test('each shared triple counts once, whatever falls on one mark', () => {
  // Many are equal in their lowest bits, which choose the mark.
  const triple = fc.tuple(fc.nat(20), fc.nat(3)).map(([high, low]) => (high * 0x1000000 + low) >>> 0);
  const sentence = fc.array(triple, { maxLength: 30 }).map(sentenceOf);
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
      const shared = new SharedTriples();
      for (const one of sentences)
        for (const other of sentences) {
          const common = new Set(one.triples).intersection(new Set(other.triples)).size;
          expect(shared.count(one, other)).toBe(common);
        }
    }),
  );
});
