/** Copies that are later leads, and those that are none. */
import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import { describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { DocumentMemory } from '../documents/document-memory.ts';
import { goesOn } from './later-lead.ts';
import { toMaterial } from './material.ts';
import type { Report } from './report.ts';
import { whatWasRead } from './what-was-read.ts';

const identity = storyIdentity({ updatedAt: START + 200 * MINUTE });

const REST = ' The dam above the town had been inspected in May. Some 2,400 people were taken to schools.';
const toldAt = (id: string, at: number, text: string) =>
  article(id, {
    text: text + REST,
    quantities: findQuantities(text + REST, 'en'),
    seenAt: START + at * MINUTE,
  });

describe('goesOn', () => {
  it.each([
    ['At least 3 people died when the dam broke.', 'At least 17 people died when the dam broke.', true],
    ['At least 17 people died when the dam broke.', 'At least 3 people died when the dam broke.', false],
    ['At least 3 people died when the dam broke.', 'At least 3 people died when the dam broke.', false],
    ['Two people died and 3 were injured.', 'Two people died and 5 were injured.', true],
    [
      'Rain fell. The death toll of the flood in the valley has risen to 3.',
      'Rain fell. The death toll of the flood in the valley has risen to 17, an agency said.',
      true,
    ],
    ['Rescuers have found 3 bodies since Friday.', 'Rescuers have found 17 bodies since Friday.', true],
    // Beside the number that both have, another one is of something else.
    ['At least 3 people died here.', 'At least 3 people died here. In 1987 a wave killed 40 people.', false],
    ['The dam broke on Friday.', 'At least 3 people died when the dam broke.', false],
  ])('%s · %s: %s', (former, later, expected) => {
    expect(goesOn(toldAt('a', 0, former), toldAt('b', 10, later))).toBe(expected);
  });

  it('looks at the beginning of a report', () => {
    const behind = 'Rain fell in the hills of the district for days. '.repeat(14);
    const [former, later] = [3, 17].map((dead, i) =>
      toldAt(`a${i}`, i, `${behind}It killed ${dead} people.`),
    );
    expect(former && later && goesOn(former, later)).toBe(false);
  });
});

describe('what of a copy group is read', () => {
  const of = (...tolls: readonly number[]) => {
    const members = tolls.map((dead, at) =>
      member(toldAt(`a${at}`, 10 * at, `At least ${dead} people died when the dam broke.`), {
        copyGroupId: 'a0',
      }),
    );
    const [one, other] = [members, members.toReversed()].map((all) => {
      const material = toMaterial(all, START, 'active', new DocumentMemory());
      const { reports, heads } = material.examined;
      const idsOf = (some: readonly Report[]) => some.map(({ article: { articleId } }) => articleId);
      return {
        read: idsOf(reports),
        heads: idsOf(heads),
        reports: idsOf(material.reports),
        source: new Set(reports.map(({ source }) => source)).size,
        told: whatWasRead(material),
      };
    });
    expect(other).toEqual(one);
    return one;
  };
  const told = { reports: 1, reportsNotRead: 0, reportsCut: 0 };
  const alone = { read: ['a0'], heads: ['a0'], reports: ['a0'], source: 1, told };

  it('is its head and its last lead, which is no report more, in whatever order they come', () => {
    expect(of(3, 5, 17)).toEqual({ ...alone, read: ['a0', 'a2'] });
    expect(of(3, 17, 5)).toEqual({ ...alone, read: ['a0', 'a1'] });
    expect(of(17, 17)).toEqual(alone);
  });
});

describe('a story of leads', () => {
  const lead = (id: string, at: number, dead: number, copyGroupId: string, title: string) => {
    const told = toldAt(id, at, `At least ${dead} people died when the dam broke.`);
    return member({ ...told, title, publisher: publisher(`${id}.example`) }, { copyGroupId });
  };

  it('tells of a copy that is one what it adds', () => {
    const members = [
      lead('a', 0, 3, 'a', 'Dam breaks'),
      lead('b', 60, 3, 'a', 'Dam'),
      lead('c', 120, 17, 'a', 'Dam'),
    ];
    const noveltyOf = (id: string) =>
      compose(members, identity, 'active').articles.find(
        ({ articleId, role }) => articleId === id && role === 'copy',
      )?.novelty;
    expect(noveltyOf('b')).toBe(0);
    expect(noveltyOf('c')).toBeGreaterThan(0);
  });

  it('has the last toll, whoever gives it, and shows what the last lead adds', () => {
    const members = [
      lead('a', 0, 3, 'a', 'Dam kills 3'),
      lead('b', 60, 8, 'b', 'Dam kills 8'),
      lead('c', 120, 17, 'a', 'Dam kills 17'),
    ];
    const { counts, conflicts, headline, agreed } = compose(members, identity, 'active');
    expect(counts).toMatchObject({ reports: 2, copies: 1, independentPublishers: 2 });
    expect(conflicts).toMatchObject([{ slot: 'dead', kind: 'update' }]);
    expect(conflicts[0]?.values.map(({ value }) => value)).toEqual([3, 8, 17]);
    expect(headline.text).toBe('Dam kills 17');
    expect(agreed.filter(({ text }) => /\d people died/.test(text))).toEqual([]);
  });
});
