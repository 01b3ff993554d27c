import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languagesOfHost } from './country-languages.ts';
import { languageOf } from './language.ts';

const HEADLINES: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('short-headlines.json', import.meta.url), 'utf8'),
);

const tagOf = (headline: string, local: readonly string[] = []) =>
  languageOf(null, headline, 'en', local).language;

describe('a short headline', () => {
  it.each(Object.entries(HEADLINES))(
    'of %s is told by its words, four of five without any help',
    (language, headlines) => {
      const right = headlines.filter((headline) => tagOf(headline) === language);
      expect(right.length).toBeGreaterThanOrEqual(0.8 * headlines.length);
    },
  );

  it('is told better with the country of its outlet', () => {
    const all = Object.entries(HEADLINES).flatMap(([language, headlines]) =>
      headlines.map((headline): [string, string] => [language, headline]),
    );
    const right = all.filter(([language, headline]) => tagOf(headline, [language]) === language);
    expect(right.length).toBeGreaterThanOrEqual(0.99 * all.length);
  });

  it.each([
    'Bayern Munich sign Jonas Reiff',
    'Reiff to Bayern Munich: Rovers confirm sale of goalkeeper',
    'Portuguese yields rise on Banco do Norte worries',
    'Selma Ohr tells Pal Ivers to quit',
    'Tornby 3-1 Ostrel',
    'Kalle Lindqvist wins Tour de Norland',
  ])('full of names is English as its reader: %s', (headline) => {
    expect(tagOf(headline)).toBe('en');
  });

  it('that says nothing is in the language of its country, else of its reader', () => {
    expect(languageOf(null, 'Tornby 3-1', 'en', ['de'])).toEqual({ language: 'de', source: 'assumed' });
    expect(languageOf(null, 'Tornby 3-1', 'en')).toEqual({ language: 'en', source: 'assumed' });
    expect(languageOf(null, 'Tornby 3-1', 'und')).toEqual({ language: 'und', source: 'assumed' });
  });

  it('in English stays English on a host of another country', () => {
    for (const headline of [
      'Council approves loan for the tram depot',
      'Police search for witnesses after crash',
    ])
      expect(tagOf(headline, ['de'])).toBe('en');
  });

  it('in a script that languages share shows whose letters it has', () => {
    expect(tagOf('وزیر بهداشت استعفا کرد')).toBe('fa');
    expect(tagOf('وزیر صحت نے استعفیٰ دے دیا')).toBe('ur');
    expect(tagOf('استقالة وزير الصحة')).toBe('ar');
    expect(tagOf('स्वास्थ्य मंत्री का इस्तीफा')).toBe('hi');
    expect(tagOf('Уряд подав у відставку')).toBe('uk');
    expect(tagOf('Министар поднео оставку јуче')).toBe('sr');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void tagOf(text, ['fr'])));
  });
});

describe('languagesOfHost', () => {
  it.each([
    ['nordblatt.de', ['de']],
    ['gazette.ch', ['de', 'fr', 'it']],
    ['herald.com.br', ['pt']],
    ['harbour.co.uk', []],
    ['start-up.io', []],
    ['herald.com', []],
    ['unknown', []],
    ['', []],
  ])('%s: %j', (host, languages) => {
    expect(languagesOfHost(host)).toEqual(languages);
  });
});
