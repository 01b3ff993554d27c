import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOTHING_SEEN, readSeen, sinceSeen, withShown, writeSeen } from './seen.ts';

const stories = fc.array(fc.record({ storyId: fc.string({ maxLength: 5 }), revision: fc.nat(50) }), {
  maxLength: 30,
});

it('marks nothing for who was never here', () => {
  expect(sinceSeen(NOTHING_SEEN, { storyId: 'a', revision: 1 })).toBeNull();
});

it('marks what is new and what changed, and nothing that was shown as it is', () => {
  const seen = withShown(NOTHING_SEEN, [{ storyId: 'a', revision: 3 }], 1000);
  expect(sinceSeen(seen, { storyId: 'b', revision: 1 })).toBe('new');
  expect(sinceSeen(seen, { storyId: 'a', revision: 4 })).toBe('changed');
  expect(sinceSeen(seen, { storyId: 'a', revision: 3 })).toBeNull();
});

it('never forgets that a later revision was seen, in whatever order stories are shown, and is read as it was written', () => {
  fc.assert(
    fc.property(stories, (shown) => {
      const seen = shown.reduce((known, story) => withShown(known, [story], 1), NOTHING_SEEN);
      for (const { storyId, revision } of shown)
        expect(seen.revisions.get(storyId)).toBeGreaterThanOrEqual(revision);
      expect(readSeen(writeSeen(seen))).toEqual(seen);
    }),
  );
});

it('remembers the stories that were seen last, and no more than so many', () => {
  const many = Array.from({ length: 6000 }, (_, at) => ({ storyId: `s${at}`, revision: 1 }));
  const seen = withShown(withShown(NOTHING_SEEN, many, 1), [{ storyId: 's2500', revision: 1 }], 2);
  expect(seen.revisions.size).toBe(4000);
  expect([...seen.revisions.keys()].at(-1)).toBe('s2500');
});

it.each([null, '', '{}', '[]', '{"lookedAt":1,"revisions":[1,["a"],["b","c"]]}', 'null'])(
  'reads %j as what it holds',
  (text) => {
    expect([...readSeen(text).revisions]).toEqual([]);
  },
);
