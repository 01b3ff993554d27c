import { START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { difference } from './difference.ts';
import type { Composed } from './event/composed.ts';

const empty: Composed = compose([], storyIdentity(), 'active');
const at = (articleId: string, start = 0) => ({ articleId, start, end: start + 10, quote: '' });
const agreed = (text: string, value: number | null, independentPublishers: number, ...ids: string[]) => ({
  text,
  language: 'en',
  slot: 'dead',
  value,
  attribution: null,
  references: ids.map((id) => at(id)),
  independentPublishers,
  isQuotation: false,
  firstReport: null,
  state: 'confirmed' as const,
  history: [],
});
const value = (text: string, number: number | null) => ({
  text,
  value: number,
  unit: '',
  qualifier: '',
  attribution: null,
  references: [at('a')],
  publishers: ['a'],
  lastReportedAt: 0,
  state: 'reported' as const,
});
const conflict = (slot: string, ...values: ReturnType<typeof value>[]) =>
  ({ slot, about: '', kind: 'conflict', values }) as const;
const significance = (before: Partial<Composed>, after: Partial<Composed>) =>
  difference({ ...empty, ...before }, { ...empty, ...after }).significance;

describe('difference', () => {
  it('carries no words on of an article that may not be quoted', () => {
    const before = { agreed: [agreed('Nine died', 9, 2, 'a', 'b')] };
    const after = { agreed: [agreed('Ten died', 10, 2, 'a', 'b')] };
    const restricted = [{ articleId: 'a', display: 'headline_by_terms' as const }];
    const from = (barred: typeof restricted) =>
      difference({ ...empty, ...before, restricted: barred }, { ...empty, ...after }).changes.map(
        (change) => change.from,
      );
    expect([from([]), from(restricted)]).toEqual([['Nine died'], ['']]);
  });

  it('is material for the first event, and none between equal ones', () => {
    expect(difference(null, empty).significance).toBe('material');
    expect(difference(empty, empty)).toEqual({ significance: 'none', changes: [] });
  });

  it('is material for a new agreed fact and minor for a further source of a known one', () => {
    const [two, three] = [agreed('Nine died', 9, 2, 'a', 'b'), agreed('Nine died', 9, 3, 'a', 'b', 'c')];
    expect(significance({}, { agreed: [two] })).toBe('material');
    expect(significance({ agreed: [two] }, { agreed: [three] })).toBe('minor');
    expect(significance({ agreed: [two] }, { agreed: [agreed('Eleven died', 11, 2, 'a', 'b')] })).toBe(
      'material',
    );
  });

  it('is none for a copy, and as great as the greatest change', () => {
    const counts = (copies: number, reports: number) => ({ ...empty.counts, copies, reports });
    expect(significance({ counts: counts(0, 1) }, { counts: counts(1, 1) })).toBe('none');
    expect(significance({ counts: counts(0, 1) }, { counts: counts(1, 2) })).toBe('minor');
    const found = difference(
      { ...empty, counts: counts(0, 1) },
      { ...empty, counts: counts(1, 2), agreed: [agreed('Nine died', 9, 2, 'a', 'b')] },
    );
    expect(found.changes.map((change) => change.significance)).toEqual(['material', 'minor', 'none']);
    expect(found.significance).toBe('material');
  });

  it('is material for a conflict and for a further value of it', () => {
    const known = conflict('dead', value('nine', 9), value('eleven', 11));
    const more = conflict('dead', value('nine', 9), value('eleven', 11), value('12', 12));
    expect(significance({}, { conflicts: [known] })).toBe('material');
    expect(significance({ conflicts: [known] }, { conflicts: [more] })).toBe('material');
  });

  it('distinguishes conflicts of days, which have no number', () => {
    const days = [
      conflict('date', value('Monday', null), value('Tuesday', null)),
      conflict('date', value('March', null), value('May', null)),
    ];
    expect(significance({ conflicts: days }, { conflicts: days })).toBe('none');
    expect(significance({ conflicts: days }, { conflicts: days.slice(0, 1) })).toBe('minor');
  });

  it('does not repeat words that were taken back, and tells a correction whole', () => {
    const fallen = (kind: 'withdrawn' | 'killed' | 'corrected') =>
      ({
        kind,
        articleId: 'a',
        noticeId: 'n',
        by: 'norpress.example',
        why: '',
        at: START,
        carriedBy: [],
        carriers: 0,
        facts: [],
        factsAlone: 0,
      }) as const;
    const before = { ...empty, agreed: [agreed('Nine died', 9, 2, 'a', 'b')] };
    const words = (kind: 'withdrawn' | 'killed' | 'corrected') =>
      difference(before, { ...empty, withdrawn: [fallen(kind)] })
        .changes.filter(({ path }) => path === 'agreed')
        .map(({ kind: how, from }) => [how, from]);
    expect(words('withdrawn')).toEqual([['removed', '']]);
    expect(words('killed')).toEqual([['removed', '']]);
    expect(words('corrected')).toEqual([['removed', 'Nine died']]);
  });

  it('tells the changes that matter most, as many as have room', () => {
    const facts = Array.from({ length: 20 }, (_, i) => agreed(`${i} ${'汉'.repeat(90)}`, i, 2, `a${i}`));
    const { changes } = difference({ ...empty, agreed: facts }, { ...empty, agreed: [], status: 'closed' });
    expect(changes[0]?.path).toBe('status');
    expect(changes.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(changes.map(({ from }) => from).join(''))).toBeLessThanOrEqual(6 * 1024);
    const both = difference(
      { ...empty, agreed: facts },
      { ...empty, agreed: facts.map((fact) => ({ ...fact, value: 99 })) },
    );
    expect(both.changes.length).toBeLessThan(20);
  });
});
