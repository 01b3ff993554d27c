import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

/** Whether the first sentence of a text is somebody's own words. */
const isQuoted = (language: string, text: string): boolean | undefined => {
  const [report] = reportsIn(language, [text, 0]);
  return report && sentencesOf(report.document).sentences[0]?.isQuoted;
};

describe('triples', () => {
  it('are of every three words in a row, each once and ascending', () => {
    const text = 'The pumps were broken, said the crew of Delmara, and the pumps were broken again.';
    const [report] = reportsIn('en', [text, 0]);
    const [sentence] = report === undefined ? [] : sentencesOf(report.document).sentences;
    const triples = [...(sentence?.triples ?? [])];
    expect(sentence?.words).toBe(15);
    // "The pumps were" and "pumps were broken" come twice.
    expect(triples).toHaveLength(11);
    expect(triples).toEqual([...new Set(triples)].sort((a, b) => a - b));
  });
});

describe('isQuoted', () => {
  it.each([
    ['en', 'They told us about the broken pumps of the tanker Delmara.', true],
    ['en', 'I saw the broken pumps of the tanker Delmara in March.', true],
    ['en', '“The pumps of the tanker Delmara were broken in March,” he said.', true],
    ['de', 'Wir sahen die defekten Pumpen des Tankers Delmara im März.', true],
    ['en', 'The pumps of the tanker Delmara were broken in March.', false],
  ])('sees own words in %s: %s', (language, text, expected) => {
    expect(isQuoted(language, text)).toBe(expected);
  });

  it('takes no abbreviation for an own word', () => {
    expect(isQuoted('en', 'The US President warned the crew of the tanker Delmara on Monday.')).toBe(false);
  });
});
