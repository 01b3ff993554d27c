import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { DecidedPartition, decisionOf } from '@newsfold/test/support/decided-partition.ts';
import { describe, expect, test } from 'vitest';
import { createSettings } from '../settings.ts';
import { apply } from '../window/apply.ts';
import { createWindow, type Window } from '../window/window.ts';
import { assign } from './assign.ts';

const HOUR = 3_600_000;
const settings = createSettings({ window: { hours: 24 } });
const WORDS = ['ferry', 'quarry', 'orchard', 'tribunal', 'glacier', 'pipeline', 'cathedral', 'vaccine'];

/** Eight articles of eight days, of which all but the last have left the window. */
const archive = WORDS.map((word, day) =>
  articleOf({
    id: `a${day}`,
    title: `The ${word} of day ${day}`,
    text: `The ${word} was the news of day ${day}, said the ${word} office in ${word} town.`,
    seenAt: NOON + day * 24 * HOUR,
    offset: day,
  }),
);

function fold(window: Window, articles: typeof archive, from: number) {
  return articles.map((article, at) => {
    const assignment = assign(window, article, from + at);
    apply(window, assignment);
    return assignment;
  });
}

test('a raw topic that is read again from its beginning founds nothing', () => {
  const window = createWindow(settings);
  const first = fold(window, archive, 0);
  const again = fold(window, archive, 8);
  expect(again.map(({ verdict }) => verdict)).toEqual(archive.map(() => 'repeat'));
  expect(again.map(({ storyId }) => storyId)).toEqual(first.map(({ storyId }) => storyId));
  expect(again.map(({ copyGroupId }) => copyGroupId)).toEqual(first.map(({ copyGroupId }) => copyGroupId));
});

test('an archive that is fed twice founds nothing, wherever its records lie the second time', () => {
  const window = createWindow(settings);
  fold(window, archive, 0);
  const elsewhere = archive.map((article) => ({
    ...article,
    origin: { ...article.origin, offset: article.origin.offset + 100, timestamp: NOON + 900 * HOUR },
  }));
  expect(fold(window, elsewhere, 8).every(({ verdict }) => verdict === 'repeat')).toBe(true);
});

test('a raw topic that a newer release reads differently founds nothing either', () => {
  const window = createWindow(settings);
  fold(window, archive, 0);
  const otherwise = archive
    .slice(0, 3)
    .map((article) => ({ ...article, contentHash: `new${article.contentHash}` }));
  expect(fold(window, otherwise, 8).every(({ verdict }) => verdict === 'repeat')).toBe(true);
});

test('a former version that comes again is known too', () => {
  const window = createWindow(settings);
  const text = `${archive[0]?.text} More follows from the ferry office in ferry town on this day.`;
  const edit = articleOf({ id: 'a0', title: 'The ferry of day 0', text, seenAt: NOON + HOUR, offset: 50 });
  const first = fold(window, [...archive.slice(0, 1), edit, ...archive.slice(1)], 0);
  expect(first[1]?.verdict).toBe('edit');
  expect(fold(window, archive, 9).every(({ verdict }) => verdict === 'repeat')).toBe(true);
});

test('other content under an id that has left is another article, and known as that', () => {
  const window = createWindow(settings);
  fold(window, archive, 0);
  const late = {
    ...archive[0],
    ...articleOf({ id: 'a0', title: 'A late word', text: 'It is over.', seenAt: NOON, offset: 70 }),
  };
  const [other, repeated] = fold(window, [late, late], 8);
  expect(other).toMatchObject({ verdict: 'new_story', variantOf: 'a0' });
  expect(other?.articleId).not.toBe('a0');
  expect(repeated).toMatchObject({ verdict: 'repeat', articleId: other?.articleId });
});

test('what was pushed out of the memory is news again', () => {
  const window = createWindow(createSettings({ window: { hours: 24, identities: 2 } }));
  fold(window, archive, 0);
  const [oldest] = fold(window, archive.slice(0, 1), 8);
  expect(oldest?.verdict).toBe('new_story');
  expect(window.identities.evicted).toBeGreaterThan(0);
});

describe('what was taken back', () => {
  const [ferry, ...later] = archive as [(typeof archive)[number], ...typeof archive];
  const withdrawal = decisionOf({ kind: 'withdraw', articleIds: ['a0'], at: NOON + HOUR });
  const again = { ...ferry, origin: { ...ferry.origin, offset: 900, timestamp: NOON + 900 * HOUR } };

  /** Takes all of them, then forgets which decisions hold, as happens when they are long over. */
  function folded(...given: Parameters<DecidedPartition['take']>[0][]): DecidedPartition {
    const partition = new DecidedPartition(settings);
    for (const one of given) partition.take(one);
    return partition;
  }
  const forgotten = (partition: DecidedPartition) => {
    partition.decisions.remove(withdrawal.decisionId);
    return partition;
  };

  test.each([
    ['in the window', [ferry, withdrawal, ...later]],
    ['when it had left the window', [ferry, ...later, withdrawal]],
    ['before it came', [withdrawal, ferry, ...later]],
  ])('stays away when it is delivered again, taken back %s', (_, given) => {
    for (const partition of [folded(...given), folded(...given).restored()]) {
      forgotten(partition);
      for (const one of [ferry, again])
        expect(partition.take(one)).toMatchObject({ verdict: 'withdrawn', decisionId: 'withdraw-a0' });
      // Its withdrawal is delivered again behind it, and waits for nothing.
      expect(partition.take(withdrawal).decision?.outcome).toBe('repeated');
    }
  });

  test('stays away in its former versions too', () => {
    const text = `${ferry.text} More follows from the ferry office in ferry town on this day.`;
    const edit = articleOf({ id: 'a0', title: ferry.title, text, seenAt: NOON + HOUR, offset: 50 });
    const partition = forgotten(folded(ferry, edit, withdrawal, ...later));
    for (const one of [ferry, edit]) expect(partition.take(one).verdict).toBe('withdrawn');
  });

  test('comes as a new article when it says that it was published since', () => {
    const partition = forgotten(folded(ferry, withdrawal, ...later));
    const published = { ...again, publishedAt: NOON + 2 * HOUR, publishedAtQuality: 'exact' as const };
    expect(partition.take(published)).toMatchObject({ verdict: 'new_story', articleId: 'a0' });
  });

  test('comes as a new article with other content, which is no withdrawn one later', () => {
    const partition = forgotten(folded(ferry, withdrawal, ...later));
    const other = articleOf({
      id: 'a0',
      title: 'Another ferry',
      text: 'It sails.',
      seenAt: NOON,
      offset: 70,
    });
    expect(partition.take(other)).toMatchObject({ verdict: 'new_story', articleId: 'a0' });
    expect(partition.take(other).verdict).toBe('repeat');
  });

  test('comes again once its withdrawal is taken back', () => {
    const partition = folded(ferry, withdrawal, ...later);
    partition.take(decisionOf({ kind: 'take_back', takesBack: withdrawal.decisionId }));
    expect(partition.take(again).verdict).toBe('new_story');
  });
});
