import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { ConflictValue } from '@newsfold/schemas/generated/records.ts';
import { MINUTE, START } from '@newsfold/test/support/fixture-article.ts';
import { type ReportSketch, reportsOf } from '@newsfold/test/support/fixture-reports.ts';
import { describe, expect, it } from 'vitest';
import { findAgreements, toAgreedFact } from './agreements.ts';
import { findConflicts } from './conflicts.ts';
import { historyOf, withStates } from './fact-states.ts';

const facts = (...sketches: readonly ReportSketch[]) => {
  const reports = reportsOf(...sketches);
  return findAgreements(reports).map((agreement) => toAgreedFact(agreement, findConflicts(reports), reports));
};

const OVERLOADED = 'The ferry was overloaded with sacks of maize, relatives of the passengers said.';
const AGAIN = 'Relatives of the passengers said the ferry was overloaded with maize.';
const DENIED = 'The operator denied that the ferry was overloaded with sacks of maize.';

describe('the history of an agreed fact', () => {
  it('is reported by the first and confirmed by the next source, each at its time and place', () => {
    const [fact] = facts([OVERLOADED, 0], [AGAIN, 10]);
    expect(fact?.state).toBe('confirmed');
    expect(fact?.history).toMatchObject([
      { state: 'reported', at: START, reference: { articleId: 'r0' } },
      { state: 'confirmed', at: START + 10 * MINUTE, reference: { articleId: 'r1' } },
    ]);
  });

  it('is denied from the report on that says so', () => {
    const [fact] = facts([OVERLOADED, 0], [AGAIN, 10], [DENIED, 20]);
    expect(fact?.history.map(({ state }) => state)).toEqual(['reported', 'confirmed', 'denied']);
    expect(fact?.history.at(-1)?.reference.articleId).toBe('r2');
    expect(fact?.state).toBe('denied');
  });
});

const ALLEGED = 'The captain allegedly sold the life jackets of the ferry to a trader in Kisumu.';
const ALLEGED_TOO =
  'In Kisumu the ferry’s captain had allegedly sold its life jackets to a trader before Easter.';
const SOLD = 'To a trader in Kisumu the captain of the ferry sold its life jackets last month.';
const EXPECTED = 'The Sunbird ferry is expected to sail from Kisumu to Homa Bay with forty passengers.';
const SAILED = 'With forty passengers on board the Sunbird ferry sailed to Homa Bay from Kisumu.';
/** The states of one claim that the first sentence of each report tells. */
const statesTold = (...sketches: readonly ReportSketch[]) => {
  const reports = reportsOf(...sketches);
  const mentions = reports.flatMap((report) => {
    const [first] = sentencesOf(report.document).sentences;
    return first ? [{ report, statement: first.whole }] : [];
  });
  return historyOf(mentions, [], reports).map(({ state }) => state);
};

describe('what is claimed or expected', () => {
  it('is confirmed by no other report that only claims it', () => {
    expect(statesTold([ALLEGED, 0], [ALLEGED_TOO, 10])).toEqual(['claimed']);
  });

  it('is confirmed by an independent report that tells it as a fact', () => {
    expect(statesTold([ALLEGED, 0], [SOLD, 10])).toEqual(['claimed', 'confirmed']);
  });

  it('is a claim no more for a later one', () => {
    expect(statesTold([SOLD, 0], [ALLEGED, 10])).toEqual(['reported']);
  });

  it('is reported when it has happened, and confirmed when another source says so', () => {
    expect(statesTold([EXPECTED, 0], [SAILED, 10])).toEqual(['expected', 'reported']);
    expect(
      statesTold(
        [EXPECTED, 0],
        [SAILED, 10],
        ['Forty passengers were on the Sunbird ferry that sailed from Kisumu to Homa Bay.', 20],
      ),
    ).toEqual(['expected', 'reported', 'confirmed']);
  });
});

describe('the first report of an agreed fact', () => {
  it('is that of the earliest time', () => {
    expect(facts([OVERLOADED, 0], [AGAIN, 10])[0]?.firstReport).toMatchObject({ articleId: 'r0' });
  });

  it('is nobody where two were first', () => {
    expect(facts([OVERLOADED, 0], [AGAIN, 0])[0]?.firstReport).toBeNull();
  });

  it('is nobody while a time is not exact', () => {
    const reports = reportsOf([OVERLOADED, 0], [AGAIN, 10]).map((report) => ({
      ...report,
      article: { ...report.article, publishedAtQuality: 'day' as const },
    }));
    const [agreement] = findAgreements(reports);
    expect(agreement && toAgreedFact(agreement, [], reports).firstReport).toBeNull();
  });
});

const value = (publishers: readonly string[], certainty?: 'denied' | 'confirmed'): ConflictValue => ({
  text: '',
  value: null,
  unit: '',
  qualifier: '',
  attribution: certainty === undefined ? null : { source: 'police', certainty },
  references: [],
  publishers,
  lastReportedAt: 0,
  state: 'reported',
});
const statesOf = (kind: 'conflict' | 'update', ...values: readonly ConflictValue[]) =>
  withStates('', kind, values).map(({ state }) => state);

describe('the states of the values of a conflict', () => {
  it('supersedes what another source replaces, and corrects what its own source does', () => {
    expect(statesOf('update', value(['a']), value(['b']))).toEqual(['superseded', 'reported']);
    expect(statesOf('update', value(['a', 'b']), value(['b']))).toEqual(['corrected', 'reported']);
  });

  it('supersedes a toll that its own source raises, and corrects one that it lowers', () => {
    const [three, nine] = [3, 9].map((number) => ({ ...value(['a']), value: number }));
    if (!three || !nine) throw new Error('no values');
    const states = (...values: readonly ConflictValue[]) =>
      withStates('dead', 'update', values).map(({ state }) => state);
    expect(states(three, nine)).toEqual(['superseded', 'reported']);
    expect(states(nine, three)).toEqual(['corrected', 'reported']);
  });

  it('leaves both values of a contradiction as they are', () => {
    expect(statesOf('conflict', value(['a']), value(['b', 'c']))).toEqual(['reported', 'confirmed']);
  });

  it('denies what another value denies', () => {
    expect(statesOf('conflict', value(['a']), value(['b'], 'denied'))).toEqual(['denied', 'reported']);
  });

  it('confirms what a source says is confirmed', () => {
    expect(statesOf('conflict', value(['a'], 'confirmed'), value(['b']))).toEqual(['confirmed', 'reported']);
  });
});
