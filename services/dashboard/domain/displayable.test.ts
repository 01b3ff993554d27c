import { compose } from '@newsfold/enrich/domain/compose.ts';
import { difference } from '@newsfold/enrich/domain/difference.ts';
import type { Member } from '@newsfold/enrich/domain/event/member.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { START } from '@newsfold/test/support/fixture-article.ts';
import { SENTENCES, toMembers } from '@newsfold/test/support/fixture-stories.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayable } from './displayable.ts';

/** The event with which the last member comes. */
function eventOf(members: readonly Member[]): Story {
  const [before, after] = [members.slice(0, -1), members].map((some) =>
    compose(
      some,
      {
        storyId: 's',
        scope: 'en',
        revision: 1,
        causedBy: 'r0',
        updatedAt: START,
        splitFrom: null,
        supersedes: [],
        mentionedIn: [],
        withdrawals: [],
        decisions: [],
      },
      'active',
    ),
  );
  if (before === undefined || after === undefined) throw new Error('two were composed');
  return { ...after, changeType: 'updated', ...difference(before, after) };
}

const barring = (member: Member): Member => ({
  ...member,
  article: { ...member.article, display: 'headline_by_contract' },
});

const part = fc.record({
  title: fc.constantFrom('Ferry capsizes', 'Toll rises'),
  sentences: fc.uniqueArray(fc.constantFrom(...SENTENCES.filter((text) => text !== '')), {
    minLength: 3,
    maxLength: 7,
  }),
  family: fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example'),
  minutes: fc.integer({ min: 0, max: 300 }),
});

/** Everything that an event says, but what a reader never sees as words of a report. */
const wordsOf = ({ entities, keywords, headline, altHeadlines, ...story }: Story): string =>
  JSON.stringify({
    ...story,
    articles: story.articles.map(({ title, ...rest }) => rest),
    conflicts: story.conflicts.map(({ about, ...rest }) => rest),
    framings: story.framings.map(({ about, ...rest }) => rest),
  });

describe('a story whose reports may not all be quoted', () => {
  it('says nothing that only they say, whatever they are', () => {
    let hidden = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fc.boolean()), { minLength: 2, maxLength: 6 }), (parts) => {
        const members = toMembers(parts.map(([one]) => one)).map((member, at) =>
          parts[at]?.[1] ? barring(member) : member,
        );
        const event = eventOf(members);
        const said = wordsOf(displayable(event));
        const free = new Set(parts.flatMap(([{ sentences }, isBarred]) => (isBarred ? [] : sentences)));
        const barred = parts.flatMap(([{ sentences }, isBarred]) => (isBarred ? sentences : []));
        for (const sentence of barred.filter((text) => !free.has(text))) {
          // A half of it may be the half of another one.
          const words = JSON.stringify(sentence).slice(1, -1);
          expect(said).not.toContain(words);
          if (wordsOf(event).includes(words)) hidden += 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(hidden).toBeGreaterThan(50);
  }, 60_000);

  it('is the event itself where all may be shown', () => {
    const event = eventOf(
      toMembers(
        [0, 1].map((minutes) => ({ title: 'A', sentences: ['One.'], family: `${minutes}.example`, minutes })),
      ),
    );
    expect(displayable(event)).toBe(event);
  });

  const free = { articleId: 'free', start: 0, end: 9, quote: 'Nine died, police say' };
  const barred = { articleId: 'barred', start: 0, end: 9, quote: 'Nine souls perished' };
  const members = toMembers([
    { title: 'A', sentences: ['One.'], family: 'a.example', minutes: 0 },
    { title: 'B', sentences: ['Two.'], family: 'b.example', minutes: 1 },
  ]);
  const fact = {
    text: 'Nine souls perished',
    language: 'en',
    references: [barred, free],
    independentPublishers: 2,
  };
  const story: Story = {
    ...eventOf(members),
    restricted: [{ articleId: 'barred', display: 'headline_by_terms' }],
  };

  it('tells a fact in the words of a report that may be quoted, which comes first then', () => {
    const told = displayable({ ...story, keyPoints: [fact] }).keyPoints;
    expect(told).toEqual([{ ...fact, text: free.quote, references: [free, { ...barred, quote: '' }] }]);
    const alone = { ...fact, references: [barred] };
    expect(displayable({ ...story, keyPoints: [alone] }).keyPoints).toEqual([]);
  });

  it('says neither who said so nor how it judges in words of a report that may not be quoted', () => {
    const said = (source: string) => ({ source, certainty: 'said' as const });
    const telling = (source: string) => ({
      text: fact.text,
      language: 'en',
      words: ['souls', 'died'],
      publisher: 'a.example',
      attribution: said(source),
      references: [barred, free],
    });
    const framing = {
      kind: 'judgement' as const,
      about: '',
      tellings: [telling('the mourning mayor'), telling('police')],
    };
    const [first, second] = displayable({ ...story, framings: [framing] }).framings[0]?.tellings ?? [];
    expect(first).toMatchObject({ text: free.quote, words: ['died'], attribution: said('') });
    expect(second).toMatchObject({ words: ['died'], attribution: said('police') });
  });

  it("keeps figures, which are nobody's words, and says nothing of how they changed", () => {
    const value = (number: number | null, text: string, reference: typeof free) => ({
      text,
      value: number,
      unit: '',
      qualifier: '',
      attribution: null,
      references: [reference],
      publishers: [],
      lastReportedAt: 0,
      state: 'reported' as const,
    });
    const conflict = (slot: string, ...values: ReturnType<typeof value>[]) => ({
      slot,
      about: '',
      kind: 'conflict' as const,
      values,
    });
    const change = (slot: string) => ({
      path: `conflicts.${slot}`,
      kind: 'added' as const,
      significance: 'material' as const,
      from: null,
      to: 'Nine / ten',
    });
    const told = displayable({
      ...story,
      conflicts: [
        conflict('dead', value(9, 'Nine souls', barred), value(10, 'ten', free)),
        conflict('dead', value(8, 'eight', free)),
        conflict('date', value(null, 'Sunday', barred)),
        conflict('USD', value(7, 'seven', free)),
      ],
      changes: ['dead', 'date', 'USD', 'gone'].map(change),
    });
    expect(told.conflicts.map(({ values }) => values.map(({ text }) => text))).toEqual([
      ['9', 'ten'],
      ['eight'],
      [''],
      ['seven'],
    ]);
    expect(told.changes.map(({ to }) => to)).toEqual(['', '', 'Nine / ten', '']);
  });

  it('leaves of an article its headline, its address and who has it, and of a digest the same', () => {
    const [article] = story.articles;
    if (article === undefined) throw new Error('it has articles');
    const shown = {
      ...article,
      display: 'headline_by_terms' as const,
      authors: ['A. Writer'],
      section: 'World',
      image: 'https://a.example/1.jpg',
      snippet: 'Nine souls',
    };
    const { articleId, url, title, publisher, publishedAt } = article;
    const mention = { articleId, url, title, publisher, publishedAt, text: 'Nine', display: shown.display };
    const told = displayable({ ...story, articles: [shown], mentionedIn: [mention], restricted: [] });
    expect(told.articles).toEqual([{ ...shown, authors: [], section: null, image: null, snippet: '' }]);
    expect(told.mentionedIn).toEqual([{ ...mention, text: '' }]);
  });
});
