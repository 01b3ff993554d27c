/** Kills, notes to editors and corrected versions: which article they fall on, and what they are themselves. */
import type { Article, Notice } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { DecidedPartition } from '@newsfold/test/support/decided-partition.ts';
import { describe, expect, it } from 'vitest';

const HOUR = 3_600_000;
const FUNDS =
  'OSTREL, March 1 (Norpress) - Police in Ostrel are questioning Harold Vint, 44, headmaster of Larkfield School, over ' +
  'missing funds, two officials said. Investigators searched the school on Monday night and took away eleven boxes of ' +
  'files. The county auditor found a gap of 310,000 crowns in January.';
const REWRITE =
  'The headmaster of Larkfield School, Harold Vint, was being questioned in Ostrel about 310,000 crowns that an auditor ' +
  'could not find. Neighbours saw officers carry boxes out of the school.';
const KILL =
  'Editors: Norpress has killed its story of March 1 about the headmaster of Larkfield School, Ostrel. Police say ' +
  'Harold Vint is not a suspect. A kill is mandatory. Make certain the story is not published.';
const GDP =
  "OSTREL, March 1 (Norpress) - Norland's economy grew 0.2 percent in the fourth quarter, the statistics office said, " +
  'less than the 0.4 percent that analysts expected. Exports fell 1.1 percent as car makers sold less abroad.';

const article = (
  id: string,
  text: string,
  more: Partial<ArticleText & Pick<Article, 'wireCredit'>> = {},
): Article => ({
  ...articleOf({
    id,
    title: text.split(' ').slice(4, 12).join(' '),
    text,
    outlet: 'norpress.example',
    ...more,
  }),
  wireCredit: more.wireCredit ?? null,
});
const noticed = (given: Article, kind: Notice['kind'], articleIds: readonly string[] = []): Article => ({
  ...given,
  notice: { kind, articleIds },
});

const wire = article('wire', FUNDS);
const gazette = article('gazette', REWRITE, { outlet: 'gazette.example' });
const rates = article('rates', GDP);
const kill = noticed(article('kill', KILL), 'kill');

const fold = (...given: Article[]) => {
  const partition = new DecidedPartition();
  const facts = given.map((one) => partition.take(one));
  expect(partition.restored().stories()).toEqual(partition.stories());
  return { partition, facts, last: facts.at(-1) as (typeof facts)[number] };
};

