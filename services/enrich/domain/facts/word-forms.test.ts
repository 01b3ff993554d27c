import { describe, expect, it } from 'vitest';
import { formLikeness } from './word-forms.ts';

describe('formLikeness', () => {
  it('finds the end of a compound in languages that join words', () => {
    expect(formLikeness('de')('schaltgetrieben', 'getrieben')).toBeGreaterThan(0);
    expect(formLikeness('es')('schaltgetrieben', 'getrieben')).toBe(0);
    expect(formLikeness('de')('haus', 'rathaus')).toBe(0);
  });

  it('finds a common beginning', () => {
    expect(formLikeness('es')('incendio', 'incendiado')).toBeGreaterThan(0);
    expect(formLikeness('es')('presidente', 'presupuesto')).toBe(0);
  });

  it('leaves English to its word vectors', () => {
    expect(formLikeness('en')('investigation', 'investigator')).toBe(0);
  });
});
