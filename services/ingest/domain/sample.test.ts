import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { parseRaw } from './parse-raw.ts';

const SAMPLE = new URL('../../cli/sample/', import.meta.url);
const lines = (name: string) => readFileSync(new URL(name, SAMPLE), 'utf8').replace(/\n$/, '').split('\n');

interface Label {
  readonly line: number;
  readonly expect: 'article' | 'dead-letter';
  readonly reason?: string;
}

describe('the sample', () => {
  const labels = lines('labels.jsonl').map((line) => JSON.parse(line) as Label);
  const analyses = lines('articles.jsonl').map((line, offset) => {
    const parsed = parseRaw(Buffer.from(line));
    const origin = { topic: 'raw.v1', partition: 0, offset, timestamp: Date.UTC(2026, 2, 13) };
    return parsed.kind === 'parsed' ? analyse(parsed.raw, origin) : parsed;
  });

  it('comes out as its labels say', () => {
    const outcomes = analyses.map((analysis, at) => ({
      line: at + 1,
      expect: analysis.kind === 'article' ? 'article' : 'dead-letter',
      reason: analysis.kind === 'rejected' ? analysis.reason : undefined,
    }));
    expect(outcomes).toEqual(
      labels.map((label) => ({ line: label.line, expect: label.expect, reason: label.reason })),
    );
  });

  it('has a date, a known publisher and a language everywhere', () => {
    for (const analysis of analyses) {
      if (analysis.kind !== 'article') continue;
      const { publishedAtQuality, publisher, language } = analysis.article;
      expect([publishedAtQuality, publisher.family === null, language]).toEqual([
        expect.stringMatching(/^(?:exact|day)$/),
        false,
        expect.stringMatching(/^(?:en|de|fr|es)$/),
      ]);
    }
  });
});
