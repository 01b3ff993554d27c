/**
 * Stories that come back after hours or days, when the members and events of most have been packed, put away and fetched
 * back, or their worker has begun anew: their events are those of a worker that holds all in memory and never ended.
 */
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Assignment } from '@newsfold/schemas/generated/records.ts';
import { article, assignment, MINUTE, START } from '@newsfold/test/support/fixture-article.ts';
import { MemoryShelf } from '@newsfold/test/support/memory-shelf.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zstd } from '../../compression.ts';
import { answerAssignment, createStories, restoreAssignment } from '../stories.ts';
import { MemberStore } from './member-store.ts';
import { PackedRoom } from './packed-room.ts';
import { RecentStories } from './recent-stories.ts';

const HOUR = 60 * MINUTE;
/** Bytes of packed articles in memory: none of two stories fits beside another. */
const FEW_BYTES = 1000;

const types = { assignment: avroType('Assignment'), story: avroType('Story') };

/** A report as it comes: hours after the one before, and perhaps published long before it is seen. */
const report = fc.record({
  place: fc.constantFrom('Arla', 'Bremo', 'Calda'),
  hours: fc.constantFrom(0, 1, 26, 60),
  lateHours: fc.constantFrom(0, 0, 30),
  hurt: fc.integer({ min: 2, max: 9 }),
  kind: fc.constantFrom('joined', 'joined', 'copy', 'edit'),
  /** Of a copy and of an edit: of which article of its story. */
  of: fc.nat(5),
});
type Reported = typeof report extends fc.Arbitrary<infer T> ? T : never;

/** Facts of a log, encoded. */
function factsOf(reports: readonly Reported[]): Buffer[] {
  let now = START;
  const known = new Map<string, string[]>();
  return reports.map(({ place, hours, lateHours, hurt, kind, of }, offset) => {
    now += hours * HOUR + MINUTE;
    const ids = known.get(place) ?? [];
    known.set(place, ids);
    const earlier = ids[of % Math.max(1, ids.length)];
    const verdict = earlier === undefined ? 'new_story' : (kind as 'joined' | 'copy' | 'edit');
    const articleId = verdict === 'edit' && earlier !== undefined ? earlier : `a${offset}`;
    if (articleId !== earlier) ids.push(articleId);
    const written = article(articleId, {
      title: `Ferry runs aground off ${place}`,
      text: `${hurt} people were hurt when a ferry ran aground off ${place}. The mayor of ${place} spoke at noon ${offset} times.`,
      seenAt: now,
      publishedAt: now - lateHours * HOUR,
    });
    const copyGroupId = verdict === 'copy' && earlier !== undefined ? earlier : articleId;
    return types.assignment.toBuffer(
      assignment(written, `story-${place}`, { articleOffset: offset, verdict, copyGroupId }),
    );
  });
}

const read = (fact: Buffer) => types.assignment.fromBuffer(fact) as Assignment;

/** A worker that holds all in memory. */
const roomy = () => createStories({ recent: new RecentStories(1000) });

/** One that keeps hardly a story at hand, and hardly one of the others in memory. */
function narrow() {
  const room = new PackedRoom(FEW_BYTES);
  const store = new MemberStore(zstd, room, new MemoryShelf());
  return { stories: createStories({ recent: new RecentStories(1), store }), room };
}

/** What a fact is answered with, encoded. */
const answersOf = (stories: ReturnType<typeof roomy>, fact: Buffer): string[] =>
  answerAssignment(stories, read(fact)).map(
    ({ storyId, story }) =>
      `${storyId} ${story === null ? 'null' : types.story.toBuffer(story).toString('base64')}`,
  );

it('are the same wherever their articles lay meanwhile, and after a restart in any place (property)', () => {
  let fetched = 0;
  fc.assert(
    fc.property(fc.array(report, { minLength: 2, maxLength: 14 }), fc.nat(13), (reports, restart) => {
      const facts = factsOf(reports);
      const [all, { stories: few, room }, { stories: anew }] = [roomy(), narrow(), narrow()];
      for (const [offset, fact] of facts.entries()) {
        const events = answersOf(all, fact);
        expect(answersOf(few, fact)).toEqual(events);
        if (offset < restart) restoreAssignment(anew, read(fact));
        else expect(answersOf(anew, fact)).toEqual(events);
      }
      fetched += room.figures.fetched;
    }),
    // A counterexample is short as it is, and to shorten it takes minutes.
    { numRuns: 25, endOnFailure: true },
  );
  expect(fetched).toBeGreaterThan(50);
});
