import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import { reportsIn } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { isColumn, speaksForItself } from './own-voice.ts';

function documentOf(text: string, language = 'en') {
  const [report] = reportsIn(language, [text, 0]);
  if (report === undefined) throw new Error('no report');
  return report.document;
}

const speaks = (language: string, text: string): boolean =>
  sentencesOf(documentOf(text, language)).sentences.some(({ whole }) => speaksForItself(whole));

describe('a report speaks for itself', () => {
  it.each([
    ['en', 'So we keep the harbour of Carden open for the ships of the north.'],
    ['en', 'Just look at the harbour of Carden and at the ships of the north.'],
    ['en', 'Does the harbour of Carden stay open for the ships of the north?'],
    ['de', 'Wir halten den Hafen von Carden für die Schiffe aus dem Norden offen.'],
    ['fr', 'Nous gardons le port de Carden ouvert aux navires du nord du pays.'],
  ])('in %s: %s', (language, text) => {
    expect(speaks(language, text)).toBe(true);
  });

  it.each([
    ['en', 'The harbour of Carden stays open for the ships of the north.'],
    ['en', 'The mayor of Carden said: “We keep our harbour open for the ships of the north, do we not?”'],
    ['en', 'The usual bus to the harbour of Carden stays open for the ships of the north.'],
    ['en', 'The US harbour of Carden stays open for the ships of the north.'],
    ['de', 'Der Hafen von Carden bleibt für die Schiffe aus dem Norden offen.'],
  ])('and not in %s: %s', (language, text) => {
    expect(speaks(language, text)).toBe(false);
  });
});

describe('a column', () => {
  const news = (count: number): string =>
    Array.from({ length: count }, (_, k) => `Ship ${k + 20} left the harbour of Carden.`).join(' ');
  const asks = (count: number): string =>
    Array.from({ length: count }, (_, k) => `Why did we let ship ${k + 70} leave Carden?`).join(' ');

  it('speaks for itself in a quarter of its sentences', () => {
    expect(isColumn(documentOf(`${news(9)} ${asks(3)}`))).toBe(true);
    expect(isColumn(documentOf(`${news(10)} ${asks(1)}`))).toBe(false);
  });

  it('has more than a few sentences', () => {
    expect(isColumn(documentOf(`${news(2)} ${asks(2)}`))).toBe(false);
  });
});
