import { describe, expect, it } from 'vitest';
import { alikeInForm } from './word-forms.ts';

const alike = (language: string, a: string, b: string): boolean =>
  (alikeInForm([b], language)?.(a) ?? []).length > 0;

describe('alikeInForm', () => {
  it('finds the end of a compound in languages that join words', () => {
    expect(alike('de', 'schaltgetrieben', 'getrieben')).toBe(true);
    expect(alike('de', 'getrieben', 'schaltgetrieben')).toBe(true);
    expect(alike('es', 'schaltgetrieben', 'getrieben')).toBe(false);
    expect(alike('de', 'haus', 'rathaus')).toBe(false);
  });

  it('finds a common beginning', () => {
    expect(alike('es', 'incendio', 'incendiado')).toBe(true);
    expect(alike('es', 'presidente', 'presupuesto')).toBe(false);
  });

  it('leaves English to its word vectors', () => {
    expect(alikeInForm(['investigation'], 'en')).toBeNull();
  });

  it('names the places of the words', () => {
    expect(alikeInForm(['incendio', 'lluvia', 'incendios'], 'es')?.('incendiado')).toEqual([0, 2]);
  });
});
