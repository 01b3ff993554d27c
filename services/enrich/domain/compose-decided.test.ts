/** What holds of every event holds of stories whose articles were killed, corrected, taken back and decided on, too. */
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Reference } from '@newsfold/schemas/generated/records.ts';
import { article, MINUTE, member, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { FAMILIES, SENTENCES, TITLES, toMembers } from '@newsfold/test/support/fixture-stories.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { beginningOf } from './event/beginning-of.ts';
import type { Composed } from './event/composed.ts';
import type { Member } from './event/member.ts';
import { encodedBytes, MAX_EVENT } from './event/room.ts';
import type { StoryIdentity } from './event/story-identity.ts';
import type { Withdrawal } from './event/withdrawal.ts';
import { sketchOf } from './withdrawn/text-sketch.ts';

const at = START + 700 * MINUTE;
const type = avroType('Story');
const bytes = (story: Composed): Buffer =>
  type.toBuffer({ ...story, changeType: 'updated', significance: 'none', changes: [] });

const identity = storyIdentity({ revision: 9, causedBy: 'r0', updatedAt: at });
/** Bytes of the fields that say how an event differs from the one before, without changes. */
const CHANGES = 4;

interface Decided {
  readonly members: readonly Member[];
  readonly identity: StoryIdentity;
}

function withdrawalOf({ article: { articleId, text, language }, copyGroupId }: Member): Withdrawal {
  return {
    kind: 'killed',
    articleId,
    noticeId: 'notice',
    by: 'Norpress',
    why: 'Mandatory kill',
    at,
    sketch: sketchOf({ text, language }),
    copyGroupId,
    facts: [],
    factsAlone: 1,
  };
}

/** Stories some of whose reports are copies, were killed or replaced by the next one, with an editor's decision. */
const decidedStory = fc
  .array(
    fc.record({
      title: fc.constantFrom(...TITLES),
      sentences: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 14 }),
      family: fc.constantFrom(...FAMILIES),
      minutes: fc.nat(600),
      fate: fc.constantFrom('stands', 'stands', 'kill', 'correction', 'advisory', 'copy'),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((parts): Decided => {
    const members = toMembers(parts).map((one, i, all): Member => {
      const fate = parts[i]?.fate ?? 'stands';
      const next = all[(i + 1) % all.length]?.article.articleId ?? '';
      if (fate === 'stands') return one;
      return fate === 'copy'
        ? { ...one, copyGroupId: next }
        : { ...one, notice: { kind: fate, noticeId: next } };
    });
    const killed = members.filter(({ notice }) => notice?.kind === 'kill');
    const decided = {
      decisionId: 'd',
      kind: 'together',
      articleIds: ['r0', 'r1'],
      by: '',
      why: '',
      at,
    } as const;
    return {
      members,
      identity: {
        ...identity,
        withdrawals: killed.slice(0, 5).map(withdrawalOf),
        decisions: killed.length > 0 ? [decided] : [],
      },
    };
  });

const event = (story: Decided): Composed => compose(story.members, story.identity, 'active');

/** Every place that an event refers to. */
function placesOf({ agreed, conflicts, keyPoints, uniqueToSource }: Composed): readonly Reference[] {
  return [
    ...[...agreed, ...keyPoints, ...uniqueToSource].flatMap(({ references }) => references),
    ...agreed.flatMap(({ history }) => history.map(({ reference }) => reference)),
    ...conflicts.flatMap(({ values }) => values.flatMap(({ references }) => references)),
  ];
}

describe('compose, of stories made at random with what was decided of them', () => {
  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(decidedStory, fc.infiniteStream(fc.nat()), (story, random) => {
        const shuffled = story.members
          .map((one) => ({ one, place: random.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(bytes(event({ ...story, members: shuffled }))).toEqual(bytes(event(story)));
        expect(encodedBytes(event(story)) + CHANGES).toBeGreaterThanOrEqual(bytes(event(story)).length);
      }),
    );
  });

  it('cites places of articles of the story, quotes what stands there, and states no killed text', () => {
    fc.assert(
      fc.property(decidedStory, (story) => {
        const composed = event(story);
        const texts = new Map(story.members.map(({ article: { articleId, text } }) => [articleId, text]));
        const killed = new Set(
          story.members.filter(({ notice }) => notice?.kind === 'kill').map((one) => one.article.articleId),
        );
        for (const { articleId, start, end, quote } of placesOf(composed)) {
          const there = texts.get(articleId)?.slice(start, end) ?? '';
          expect(there.trim()).not.toBe('');
          expect(killed).not.toContain(articleId);
          if (quote !== '') expect(quote).toBe(beginningOf(there, 160));
        }
        for (const { text, references, firstReport, history, state } of composed.agreed) {
          const [first] = references;
          expect(texts.get(first?.articleId ?? '')?.slice(first?.start, first?.end)).toBe(text);
          expect(history.at(-1)?.state).toBe(state);
          if (firstReport)
            expect(references.map(({ articleId }) => articleId)).toContain(firstReport.articleId);
        }
        for (const { articleId } of composed.materialChanges) expect(killed).not.toContain(articleId);
        for (const { novelty, standing } of composed.articles)
          if (standing === 'killed') expect(novelty ?? 0).toBe(0);
      }),
    );
  });
});

/** Words of scripts whose characters take one, two and three bytes. */
const SCRIPTS: ReadonlyArray<readonly [language: string, words: string]> = [
  [
    'en',
    'bridge harbour council minister accident inquiry operator witness captain engineer tunnel hospital strike',
  ],
  [
    'ru',
    'мост гавань совет министр авария следствие оператор свидетель капитан инженер тоннель больница забастовка',
  ],
  ['zh', '大桥 港口 委员会 部长 事故 调查 运营商 目击者 船长 工程师 隧道 医院 罢工'],
];

/** Thirty reports that tell the same forty-word sentences, each in an order of its own, with long addresses. */
function longReports(language: string, words: readonly string[]): readonly Member[] {
  const mark = language === 'zh' ? '。' : '.';
  return Array.from({ length: 30 }, (_, i) => {
    const sentences = Array.from({ length: 14 }, (_, n) => {
      const told = Array.from(
        { length: 40 },
        (_, k) => words[(k * (n + 2) + (k % 5 === 0 ? i : n)) % words.length],
      );
      return `${12 + n} ${told.join(' ')}${mark}`;
    });
    const text = sentences.join('\n\n');
    const of = article(`r${i}`.padEnd(32, '0'), {
      title: words.join(' ').slice(0, 300),
      text,
      language,
      url: `https://r${i}.example/${'a'.repeat(900)}`,
      quantities: findQuantities(text, language),
      seenAt: START + i * MINUTE,
    });
    return member(of);
  });
}

describe('an event whose facts are long', () => {
  it.each(SCRIPTS)('stays under 64 KB, and shows what has room: %s', (language, words) => {
    const members = longReports(language, words.split(' '));
    const story = compose(members, identity, 'active');
    expect(bytes(story).length).toBeLessThanOrEqual(MAX_EVENT);
    expect(story.articles[0]?.role).toBe('lead');
    expect(story.agreed.length + story.keyPoints.length + story.uniqueToSource.length).toBeGreaterThan(0);
  });
});
