import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { foldedStories, QUAKE_AND_FERRY } from '@newsfold/test/support/folded-stories.ts';
import { expect, it } from 'vitest';
import { storyRow } from './story-row.ts';

it('says of a story what its event says, in columns that its schema takes', async () => {
  const [story] = await foldedStories(QUAKE_AND_FERRY);
  if (!story) throw new Error('no story');
  const row = storyRow(story);
  expect(row).toMatchObject({
    story_id: story.storyId,
    status: 'active',
    articles: 2,
    independent_publishers: 2,
    country: 'TR',
    languages: 'en',
    summary: story.keyPoints.map(({ text }) => text).join('\n'),
    conflicts: story.conflicts.length,
  });
  const type = avroType('StoryRow');
  expect({ ...(type.fromBuffer(type.toBuffer(row)) as object) }).toEqual(row);
});

it('takes the country of the focus, else the first, else none', async () => {
  const [story] = await foldedStories(QUAKE_AND_FERRY);
  if (!story) throw new Error('no story');
  const place = (country: string, role: 'focus' | 'mention') =>
    ({ name: '', kind: 'country', country, role, reports: 1, mentions: 1 }) as const;
  const of = (...places: ReturnType<typeof place>[]) => storyRow({ ...story, places }).country;
  expect(of(place('DE', 'mention'), place('FR', 'focus'))).toBe('FR');
  expect(of(place('DE', 'mention'))).toBe('DE');
  expect(of()).toBeNull();
});