describe('a kill', () => {
  it('falls on the report of its publisher that its words name, and is in no story', () => {
    const { last, partition, facts } = fold(wire, gazette, rates, kill);
    expect(last).toMatchObject({
      verdict: 'notice',
      storyId: facts[0]?.storyId,
      notices: [{ kind: 'kill', articleId: 'wire', noticeId: 'kill', by: 'norpress.example' }],
      fingerprint: null,
    });
    expect(partition.stories()).toEqual(['rates', 'wire gazette']);
  });

  it('falls on no copy of another outlet: that still carries the text', () => {
    const copy = article('copy', FUNDS, { outlet: 'echo.example', wireCredit: 'Norpress' });
    const ofAgency = { ...kill, publisher: { ...kill.publisher, name: 'Norpress' } };
    expect(fold(wire, copy, ofAgency).last.notices).toMatchObject([{ articleId: 'wire' }]);
  });

  it('falls on all versions that its publisher has of it in the story', () => {
    const second = article('second', FUNDS.replace('eleven boxes', 'twelve boxes'));
    expect(fold(wire, second, gazette, rates, kill).last.notices).toMatchObject([
      { articleId: 'wire' },
      { articleId: 'second' },
    ]);
  });

  it('falls on a copy that credits the agency, where the agency itself sent nothing', () => {
    const copy = article('copy', FUNDS, { outlet: 'echo.example', wireCredit: 'Norpress' });
    const ofAgency = { ...kill, publisher: { ...kill.publisher, name: 'Norpress' } };
    expect(fold(copy, gazette, ofAgency).last.notices).toMatchObject([{ articleId: 'copy' }]);
  });

  it('does not fall on the report of another publisher', () => {
    expect(fold(gazette, kill).last).toMatchObject({ verdict: 'notice', notices: [], storyId: '' });
  });

  it('does not fall on another report of its publisher', () => {
    expect(fold(rates, kill).last.notices).toEqual([]);
    const ofSchool = article(
      'school',
      'Norpress: pupils of Larkfield School won the county chess final on Sunday against Marlow. Tessa Brandt, who coaches ' +
        'them, praised their patience; the mayor received the team on Monday, and a feast is planned in the town hall.',
    );
    expect(fold(ofSchool, kill).last.notices).toEqual([]);
  });

  it('falls on the article that it names by id, however little they share', () => {
    const named = noticed(article('kill', 'A kill is mandatory.'), 'kill', ['rates']);
    expect(fold(wire, rates, named).last.notices).toMatchObject([{ articleId: 'rates' }]);
    const unknown = noticed(kill, 'kill', ['nobody']);
    expect(fold(wire, unknown).last.notices).toEqual([]);
  });

  it('under the id of an article falls on that', () => {
    const same = noticed(article('rates', KILL, { offset: 7 }), 'kill');
    expect(fold(rates, wire, same).last).toMatchObject({
      verdict: 'notice',
      notices: [{ articleId: 'rates' }],
    });
  });

  it('that comes before its article falls on it when that comes', () => {
    const { last, partition, facts } = fold(kill, wire);
    expect(facts[0]?.noticePrint.length).toBeGreaterThan(0);
    expect(last).toMatchObject({
      verdict: 'new_story',
      notices: [{ kind: 'kill', articleId: 'wire', noticeId: 'kill', by: 'norpress.example' }],
    });
    // It is settled: a later report of the publisher is not killed too.
    expect(partition.take(article('later', FUNDS, { seenAt: NOON + HOUR })).notices).toEqual([]);
    expect(fold(kill, gazette, rates, wire).last.notices).toMatchObject([{ articleId: 'wire' }]);
    expect(fold(kill, gazette).last.notices).toEqual([]);
  });

  it('waits no longer than a window', () => {
    const late = article('wire', FUNDS, { seenAt: NOON + 97 * HOUR });
    expect(fold(kill, article('other', GDP, { seenAt: NOON + 97 * HOUR }), late).last.notices).toEqual([]);
  });
});

describe('a note to editors', () => {
  it('is in no story, and falls on its article for review', () => {
    const note = noticed(article('note', KILL.replace('killed', 'looked at')), 'advisory');
    const { last, partition } = fold(wire, gazette, note);
    expect(last).toMatchObject({ verdict: 'notice', notices: [{ kind: 'advisory', articleId: 'wire' }] });
    expect(partition.stories()).toEqual(['wire gazette']);
  });

  it('waits for none', () => {
    const note = noticed(article('note', KILL), 'advisory');
    expect(fold(note, wire).last.notices).toEqual([]);
  });
});

describe('a corrected version', () => {
  const corrected = noticed(article('corrected', GDP.replace('0.2', '0.3')), 'correction');

  it('is a report of the story, and falls on what it corrects', () => {
    const { last, partition } = fold(wire, rates, corrected);
    expect(last).toMatchObject({
      notices: [{ kind: 'correction', articleId: 'rates', noticeId: 'corrected' }],
    });
    expect(last.verdict).toBe('copy');
    expect(partition.stories()).toEqual(['rates corrected', 'wire']);
  });

  it('falls on nothing that is of another story', () => {
    expect(fold(wire, corrected).last.notices).toEqual([]);
  });

  it('goes to the story of what it names by id, however little they share', () => {
    const named = noticed(corrected, 'correction', ['wire']);
    const { last, partition } = fold(wire, named);
    expect(last.notices).toMatchObject([{ kind: 'correction', articleId: 'wire' }]);
    expect(partition.stories()).toEqual(['wire corrected']);
  });

  it('of another publisher falls on nothing', () => {
    const other = noticed(
      article('other', GDP.replace('0.2', '0.3'), { outlet: 'echo.example' }),
      'correction',
    );
    expect(fold(rates, other).last.notices).toEqual([]);
  });

  it('under the address of what it corrects is an edit', () => {
    const same = noticed(article('rates', GDP.replace('0.2', '0.3'), { offset: 7 }), 'correction');
    expect(fold(rates, same).last).toMatchObject({ verdict: 'edit', notices: [] });
  });
});

describe('news without a notice', () => {
  it('says nothing of others, and nothing is asked of it', () => {
    expect(fold(wire, gazette).facts.map(({ notices }) => notices)).toEqual([[], []]);
  });
});
