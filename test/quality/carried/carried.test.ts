/** Who still carries a text that was taken back: six kinds of edited copy of it, and no report in words of its own. */
import { carriedShare } from '@newsfold/enrich/domain/withdrawn/carriers.ts';
import { sketchOf } from '@newsfold/enrich/domain/withdrawn/text-sketch.ts';
import { article, member } from '@newsfold/test/support/fixture-article.ts';
import { describe, expect, it } from 'vitest';
import { type CarriedCase, carriedCases } from './carried-set.ts';

const LEAST_RECALL = 0.98;

/** Whether an article with a text carries the text of a case. */
function carries({ language, original }: CarriedCase, text: string): boolean {
  const sketch = sketchOf({ text: original, language });
  const other = member(article('other', { text, language }));
  return carriedShare({ sketch, copyGroupId: 'original' }, other) > 0;
}

describe.each(['dev', 'shut'] as const)('the %s half', (half) => {
  const cases = carriedCases(half);

  it('has texts in seven languages, each with copies and reports of other outlets', () => {
    expect(new Set(cases.map(({ language }) => language))).toEqual(
      new Set(['en', 'de', 'fr', 'es', 'ru', 'zh', 'ar']),
    );
    for (const { original, independent, copies } of cases) {
      expect(original).not.toMatch(/[{}|<>]/u);
      expect(independent.length).toBe(2);
      expect(new Set(Object.values(copies)).size).toBe(Object.keys(copies).length);
    }
  });

  it(`names at least ${LEAST_RECALL} of the copies`, () => {
    const copies = cases.flatMap((one) =>
      Object.entries(one.copies).map(([kind, text]) => ({ one, kind, text })),
    );
    const missed = copies
      .filter(({ one, text }) => !carries(one, text))
      .map(({ one, kind }) => `${one.name}: ${kind}`);
    expect(1 - missed.length / copies.length, missed.join(', ')).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  it('names no report in words of its own, of the event or of another', () => {
    const falseNames = cases.flatMap((one) =>
      cases
        .filter(({ language }) => language === one.language)
        .flatMap(({ name, independent }) =>
          independent.flatMap((text, i) => (carries(one, text) ? [`${one.name}: ${name} ${i}`] : [])),
        ),
    );
    expect(falseNames).toEqual([]);
  });
});
