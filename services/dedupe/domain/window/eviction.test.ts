import { articleOf, NOON } from '@newsfold/test/support/article-fixture.ts';
import { expect, test } from 'vitest';
import { assign } from '../decide/assign.ts';
import { defaultSettings } from '../settings.ts';
import { apply } from './apply.ts';
import { createWindow } from './window.ts';

const DAY = 86_400_000;

test('after a long pause stories end a few with each record, and all of them in the end', () => {
  const window = createWindow(defaultSettings);
  let offset = 0;
  const take = (id: string, seenAt: number) => {
    // Words that no other article has: every one founds a story.
    const text = Array.from({ length: 8 }, (_, i) => `w${id}x${i}`).join(' ');
    const assignment = assign(window, articleOf({ id, title: `t${id}`, text, seenAt }), offset++);
    apply(window, assignment);
    return assignment.closedStoryIds.length;
  };
  for (let i = 0; i < 120; i++) take(`a${i}`, NOON + i);
  const ended = ['b0', 'b1', 'b2', 'b3'].map((id) => take(id, NOON + 30 * DAY));
  expect(ended).toEqual([50, 50, 20, 0]);
  expect(window.articles).toBe(4);
});
