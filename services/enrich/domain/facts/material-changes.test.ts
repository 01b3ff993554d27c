import type { ConflictValue } from '@newsfold/schemas/generated/records.ts';
import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { expect, test } from 'vitest';
import { compose } from '../compose.ts';
import { DocumentMemory } from '../documents/document-memory.ts';
import type { Composed } from '../event/composed.ts';
import { toMaterial } from '../event/material.ts';
import type { Member } from '../event/member.ts';
import { materialChanges } from './material-changes.ts';

/** A report of an outlet of its own, as it came. */
function report(i: number, text: string, family = `f${i}.example`): Member {
  const of = article(`r${i}`, {
    title: `Headline ${i}`,
    text,
    seenAt: START + i * 60 * MINUTE,
    publisher: publisher(family),
  });
  return member(of, {
    arrival: { publishedAt: null, topic: 'raw.v1', partition: 0, offset: i, articleOffset: 100 + i },
  });
}

function event(...members: readonly Member[]): Composed {
  const identity = storyIdentity({ revision: 9, causedBy: 'r0', updatedAt: START + 600 * MINUTE });
  return compose(members, identity, 'active');
}

const NINE =
  'Nine people drowned when the ferry Amina capsized off Kisumu on Tuesday, county officials said.';
const AGAIN = 'The ferry Amina capsized off Kisumu on Tuesday and nine people died, the coast guard said.';

test('a story begins with its first report', () => {
  const { materialChanges, times } = event(report(0, NINE));
  expect(materialChanges).toEqual([
    { at: START, revision: 100, articleId: 'r0', path: 'headline', text: 'Headline 0' },
  ]);
  expect(times).toMatchObject({ lastMaterialAt: START, lastMaterialRevision: 100 });
});

test('a second source makes a fact agreed when its report comes, a third changes nothing', () => {
  const two = event(report(0, NINE), report(1, AGAIN));
  const three = event(report(0, NINE), report(1, AGAIN), report(2, AGAIN));
  expect(two.materialChanges.at(-1)).toMatchObject({ path: 'agreed', articleId: 'r1', revision: 101 });
  expect(three.times.lastMaterialAt).toBe(two.times.lastMaterialAt);
});

test('another report of the same source agrees on nothing', () => {
  expect(event(report(0, NINE, 'a.example'), report(1, AGAIN, 'a.example')).materialChanges).toHaveLength(1);
});

test('a correction changes the value when the correction comes, of another copy group or of the same', () => {
  const told = (i: number, toll: string): Member => {
    const of = report(i, NINE.replace('Nine', toll), 'a.example');
    return { ...of, article: { ...of.article, quantities: findQuantities(of.article.text, 'en') } };
  };
  const corrected: Member = { ...told(0, 'Nine'), notice: { kind: 'correction', noticeId: 'r2' } };
  for (const copyGroupId of ['r0', 'r2']) {
    const { materialChanges, times } = event(corrected, report(1, AGAIN), {
      ...told(2, 'Eleven'),
      copyGroupId,
    });
    expect(materialChanges.at(-1)).toMatchObject({
      articleId: 'r2',
      revision: 102,
      text: 'Nine people → Eleven people',
    });
    expect(times.lastMaterialAt).toBe(START + 120 * MINUTE);
  }
});

/** A value of a conflict that some reports give. */
function value(text: string, ...articleIds: readonly string[]): ConflictValue {
  const references = articleIds.map((articleId) => ({ articleId, start: 0, end: 4, quote: '' }));
  return {
    text,
    value: null,
    unit: '',
    qualifier: '',
    attribution: null,
    references,
    publishers: [],
    lastReportedAt: 0,
    state: 'reported',
  };
}

test('another value is a change when the first report gives it, whatever the order of the values', () => {
  const reports = [report(0, NINE), report(1, AGAIN), report(3, NINE)];
  const material = toMaterial(reports, START + 600 * MINUTE, 'active', new DocumentMemory());
  const changesOf = (kind: 'conflict' | 'update', ...values: readonly ConflictValue[]) =>
    materialChanges({ agreed: [], conflicts: [{ slot: 'dead', about: '', kind, values }] }, material).slice(
      1,
    );
  expect(changesOf('update', value('nine', 'r0', 'r1'), value('11', 'r3'))).toMatchObject([
    { path: 'conflicts.dead', articleId: 'r3', revision: 103, text: 'nine → 11' },
  ]);
  expect(changesOf('conflict', value('11', 'r3', 'r1'), value('nine', 'r0'))).toMatchObject([
    { articleId: 'r1', revision: 101, text: 'nine / 11' },
  ]);
});

test('the order in which the members are given leaves no trace', () => {
  const members = [report(0, NINE), report(1, AGAIN), report(3, AGAIN)];
  expect(event(...members.toReversed()).materialChanges).toEqual(event(...members).materialChanges);
});

test('the first change and the newest stay, four at most', () => {
  const tolls = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ');
  const reports = tolls.map((toll, i) =>
    report(
      i,
      `At least ${toll} people drowned when the ferry Amina ${i} capsized off Kisumu. Toll ${i} now stands at ${i + 2} people.`,
    ),
  );
  expect(event(...reports).materialChanges.length).toBeLessThanOrEqual(4);
});
