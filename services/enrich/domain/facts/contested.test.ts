import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { AgreedFact, Conflict } from '@newsfold/schemas/generated/records.ts';
import { reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { pairFeatures } from '../compare/pair-features.ts';
import { findConflicts } from './conflicts.ts';
import { withoutContested, withoutSuperseded } from './contested.ts';

const at = (articleId: string) => ({ articleId, start: 0, end: 20, quote: '' });
const fact = (value: number, articleIds: readonly string[]): AgreedFact => ({
  text: '',
  language: 'en',
  slot: 'dead',
  value,
  attribution: null,
  references: articleIds.map(at),
  independentPublishers: articleIds.length,
  isQuotation: false,
  firstReport: null,
  state: 'confirmed',
  history: [],
});
const conflict = (...values: ReadonlyArray<readonly [number, ...string[]]>): Conflict => ({
  slot: 'dead',
  about: '',
  kind: 'conflict',
  values: values.map(([value, ...articleIds]) => ({
    text: String(value),
    value,
    unit: 'dead',
    qualifier: '',
    attribution: null,
    references: articleIds.map(at),
    publishers: articleIds,
    lastReportedAt: 0,
    state: 'reported',
  })),
});

describe('withoutContested', () => {
  it('keeps the value that most sources give', () => {
    const [nine, eleven] = [fact(9, ['a', 'b', 'c']), fact(11, ['d', 'e'])];
    expect(withoutContested([nine, eleven], [conflict([9, 'a', 'b', 'c'], [11, 'd', 'e'])])).toEqual([nine]);
  });

  it('keeps neither of two values that as many sources give', () => {
    const facts = [fact(9, ['a', 'b']), fact(11, ['d', 'e'])];
    expect(withoutContested(facts, [conflict([9, 'a', 'b'], [11, 'd', 'e'])])).toEqual([]);
  });

  it('keeps the newest value of an update, however few give it', () => {
    const [nine, eleven] = [fact(9, ['a', 'b', 'c']), fact(11, ['d', 'e'])];
    const update: Conflict = { ...conflict([9, 'a', 'b', 'c'], [11, 'd', 'e']), kind: 'update' };
    expect(withoutContested([nine, eleven], [update])).toEqual([eleven]);
  });

  it('leaves facts about as many of something else, in the sentence of a value', () => {
    const [nine, weeks] = [fact(9, ['a', 'd']), { ...fact(9, ['a', 'd']), slot: 'weeks' }];
    expect(withoutContested([nine, weeks], [conflict([9, 'a'], [11, 'b'])])).toEqual([weeks]);
  });

  it('leaves facts that the conflict does not cite', () => {
    const other = fact(9, ['x', 'y']);
    expect(withoutContested([other], [conflict([9, 'a'], [11, 'b'])])).toEqual([other]);
  });
});

describe('withoutSuperseded', () => {
  const PLANNED = 'President Hale will unveil the new harbour strategy of Kisumu on Monday.';
  const UNVEILED = 'On Monday President Hale unveiled the new strategy for the harbour of Kisumu.';
  const AGAIN = 'The strategy for the Kisumu harbour, which President Hale unveiled on Monday, is new.';
  /** Of an agreement of the first sentences of reports, which reports still tell it; null where it is none any more. */
  const left = (...texts: readonly string[]) => leftBeside([], ...texts);
  /** The same beside reports, later ones, that tell something else. */
  const leftBeside = (others: readonly string[], ...texts: readonly string[]) => {
    const reports = reportsOf(...[...texts, ...others].map((text, i) => [text, 600 * i] as const));
    const mentions = reports.slice(0, texts.length).flatMap((report) => {
      const [first] = sentencesOf(report.document).sentences;
      return first ? [{ report, statement: first.whole }] : [];
    });
    const [one, other] = mentions;
    if (!one || !other) throw new Error('fewer than two reports');
    const agreement = {
      mentions,
      best: [],
      further: [],
      sources: mentions.length,
      score: 1,
      words: pairFeatures(one.statement, other.statement),
      isQuoted: false,
    };
    const [found] = withoutSuperseded([agreement], findConflicts(reports));
    return found === undefined
      ? null
      : { reports: found.mentions.map(({ report }) => report.article.articleId), sources: found.sources };
  };

  it('leaves a plan out of what two sources tell as done', () => {
    expect(left(PLANNED, UNVEILED, AGAIN)).toEqual({ reports: ['r1', 'r2'], sources: 2 });
  });

  it('leaves a former toll out of what is true of the present one too', () => {
    const toll = (dead: number) => `At least ${dead} people died when the ferry capsized.`;
    expect(left(toll(9), toll(28), toll(28))).toEqual({ reports: ['r1', 'r2'], sources: 2 });
    expect(left(toll(9), toll(14), toll(28))).toBeNull();
  });

  it('leaves a number that all give as it is: whether it holds is judged as a whole', () => {
    const toll = (dead: number) => `At least ${dead} people died when the ferry capsized.`;
    const found = leftBeside(['The death toll of the ferry disaster has risen to 28.'], toll(9), toll(9));
    expect(found?.reports).toEqual(['r0', 'r1']);
  });

  it('agrees on nothing that one source planned and one tells as done', () => {
    expect(left(PLANNED, UNVEILED)).toBeNull();
  });

  it('leaves an agreement without plans as it is', () => {
    expect(left(UNVEILED, AGAIN)).toEqual({ reports: ['r0', 'r1'], sources: 2 });
  });
});
