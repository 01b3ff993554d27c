/** What publishers and editors decide, in a partition: at once, in all that follows, and after a restore. */
import type { Article, Assignment, Decision } from '@newsfold/schemas/generated/records.ts';
import { type ArticleText, articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { DecidedPartition, decisionOf } from '@newsfold/test/support/decided-partition.ts';
import { describe, expect, it, test } from 'vitest';

const HOUR = 3_600_000;
const FERRY =
  'A ferry sank off Kisumu on Lake Victoria on Tuesday, drowning at least forty passengers, the coastguard said. ' +
  'Rescuers from Kenya and Uganda searched the water through the night. The vessel, the Star of Nyanza, was carrying ' +
  'more than twice as many people as its licence allows, port officials admitted. Survivors clung to fuel drums.';
const FERRY_OTHER_WORDS =
  'Dozens are dead after an overloaded boat went down near Kisumu in western Kenya. The Star of Nyanza had left the ' +
  'port with double the permitted number of passengers, according to the coastguard, when waves on Lake Victoria ' +
  'swamped its deck. Fishermen pulled survivors from the water until dawn.';
const FERRY_AGAIN =
  'The coastguard raised the toll of the Star of Nyanza, the ferry that sank off Kisumu, to fifty. Divers found ten ' +
  'passengers below the deck. Lake Victoria was calm on Wednesday, port officials said.';
const RATES =
  'The central bank in Reykjavik cut its key rate by a quarter point on Wednesday. Governor Sigrun Jonsdottir said ' +
  'inflation had fallen faster than expected and that further steps would depend on wages.';

const text = (id: string, body: string, more: Partial<ArticleText> = {}): Article =>
  articleOf({ id, title: `${body.split(' ').slice(0, 6).join(' ')} ${id}`, text: body, ...more });
const a = text('a', FERRY);
const b = text('b', FERRY_OTHER_WORDS);
const c = text('c', FERRY_AGAIN);
const copy = text('k', `${FERRY} More follows.`);
const r = text('r', RATES);
const s = text(
  's',
  'A quarter point comes off the key rate in Reykjavik, the central bank decided. Governor Sigrun Jonsdottir pointed to ' +
    'inflation, which had fallen faster than expected, and to wages.',
);
const t = text(
  't',
  'Reykjavik: Sigrun Jonsdottir, governor of the central bank, has cut the key rate by a quarter point, as inflation had ' +
    'fallen; wages decide what follows.',
);

const together = (...articleIds: string[]) => decisionOf({ kind: 'together', articleIds });
const apart = (...articleIds: string[]) => decisionOf({ kind: 'apart', articleIds });
const alone = (id: string) => decisionOf({ kind: 'alone', articleIds: [id] });
const takeBack = (takesBack: string) => decisionOf({ kind: 'take_back', takesBack });
const withdraw = (id: string, more: Partial<Decision> = {}) =>
  decisionOf({ kind: 'withdraw', articleIds: [id], by: 'a.example', ...more });

function fold(...given: (Article | Decision)[]): { partition: DecidedPartition; facts: Assignment[] } {
  const partition = new DecidedPartition();
  return { partition, facts: given.map((one) => partition.take(one)) };
}
const storiesAfter = (...given: (Article | Decision)[]) => {
  const { partition } = fold(...given);
  expect(partition.restored().stories()).toEqual(partition.stories());
  return partition.stories();
};
const last = (...given: (Article | Decision)[]) => fold(...given).facts.at(-1) as Assignment;

test('without decisions the ferry is one story and the rates are another', () => {
  expect(storiesAfter(a, b, c, r)).toEqual(['a b c', 'r']);
});

describe('two articles that are one story', () => {
  it('are one at once, whichever is in the smaller story', () => {
    expect(storiesAfter(a, b, r, together('r', 'a'))).toEqual(['a b r']);
    expect(storiesAfter(a, b, r, together('a', 'r'))).toEqual(['a b r']);
  });

  it('are one when the second comes later, and the evidence names the decision', () => {
    expect(storiesAfter(a, together('a', 'r'), r)).toEqual(['a r']);
    expect(last(a, together('a', 'r'), r)).toMatchObject({
      verdict: 'joined',
      decisionId: 'together-a-r',
    });
  });

  it('are one when both come later', () => {
    expect(storiesAfter(together('a', 'r'), r, a)).toEqual(['r a']);
  });

  it('bring a third that each was bound to', () => {
    const other = text(
      'o',
      'Fire closes the Sierra highway near Pinecrest, the fire chief Delgado said on Friday.',
    );
    expect(storiesAfter(a, other, together('a', 'r'), together('o', 'r'), r)).toEqual(['a o r']);
  });

  it('take the copies of the text that moves along', () => {
    expect(storiesAfter(a, copy, b, r, s, t, apart('a', 'b'), together('a', 'r'))).toEqual([
      'a k r s t',
      'b',
    ]);
  });

  it('found a story of their own where others are kept from each of them', () => {
    const decisions = [apart('r', 'c'), apart('a', 's'), together('a', 'r')];
    expect(storiesAfter(a, c, r, s, ...decisions)).toEqual(['a r', 'c', 's']);
    expect(storiesAfter(c, r, s, ...decisions, a)).toEqual(['c', 'r a', 's']);
  });

  it('named by their stories become one story', () => {
    const { facts, partition } = fold(a, b, c, r, s);
    const storyIds = [facts[0]?.storyId ?? '', facts[3]?.storyId ?? ''];
    const answer = partition.take(decisionOf({ kind: 'together', storyIds }));
    expect(answer.corrections).toMatchObject([{ kind: 'merge', articleIds: ['r', 's'] }]);
    expect(partition.stories()).toEqual(['a b c r s']);
  });

  it('of two scopes are refused', () => {
    const german = { ...r, scope: 'de' };
    expect(last(a, german, together('a', 'r')).decision).toMatchObject({
      outcome: 'refused',
      reason: 'other-scope',
    });
  });
});

describe('two articles that are not one story', () => {
  it('are parted at once, and each keeps what is more like it', () => {
    expect(storiesAfter(a, copy, b, apart('a', 'b'))).toEqual(['a k', 'b']);
    // Whichever of the two came first.
    expect(storiesAfter(a, b, c, apart('a', 'b'))).toEqual(['a c', 'b']);
    expect(storiesAfter(b, a, c, apart('a', 'b'))).toEqual(['a c', 'b']);
  });

  it('are kept apart when the second comes later, and the evidence names the decision', () => {
    expect(storiesAfter(a, apart('a', 'b'), b)).toEqual(['a', 'b']);
    expect(last(a, apart('a', 'b'), b)).toMatchObject({ verdict: 'new_story', decisionId: 'apart-a-b' });
  });

  it('are kept apart when a copy of one is the other', () => {
    expect(storiesAfter(a, apart('a', 'k'), copy)).toEqual(['a', 'k']);
    expect(last(a, apart('a', 'k'), copy)).toMatchObject({ verdict: 'new_story', copyGroupId: 'k' });
  });

  it('are not brought together by a report that is near both', () => {
    expect(storiesAfter(a, apart('a', 'b'), b, c)).toHaveLength(2);
    expect(
      storiesAfter(a, apart('a', 'b'), b, c, text('d', FERRY_AGAIN.replace('fifty', 'sixty'))),
    ).toHaveLength(2);
  });

  it('go their ways when the decision is taken back', () => {
    expect(storiesAfter(a, apart('a', 'b'), takeBack('apart-a-b'), b)).toEqual(['a b']);
  });
});

describe('an article that stands alone', () => {
  it('leaves its story, and nothing joins it', () => {
    expect(storiesAfter(a, b, alone('a'), c)).toEqual(['a', 'b c']);
    expect(storiesAfter(a, alone('a'), copy)).toEqual(['a', 'k']);
  });

  it('joins none when it comes later', () => {
    expect(storiesAfter(a, alone('b'), b, c)).toEqual(['a c', 'b']);
  });
});

describe('a contradiction is refused with the decision it collides with', () => {
  it.each([
    ['directly', [together('a', 'b'), apart('b', 'a')], 'together-a-b'],
    ['the other way', [apart('a', 'b'), together('a', 'b')], 'apart-a-b'],
    ['through a third', [together('a', 'b'), together('b', 'c'), apart('a', 'c')], 'together-b-c'],
    [
      'of a pair and what is bound to it',
      [together('a', 'b'), apart('b', 'c'), together('c', 'a')],
      'apart-b-c',
    ],
    ['of one that stands alone', [alone('a'), together('a', 'b')], 'alone-a'],
    ['of a pair of which one shall stand alone', [together('a', 'b'), alone('b')], 'together-a-b'],
  ])('%s', (_, decisions, collidesWith) => {
    const before = storiesAfter(a, b, c, ...decisions.slice(0, -1));
    const { decision } = last(a, b, c, ...decisions);
    expect(decision).toMatchObject({ outcome: 'refused', reason: 'contradiction', collidesWith });
    expect(storiesAfter(a, b, c, ...decisions)).toEqual(before);
  });

  it('is none once the other is taken back', () => {
    const { decision } = last(a, b, apart('a', 'b'), takeBack('apart-a-b'), together('a', 'b'));
    expect(decision?.outcome).toBe('applied');
  });
});

describe('answers to decisions', () => {
  it.each<[string, (Article | Decision)[], Partial<NonNullable<Assignment['decision']>>]>([
    ['said again', [a, b, apart('a', 'b'), apart('a', 'b')], { outcome: 'repeated' }],
    [
      'said again with another id',
      [a, b, apart('a', 'b'), { ...apart('b', 'a'), decisionId: 'x' }],
      { outcome: 'repeated' },
    ],
    ['of articles unknown here', [apart('a', 'b')], { outcome: 'pending' }],
    ['of one article', [a, apart('a', 'a')], { outcome: 'refused', reason: 'same-article' }],
    [
      'of a story unknown here',
      [decisionOf({ kind: 'apart', storyIds: ['s', 't'] })],
      { outcome: 'refused', reason: 'unknown-story' },
    ],
    ['that takes back what is unknown', [takeBack('x')], { outcome: 'refused', reason: 'unknown-decision' }],
    [
      'of a later release',
      [{ ...apart('a', 'b'), kind: 'unknown' }],
      { outcome: 'refused', reason: 'unknown-decision' },
    ],
  ])('%s', (_, given, answer) => {
    const fact = last(...given);
    expect(fact.decision).toMatchObject(answer);
    expect(fact).toMatchObject({ verdict: 'decided', corrections: [], fingerprint: null });
  });

  it('concern no scope where they concern no article', () => {
    expect(last(apart('a', 'b')).scope).toBe('~0');
    expect(last(a, alone('a')).scope).toBe('en');
  });
});

describe('a withdrawal', () => {
  it('takes the article out, and leaves other articles where they are', () => {
    expect(storiesAfter(a, b, c, withdraw('a'))).toEqual(['b c']);
    expect(last(a, b, withdraw('a')).decision?.articles).toMatchObject([{ articleId: 'a', scope: 'en' }]);
  });

  it('of the only article ends its story', () => {
    const { partition } = fold(r, withdraw('r'));
    expect(partition.stories()).toEqual([]);
    expect(partition.windows.get('en')?.articles).toBe(0);
  });

  it('that overtakes its article withdraws it when it comes, and keeps nothing of it', () => {
    const fact = last(withdraw('a'), a);
    expect(fact).toMatchObject({
      verdict: 'withdrawn',
      storyId: '',
      decisionId: 'withdraw-a',
      article: null,
    });
    expect(storiesAfter(withdraw('a'), a, b)).toEqual(['b']);
  });

  it('covers the same text again, whenever it comes', () => {
    const later = { ...a, origin: { ...a.origin, offset: 9, timestamp: NOON + HOUR } };
    expect(last(a, withdraw('a'), later).verdict).toBe('withdrawn');
  });

  it('covers an older version that is delivered after it, by its place or by its time', () => {
    const older = text('a', FERRY_AGAIN, { offset: 1 });
    const origin = { topic: 'raw.v1', partition: 0, offset: 5, timestamp: NOON, item: -1, items: 1 };
    expect(last(a, withdraw('a', { origin }), older).verdict).toBe('withdrawn');
    const elsewhere = { ...older, origin: { ...older.origin, partition: 3, timestamp: NOON - HOUR } };
    expect(last(a, withdraw('a', { origin }), elsewhere).verdict).toBe('withdrawn');
  });

  it('does not cover a later version: that comes as a new article', () => {
    const later = text('a', FERRY_AGAIN, { offset: 9, seenAt: NOON + HOUR });
    const origin = { topic: 'raw.v1', partition: 0, offset: 5, timestamp: NOON, item: -1, items: 1 };
    const { facts, partition } = fold(a, b, withdraw('a', { origin }), later, { ...later });
    expect(facts.at(3)).toMatchObject({ verdict: 'joined', articleId: 'a' });
    expect(facts.at(4)?.verdict).toBe('repeat');
    expect(partition.stories()).toEqual(['b a']);
    // The withdrawal is over: the first text comes back as an edit.
    expect(
      partition.take({ ...a, origin: { ...a.origin, offset: 12, timestamp: NOON + 2 * HOUR } }).verdict,
    ).toBe('edit');
  });

  it('does not cover what says that it was published later', () => {
    const again = text('a', FERRY, { publishedAt: NOON + HOUR, seenAt: NOON + HOUR });
    expect(last(a, withdraw('a'), again).verdict).toBe('new_story');
    expect(last(withdraw('a'), again).verdict).toBe('new_story');
  });

  it('of an item that was withheld before anybody saw it covers nothing that comes', () => {
    expect(last(withdraw('a', { waits: false }))).toMatchObject({
      decision: { outcome: 'refused', reason: 'unknown-article' },
    });
    expect(last(withdraw('a', { waits: false }), a).verdict).toBe('new_story');
    expect(storiesAfter(a, b, withdraw('a', { waits: false }))).toEqual(['b']);
  });

  it('finds an article under another address by an id that is unique', () => {
    const guid = 'urn:newsml:a.example:2026:77';
    const known = text('a', FERRY, { guid });
    const { guidKey } = last(known);
    expect(guidKey).not.toBe(0);
    expect(storiesAfter(known, withdraw('other', { guidKey, byGuid: true }))).toEqual([]);
    expect(storiesAfter(known, withdraw('other', { guidKey }))).toEqual(['a']);
    expect(storiesAfter(withdraw('other', { guidKey, byGuid: true }), known)).toEqual([]);
  });

  it('spares another article under the same address', () => {
    const known = text('a', FERRY, { guid: 'one' });
    expect(storiesAfter(known, withdraw('a', { guidKey: 12_345 }))).toEqual(['a']);
    expect(storiesAfter(withdraw('a', { guidKey: 12_345 }), known)).toEqual(['a']);
  });

  it('said again changes nothing', () => {
    const again = withdraw('a', { decisionId: 'w2' });
    expect(last(a, b, withdraw('a'), again).decision).toMatchObject({ outcome: 'repeated' });
    expect(last(a, b, withdraw('a'), withdraw('a')).decision).toMatchObject({ outcome: 'repeated' });
  });

  it('of an editor can be taken back: the next delivery is let in', () => {
    expect(last(a, withdraw('a'), takeBack('withdraw-a'), a).verdict).toBe('new_story');
  });

  it('in every scope of the partition', () => {
    expect(storiesAfter(a, { ...a, scope: 'desk' }, withdraw('a'))).toEqual([]);
  });
});

describe('what is over is forgotten', () => {
  it('once a window has passed, with what has met nothing counted', () => {
    const partition = new DecidedPartition();
    const far = NOON + 30 * 24 * HOUR;
    for (let i = 0; i < 80; i++) partition.take(apart(`x${i}`, `y${i}`));
    expect(partition.decisions.pending).toBe(80);
    partition.take(text('a', FERRY, { seenAt: far }));
    for (let i = 0; i < 60; i++) partition.take({ ...apart(`v${i}`, `w${i}`), at: far });
    expect(partition.decisions.size).toBe(60);
    expect(partition.decisions.unmatched).toBe(80);
    expect(partition.restored().decisions.size).toBe(60);
  });
});
