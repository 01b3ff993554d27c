import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { MINUTE, START } from '@newsfold/test/support/fixture-article.ts';
import { copyOf, FAMILIES, SENTENCES, TITLES, toMembers } from '@newsfold/test/support/fixture-stories.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { difference } from './difference.ts';
import { DocumentMemory } from './documents/document-memory.ts';
import type { Composed } from './event/composed.ts';
import { sourceOf } from './event/independence.ts';
import type { Member } from './event/member.ts';
import type { StoryIdentity } from './event/story-identity.ts';

/** Reports of one story, up to seven, of up to six sentences each. */
const storyMembers = fc
  .array(
    fc.record({
      title: fc.constantFrom(...TITLES),
      sentences: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 6 }),
      family: fc.constantFrom(...FAMILIES),
      minutes: fc.nat(600),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map(toMembers);

const identity: StoryIdentity = {
  storyId: 's',
  scope: 'en',
  revision: 9,
  causedBy: 'r0',
  updatedAt: START + 700 * MINUTE,
  splitFrom: null,
  supersedes: [],
  mentionedIn: [],
  withdrawals: [],
  decisions: [],
};
const type = avroType('Story');
/** Holds what earlier runs derived, of these members and of others with the same ids. */
const used = new DocumentMemory();
const event = (members: Iterable<Member>, documents = used): Composed =>
  compose(members, identity, 'active', documents);
const bytes = (members: Iterable<Member>, documents = used): string =>
  type
    .toBuffer({ ...event(members, documents), changeType: 'updated', significance: 'none', changes: [] })
    .toString('hex');

function references(story: Composed): readonly Reference[] {
  return [
    ...[...story.keyPoints, ...story.agreed, ...story.uniqueToSource].flatMap((fact) => fact.references),
    ...story.conflicts.flatMap(({ values }) => values.flatMap((value) => value.references)),
  ];
}

describe('compose, of stories made at random', () => {
  it('does not depend on the order of the members, nor on what was read before', () => {
    fc.assert(
      fc.property(storyMembers, fc.infiniteStream(fc.nat()), (members, random) => {
        const shuffled = members
          .map((member) => ({ member, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ member }) => member);
        expect(bytes(shuffled, new DocumentMemory())).toBe(bytes(members));
      }),
    );
  });

  it('cites the text that it shows, and nothing outside the reports', () => {
    fc.assert(
      fc.property(storyMembers, (members) => {
        const story = event(members);
        const textOf = new Map(members.map(({ article: { articleId, text } }) => [articleId, text]));
        for (const { text, references: cited } of [
          ...story.keyPoints,
          ...story.agreed,
          ...story.uniqueToSource,
        ]) {
          const [first] = cited;
          expect(textOf.get(first?.articleId ?? '')?.slice(first?.start, first?.end)).toBe(text);
        }
        for (const { articleId, start, end } of references(story)) {
          const text = textOf.get(articleId);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text?.length ?? 0);
          expect(text?.slice(start, end).trim()).not.toBe('');
        }
      }),
    );
  });

  it('has no fact without a reference, and no agreement without two sources', () => {
    fc.assert(
      fc.property(storyMembers, (members) => {
        const story = event(members);
        const sources = new Map(members.map(({ article }) => [article.articleId, sourceOf(article)]));
        for (const { references: cited } of [...story.keyPoints, ...story.uniqueToSource])
          expect(cited.length).toBeGreaterThan(0);
        for (const { references: cited, independentPublishers } of story.agreed) {
          const known = new Set(cited.map(({ articleId }) => sources.get(articleId)));
          known.delete(null);
          expect(known.size).toBeGreaterThanOrEqual(2);
          expect(independentPublishers).toBeGreaterThanOrEqual(2);
        }
        for (const { values } of story.conflicts) {
          expect(values.length).toBeGreaterThanOrEqual(2);
          for (const value of values) expect(value.references.length).toBeGreaterThan(0);
          expect(new Set(values.flatMap(({ publishers }) => publishers)).size).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('never agrees on two values of one conflict', () => {
    fc.assert(
      fc.property(storyMembers, (members) => {
        const { agreed, conflicts } = event(members);
        for (const { slot, values } of conflicts) {
          const told = agreed.filter((fact) => fact.slot === slot).map(({ value }) => value);
          const both = values.filter(({ value }) => value !== null && told.includes(value));
          expect(both.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('changes counts, times and lists of articles for a verbatim copy, and nothing else', () => {
    fc.assert(
      fc.property(storyMembers, fc.nat(), (members, pick) => {
        const original = members[pick % members.length] as Member;
        const before = event(members);
        const after = event([...members, copyOf(original, 'zz')]);
        const facts = ({
          counts: _c,
          articles: _a,
          timeline: _l,
          times: _t,
          momentum,
          ...rest
        }: Composed) => ({
          ...rest,
          momentum: momentum.state,
        });
        expect(facts(after)).toEqual(facts(before));
        expect(after.counts).toMatchObject({
          reports: before.counts.reports,
          copies: before.counts.copies + 1,
          independentPublishers: before.counts.independentPublishers,
        });
        expect(difference(before, after).significance).toBe('none');
      }),
    );
  });

  it('is without a member what it would be had the member never been there', () => {
    fc.assert(
      fc.property(storyMembers, fc.nat(), (members, pick) => {
        const gone = members[pick % members.length];
        const rest = members.filter((member) => member !== gone);
        bytes(members);
        expect(bytes(rest)).toBe(bytes(rest, new DocumentMemory()));
      }),
    );
  });
});
