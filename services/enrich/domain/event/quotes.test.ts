import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { describe, expect, it } from 'vitest';
import { withQuotes } from './quotes.ts';

const TEXT = 'A ferry sank off Kisumu on Tuesday.\n\nForty people drowned, the coastguard said.';
const reference = (articleId: string, start = 0, end = 35): Reference => ({
  articleId,
  start,
  end,
  quote: '',
});
const facts = (...references: Reference[]) =>
  ({
    agreed: [{ references }],
    conflicts: [{ values: [{ references: [reference('a', 37, 80)] }] }],
    keyPoints: [{ references: [reference('a', 27, 49)] }],
    uniqueToSource: [{ references: [reference('b')], framings: [] }],
    framings: [],
  }) as unknown as Parameters<typeof withQuotes>[0];
const texts = (articleId: string) => (articleId === 'a' ? TEXT : undefined);

describe('the quotes of an event', () => {
  it('are what stands at each place, on one line', () => {
    const { agreed, conflicts, keyPoints } = withQuotes(facts(reference('a')), texts);
    expect(agreed[0]?.references[0]?.quote).toBe('A ferry sank off Kisumu on Tuesday.');
    expect(conflicts[0]?.values[0]?.references[0]?.quote).toBe('Forty people drowned, the coastguard said.');
    expect(keyPoints[0]?.references[0]?.quote).toBe('Tuesday. Forty people');
  });

  it('are empty for a text that is not known', () => {
    expect(withQuotes(facts(), texts).uniqueToSource[0]?.references[0]?.quote).toBe('');
  });

  it('are short, and share one bound', () => {
    const long = (articleId: string) => `${articleId} ${'word '.repeat(200)}`;
    const many = Array.from({ length: 300 }, (_, i) => reference(`r${i}`, 0, 900));
    const quotes = withQuotes(facts(...many), long).agreed[0]?.references.map(({ quote }) => quote) ?? [];
    expect(Math.max(...quotes.map((quote) => Buffer.byteLength(quote)))).toBeLessThanOrEqual(163);
    expect(Buffer.byteLength(quotes.join(''))).toBeLessThanOrEqual(20 * 1024);
    expect(quotes[0]).not.toBe('');
    expect(quotes.at(-1)).toBe('');
  });

  it('are of the facts that have room: those that sum it up, then what is agreed, then the rest', () => {
    const fact = (text: string) => ({ text: text.repeat(6 * 1024), references: [reference('a')] });
    const all = {
      agreed: [fact('a'), fact('b'), fact('c')],
      conflicts: [],
      keyPoints: [fact('k'), fact('l')],
      uniqueToSource: [fact('u'), { text: 'short', references: [reference('a')], framings: [] }],
      framings: [],
    } as unknown as Parameters<typeof withQuotes>[0];
    const shown = (taken: number) => {
      const { agreed, keyPoints, uniqueToSource } = withQuotes(all, texts, taken);
      return [...keyPoints, ...agreed, ...uniqueToSource].map(({ text }) => text[0]).join('');
    };
    expect(shown(0)).toBe('klabcs');
    expect(shown(10 * 1024)).toBe('klas');
    expect(shown(60 * 1024)).toBe('kls');
  });
});
