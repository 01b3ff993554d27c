import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, languageOf } from './language.ts';
import { languageTag } from './language-names.ts';

const ENGLISH =
  'The harbour office said on Monday that fourteen people were injured when a ferry struck the pier in thick fog. The ' +
  'captain told investigators that the engine had failed. Two tugs pulled the vessel free in the afternoon, and traffic ' +
  'between the islands was expected to resume by the evening, weather permitting.';

describe('languageTag', () => {
  it.each([
    ['en-US', 'en'],
    ['EN_gb', 'en'],
    ['english', 'en'],
    ['eng', 'en'],
    ['Deutsch (AT)', 'de'],
    ['nb-NO', 'no'],
    ['zh-Hant', 'zh'],
    ['iw', 'he'],
    ['gl', 'gl'],
    ['xx', null],
    ['', null],
    ['all languages', null],
  ])('%j is %j', (declared, tag) => {
    expect(languageTag(declared)).toBe(tag);
  });
});

describe('detectLanguage', () => {
  it.each([
    [ENGLISH, 'en'],
    ['Der Hafen von Tornby bleibt am Montag wegen Nebels geschlossen, teilte die Behörde mit.', 'de'],
    ['El puerto de Tornby permanecerá cerrado el lunes por la niebla, según las autoridades.', 'es'],
    ['フェリーが桟橋に衝突し、14人がけがをした。', 'ja'],
    ['渡轮撞上码头，十四人受伤。', 'zh'],
    ['여객선이 부두에 충돌해 14명이 다쳤다.', 'ko'],
    ['Паром столкнулся с причалом, четырнадцать человек пострадали, сообщили власти.', 'ru'],
  ])('reads %j', (text, language) => {
    expect(detectLanguage(text)?.language).toBe(language);
  });

  it('says nothing about too little text, and never throws', () => {
    expect(detectLanguage('Tornby 3-1')).toBeNull();
    expect(detectLanguage('')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void detectLanguage(text)),
    );
  });
});

describe('languageOf', () => {
  it('trusts the feed, unless a long text clearly says otherwise', () => {
    expect(languageOf('fr', 'Tornby', 'und')).toEqual({ language: 'fr', source: 'declared' });
    expect(languageOf('en-GB', ENGLISH, 'und')).toEqual({ language: 'en', source: 'declared' });
    expect(languageOf('de', ENGLISH, 'und')).toEqual({ language: 'en', source: 'detected' });
    expect(languageOf('de', ENGLISH.slice(0, 60), 'und')).toEqual({ language: 'de', source: 'declared' });
  });

  it('is not misled by a declaration that the short way could confirm', () => {
    const german =
      'Der Hafen von Tornby bleibt am Montag wegen Nebels geschlossen, teilte die Behörde mit. In der Nacht war ein Schiff ' +
      'gegen den Pier gestoßen, vierzehn Menschen wurden dabei verletzt. Der Kapitän sagte, die Maschine sei ausgefallen, ' +
      'als das Schiff in den Hafen einlief. Zwei Schlepper zogen es am Nachmittag frei.';
    expect(languageOf('en', german, 'und')).toEqual({ language: 'de', source: 'detected' });
    const japanese = '濃い霧の中でフェリーが桟橋に衝突し、乗客ら十四人がけがをしたと港湾当局が発表した。';
    expect(languageOf('en', japanese, 'und')).toEqual({ language: 'ja', source: 'detected' });
  });

  it('detects what is not declared and assumes what is not detected', () => {
    expect(languageOf(null, ENGLISH, 'und')).toEqual({ language: 'en', source: 'detected' });
    expect(languageOf('klingon', ENGLISH, 'und')).toEqual({ language: 'en', source: 'detected' });
    expect(languageOf(null, 'Tornby', 'en')).toEqual({ language: 'en', source: 'assumed' });
  });
});
