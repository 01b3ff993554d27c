import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { describe, expect, it } from 'vitest';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { ResidentForm } from '../fingerprint/resident.ts';
import { openView } from '../fingerprint/shared-terms.ts';
import { TermTables } from '../fingerprint/term-tables.ts';
import { defaultSettings } from '../settings.ts';
import { pairVeto } from './pair-score.ts';
import { oneFormOtherSlots } from './template.ts';

interface Item {
  readonly title: string;
  readonly text: string;
  readonly language?: string;
}

function viewOf({ title, text, language = 'en' }: Item, outlet: string): FingerprintView {
  const frequencies = { articles: 0, count: () => 0 };
  const article = articleOf({ id: 'a', title, text, language, publishedAt: NOON });
  const context = { outlet, cap: () => Number.POSITIVE_INFINITY, isLocal: false };
  const packed = buildFingerprint(article, frequencies, defaultSettings, context);
  return new FingerprintView().point(new ResidentForm().make(packed).memory, 0);
}

function isOneForm(a: Item, b: Item, outlets: readonly [string, string] = ['post', 'post']): boolean {
  const [one, other] = [viewOf(a, outlets[0]), viewOf(b, outlets[1])];
  return oneFormOtherSlots(one, other, defaultSettings);
}

const notice = (company: string, holder: string): Item => ({
  title: `${company} investors have until Friday to join class action`,
  text: `The law firm Marlowe reminds investors of ${company} that the deadline to ask the court to be appointed lead plaintiff in the class action is near. The complaint alleges that ${holder} misled the market about orders. Investors who lost money may contact the firm without obligation.`,
});

const obituary = (name: string, trade: string): Item => ({
  title: `Traueranzeige: ${name}`,
  text: `Nach langer schwerer Krankheit ist ${name} im Kreis der Familie verstorben. In stiller Trauer nehmen wir Abschied von einem lieben Menschen, der als ${trade} bekannt war. Die Trauerfeier findet im engsten Kreis statt.`,
  language: 'de',
});

const forecast = (place: string, sky: string): Item => ({
  title: `El tiempo en ${place}`,
  text: `Las temperaturas en ${place} seguirán sin grandes cambios durante la jornada y se espera ${sky} por la tarde. El viento soplará flojo de componente variable en toda la comarca según la agencia de meteorología.`,
  language: 'es',
});

describe('one form with other slots', () => {
  it.each([
    ['a law firm’s notices', notice('Nimbra', 'chairman Oduya'), notice('Valtrex', 'director Lindqvist')],
    ['obituaries', obituary('Elfriede Wollnik', 'Hebamme'), obituary('Xaver Obermoser', 'Kapellmeister')],
    ['forecasts', forecast('Alcorbe', 'niebla'), forecast('Lumbrera', 'granizo')],
  ])('is found in %s of one outlet', (_, a, b) => {
    expect(isOneForm(a, b)).toBe(true);
    expect(isOneForm(b, a)).toBe(true);
  });

  it('is not asked of two outlets, or of unknown ones', () => {
    const [a, b] = [notice('Nimbra', 'chairman Oduya'), notice('Valtrex', 'director Lindqvist')];
    expect(isOneForm(a, b, ['post', 'gazette'])).toBe(false);
    expect(isOneForm(a, b, ['', ''])).toBe(false);
  });

  it('is not an update, which keeps what its story is about', () => {
    const first = notice('Nimbra', 'chairman Oduya');
    const update = { ...first, text: `${first.text} A hearing was set for June in Delaware.` };
    expect(isOneForm(first, update)).toBe(false);
    const more = `${first.text} Harpist Quigley played, harpist Quigley sang, and harpist Quigley spoke.`;
    expect(isOneForm(first, { ...first, text: more })).toBe(false);
    expect(isOneForm({ ...first, text: more }, first)).toBe(false);
  });

  it('is not two reports without a phrase in common', () => {
    expect(isOneForm(notice('Nimbra', 'chairman Oduya'), forecast('Alcorbe', 'niebla'))).toBe(false);
  });

  it('forbids the pair by its name', () => {
    const a = openView(viewOf(notice('Nimbra', 'chairman Oduya'), 'post'), new TermTables());
    const b = viewOf(notice('Valtrex', 'director Lindqvist'), 'post');
    expect(pairVeto(a, b, defaultSettings)).toBe('one-form-other-slots');
  });
});
