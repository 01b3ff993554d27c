/** How many bytes parts of an event take, wherever they come from. */
import { avroSchema } from '@newsfold/schemas/avro-source.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { madeUpStory } from '@newsfold/test/support/made-up-stories.ts';
import avro from 'avsc';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodedBytes } from './room.ts';

const type = avro.Type.forSchema(avroSchema('Story') as avro.Schema);
const read = (story: Story) => type.fromBuffer(type.toBuffer(story)) as Story;

const anyStory = fc
  .record({
    headline: fc.string({ unit: 'grapheme', maxLength: 90 }),
    publishers: fc.uniqueArray(fc.constantFrom('a.example', 'b.example', 'c.example'), { minLength: 1 }),
    copies: fc.nat(3),
    conflicts: fc.nat(2),
    places: fc.subarray(['Ankara', 'Graz']),
    keyPoints: fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 3 }),
    withdrawn: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  })
  .map((parts) => madeUpStory({ storyId: 'a', revision: 7, ...parts }));

it('is as many of what was read from the log as of what was composed (property)', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      expect(encodedBytes(read(story))).toBe(encodedBytes(story));
    }),
  );
});

it('is never fewer than an event takes (property)', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      expect(encodedBytes(story)).toBeGreaterThanOrEqual(type.toBuffer(story).length);
    }),
  );
});
