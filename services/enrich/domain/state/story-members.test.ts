import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { unread } from '@newsfold/report/documents/packed-reading.ts';
import { DEFAULT_BOUNDS } from '@newsfold/report/documents/read-bounds.ts';
import { readReport } from '@newsfold/report/read-report.ts';
import { article, assignment, member } from '@newsfold/test/support/fixture-article.ts';
import { SENTENCES, TITLES } from '@newsfold/test/support/fixture-stories.ts';
import { MemoryShelf } from '@newsfold/test/support/memory-shelf.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAssignment, createStories, restoreAssignment } from '../stories.ts';
import { correctedMatch } from './match-of.ts';
import { MemberStore } from './member-store.ts';
import { storyArticle } from './packed-member.ts';
import { PackedRoom } from './packed-room.ts';
import { RecentStories } from './recent-stories.ts';
import { StoryMembers } from './story-members.ts';

const store = new MemberStore({
  compress: (bytes) => deflateRawSync(bytes),
  expand: (bytes) => inflateRawSync(bytes),
});

describe('a member that was packed', () => {
  it('is equal to what it was, whatever its texts and however it was read', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 200 });
    const way = fc.constantFrom('not read', 'bounds alone', 'read');
    fc.assert(
      fc.property(
        texts,
        texts,
        way,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (title, text, how, score) => {
          const of = article('a', { title, text });
          const readings = {
            'not read': null,
            'bounds alone': unread(DEFAULT_BOUNDS),
            read: readReport(of, DEFAULT_BOUNDS),
          };
          const before = member(storyArticle({ ...of, reading: readings[how] }), {
            match: correctedMatch('joined', Math.abs(score)),
            notice: { kind: 'kill', noticeId: title },
          });
          expect(store.memberOf(store.keepMember(before))).toEqual(before);
        },
      ),
    );
  });

  it('is unpacked when it is asked for, alone', () => {
    const members = new StoryMembers(store);
    const [a, b] = ['a', 'b'].map((id) => member(storyArticle(article(id))));
    members.set('a', a as never);
    members.set('b', b as never);
    members.pack();
    expect([members.size, members.open, [...members.keys()]]).toEqual([2, 0, ['a', 'b']]);
    const before = store.unpacked;
    expect(members.get('b')).toEqual(b);
    expect([members.get('c'), members.open, store.unpacked]).toEqual([undefined, 1, before + 1]);
    expect(members.values()).toEqual([a, b]);
    members.delete('a');
    expect([members.has('a'), members.has('b'), members.size, members.open]).toEqual([false, true, 1, 1]);
  });
});

/** Articles of four stories, as an outlet's day brings them. */
const step = fc.record({
  story: fc.constantFrom('Arla', 'Bremo', 'Calda', 'Dorin'),
  title: fc.constantFrom(...TITLES),
  sentences: fc.array(fc.constantFrom(...SENTENCES), { maxLength: 4 }),
  verdict: fc.constantFrom('joined', 'copy', 'edit'),
  closes: fc.boolean(),
});

describe('the stories of a partition', () => {
  it('answer alike however few of them are kept open or in memory, and after a restore', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 14 }),
        fc.nat(),
        fc.nat(9000),
        (steps, cut, room) => {
          const founded = new Map<string, string>();
          const facts = steps.map(({ story, title, sentences, verdict, closes }, i) => {
            const of = article(`a${i}`, { title, text: sentences.join(' ') });
            const copyGroupId = founded.get(story) ?? of.articleId;
            if (!founded.has(story)) founded.set(story, of.articleId);
            return assignment({ ...of, reading: readReport(of, DEFAULT_BOUNDS) }, story, {
              articleOffset: i,
              verdict: copyGroupId === of.articleId ? 'new_story' : verdict,
              copyGroupId: verdict === 'copy' ? copyGroupId : of.articleId,
              closedStoryIds: closes && i % 5 === 4 ? [story] : [],
            });
          });
          const shelved = new MemberStore(undefined, new PackedRoom(room), new MemoryShelf());
          const [roomy, narrow, restored] = [
            createStories(),
            createStories({ recent: new RecentStories(1), store: shelved }),
            createStories({ recent: new RecentStories(1), store }),
          ];
          const from = cut % facts.length;
          for (const fact of facts.slice(0, from)) restoreAssignment(restored, fact);
          for (const [i, fact] of facts.entries()) {
            const events = answerAssignment(roomy, fact);
            expect(answerAssignment(narrow, fact)).toEqual(events);
            if (i >= from) expect(answerAssignment(restored, fact)).toEqual(events);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keep nothing open of what was read back, nor of what was forgotten', () => {
    const open = (stories: ReturnType<typeof createStories>): number =>
      [...stories.live.values()].reduce((sum, { members }) => sum + members.open, 0);
    const facts = ['one', 'two', 'three'].map((story, i) =>
      assignment(article(`a${i}`), story, { articleOffset: i, verdict: 'new_story' }),
    );
    const [live, restored] = [
      createStories({ recent: new RecentStories(1), store }),
      createStories({ store }),
    ];
    for (const fact of facts) {
      answerAssignment(live, fact);
      restoreAssignment(restored, fact);
    }
    expect([open(live), open(restored)]).toEqual([1, 0]);
  });
});
