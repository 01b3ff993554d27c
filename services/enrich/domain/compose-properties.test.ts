import { DEFAULT_BOUNDS } from '@newsfold/report/documents/read-bounds.ts';
import { readReport } from '@newsfold/report/read-report.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Reference, StoryDecision, StoryMention } from '@newsfold/schemas/generated/records.ts';
import { article, MINUTE, member, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { copyOf, FAMILIES, SENTENCES, TITLES, toMembers } from '@newsfold/test/support/fixture-stories.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { difference, MAX_CHANGE_BYTES } from './difference.ts';
import { DocumentMemory } from './documents/document-memory.ts';
import type { Composed } from './event/composed.ts';
import { sourceOf } from './event/independence.ts';
import type { Member } from './event/member.ts';
import { fitting } from './event/room.ts';
import { MAX_WITHDRAWALS, type Withdrawal } from './event/withdrawal.ts';
import { sketchOf } from './withdrawn/text-sketch.ts';

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

const identity = storyIdentity({ revision: 9, causedBy: 'r0', updatedAt: START + 700 * MINUTE });
const type = avroType('Story');
/** Holds what earlier runs derived, of these members and of others with the same ids. */
const used = new DocumentMemory();
const event = (members: Iterable<Member>, documents = used): Composed =>
  compose(members, identity, 'active', documents);
const bytes = (members: Iterable<Member>, documents = used): string =>
  type
    .toBuffer({ ...event(members, documents), changeType: 'updated', significance: 'none', changes: [] })
    .toString('hex');

/** A member whose article comes with its reading. */
const asRead = (member: Member): Member => ({
  ...member,
  article: { ...member.article, reading: readReport(member.article, DEFAULT_BOUNDS) },
});

function references(story: Composed): readonly Reference[] {
  return [
    ...[...story.keyPoints, ...story.agreed, ...story.uniqueToSource].flatMap((fact) => fact.references),
    ...story.conflicts.flatMap(({ values }) => values.flatMap((value) => value.references)),
  ];
}

/** The longest text of `bytes` bytes in a script whose characters take three. */
const filled = (bytes: number): string => '汉'.repeat(Math.floor(bytes / 3));

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

  it('does not depend on whether the reports were read before they came', () => {
    fc.assert(
      fc.property(storyMembers, fc.infiniteStream(fc.boolean()), (members, random) => {
        const came = members.map((member) => (random.next().value ? asRead(member) : member));
        expect(bytes(came, new DocumentMemory())).toBe(bytes(members));
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

describe('an event with as much in it as there can be', () => {
  const at = START + 700 * MINUTE;
  const long = (articleId: string, copyGroupId: string): Member => {
    const text = `${SENTENCES.slice(0, 24).join('\n\n')}\n\n${filled(900)}`;
    const of = article(articleId, {
      title: filled(900),
      text,
      url: `https://${articleId}.example/${'a'.repeat(900)}`,
      image: `https://${articleId}.example/${'i'.repeat(900)}`,
      authors: [filled(240), filled(240), filled(240)],
      section: filled(240),
      publisher: {
        id: `${articleId}-${'p'.repeat(200)}.example`,
        name: filled(240),
        family: `${articleId}.example`,
      },
      quantities: findQuantities(text, 'en'),
    });
    return { ...member(of), copyGroupId };
  };
  const withdrawal = (n: number, kind: Withdrawal['kind']): Withdrawal => ({
    kind,
    articleId: `gone${n}`,
    noticeId: 'n'.repeat(32),
    by: 'b'.repeat(253),
    why: filled(1_500),
    at,
    sketch: sketchOf({ text: SENTENCES.join(' '), language: 'en' }),
    copyGroupId: 'r0',
    facts: Array.from({ length: 3 }, () => ({ articleId: 'r1', start: 0, end: 100, quote: filled(100) })),
    factsAlone: 9,
  });
  const decision = (n: number): StoryDecision => ({
    decisionId: String(n).padStart(32, '0'),
    kind: 'together',
    articleIds: ['a'.repeat(32), 'b'.repeat(32)],
    by: filled(80),
    why: filled(160),
    at,
  });

  const mention = (n: number): StoryMention => ({
    articleId: `d${n}`,
    url: `https://digest.example/${'u'.repeat(370)}`,
    title: filled(200),
    publisher: { id: `${'p'.repeat(60)}.example`, name: filled(90), family: null },
    publishedAt: at,
    text: filled(200),
    display: 'full',
  });

  it.each(['withdrawn', 'killed'] as const)('stays under 64 KB: %s', (kind) => {
    const members = Array.from({ length: 60 }, (_, i) => long(`r${i}`, i % 3 === 0 ? 'r0' : `r${i}`));
    const story = compose(
      members,
      {
        ...identity,
        withdrawals: Array.from({ length: MAX_WITHDRAWALS }, (_, n) => withdrawal(n, kind)),
        decisions: Array.from({ length: 5 }, (_, n) => decision(n)),
        mentionedIn: Array.from({ length: 10 }, (_, n) => mention(n)),
      },
      'active',
    );
    const changes = Array.from({ length: 20 }, () => ({
      path: 'agreed.independentPublishers',
      kind: 'changed' as const,
      significance: 'minor' as const,
      from: filled(240),
      to: filled(240),
    }));
    const shown = fitting(changes, MAX_CHANGE_BYTES).kept;
    const event = { ...story, changeType: 'updated', significance: 'none', changes: shown };
    expect(shown.length).toBeGreaterThan(0);
    expect(story.articles[0]?.role).toBe('lead');
    expect(story.withdrawn).toHaveLength(MAX_WITHDRAWALS);
    expect(story.withdrawn[0]?.carriers).toBeGreaterThan(10);
    expect(type.toBuffer(event).length).toBeLessThanOrEqual(64 * 1024);
  });
});
