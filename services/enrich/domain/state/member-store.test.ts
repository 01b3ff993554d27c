import { article, assignment, member } from '@newsfold/test/support/fixture-article.ts';
import { MemoryShelf } from '@newsfold/test/support/memory-shelf.ts';
import { describe, expect, it } from 'vitest';
import { answerAssignment, closeStories, createStories } from '../stories.ts';
import { type Kept, MemberStore } from './member-store.ts';
import { OpenReports } from './open-reports.ts';
import { storyArticle } from './packed-member.ts';
import { PackedRoom } from './packed-room.ts';
import { RecentStories } from './recent-stories.ts';

const of = (id: string) => member(storyArticle(article(id, { text: `The text of ${id}.` })));

/** Stores that share room for some members, each with a shelf. */
function stores(count: number, members: number) {
  const bytes = new MemberStore().keepMember(of('a')).length;
  const room = new PackedRoom(members * bytes);
  const shelves = Array.from({ length: count }, () => new MemoryShelf());
  const made = shelves.map((shelf) => new MemberStore(undefined, room, shelf));
  return { room, shelves, stores: made as [MemberStore, ...MemberStore[]], bytes };
}

describe('room for packed bytes', () => {
  it('is never exceeded: the oldest are put away, and come back equal', () => {
    const {
      room,
      stores: [store],
      bytes,
    } = stores(1, 2);
    const kept = ['a', 'b', 'c', 'd'].map((id) => store.keepMember(of(id)));
    expect([room.held, room.away]).toEqual([2 * bytes, 2 * bytes]);
    expect(kept.map(({ bytes }) => bytes === null)).toEqual([true, true, false, false]);
    expect(kept.map((one) => store.memberOf(one))).toEqual(['a', 'b', 'c', 'd'].map(of));
    expect(room.figures).toEqual({ unpacked: 4, putAway: 2, fetched: 2, refused: 0 });
  });

  it('is taken from the partition that holds most', () => {
    const {
      stores: [busy, quiet],
      bytes,
    } = stores(2, 4);
    for (const id of ['a', 'b', 'c']) busy.keepMember(of(id));
    const kept = ['d', 'e'].map((id) => (quiet as MemberStore).keepMember(of(id)));
    expect([busy.held, (quiet as MemberStore).held]).toEqual([2 * bytes, 2 * bytes]);
    expect(kept.every(({ bytes }) => bytes !== null)).toBe(true);
  });

  it('is exceeded where nothing can be put away, which is counted', () => {
    const {
      room,
      shelves,
      stores: [store],
      bytes,
    } = stores(1, 1);
    (shelves[0] as MemoryShelf).isFull = true;
    const kept = ['a', 'b', 'c'].map((id) => store.keepMember(of(id)));
    expect([room.held, room.figures.refused]).toEqual([3 * bytes, 2]);
    expect(kept.map((one) => store.memberOf(one))).toEqual(['a', 'b', 'c'].map(of));
    (shelves[0] as MemoryShelf).isFull = false;
    store.keepMember(of('d'));
    expect(room.held).toBe(bytes);
  });

  it('is given back by what is given up, wherever it lies, and by a partition that leaves', () => {
    const {
      room,
      shelves,
      stores: [store],
      bytes,
    } = stores(1, 1);
    const [first, second] = ['a', 'b'].map((id) => store.keepMember(of(id))) as [Kept, Kept];
    store.drop(first);
    expect([room.held, room.away, shelves[0]?.count]).toEqual([bytes, 0, 0]);
    store.drop(second);
    expect([room.held, room.away]).toEqual([0, 0]);
    for (const id of ['c', 'd']) store.keepMember(of(id));
    store.close();
    expect([room.held, room.away, shelves[0]?.isClosed]).toEqual([0, 0, true]);
  });

  it('is renewed by what is asked for again', () => {
    const {
      stores: [store],
    } = stores(1, 2);
    const [first, second] = ['a', 'b'].map((id) => store.keepMember(of(id))) as [Kept, Kept];
    store.renew(first);
    store.keepMember(of('c'));
    expect([first.bytes === null, second.bytes === null]).toEqual([false, true]);
  });
});

describe('the stories of a partition', () => {
  const fact = (id: string, storyId: string, offset: number, closed: string[] = []) =>
    assignment(article(id, { text: `Report ${id} of ${storyId}.` }), storyId, {
      articleOffset: offset,
      closedStoryIds: closed,
    });

  it('give up what they kept of a story that closes', () => {
    const {
      room,
      stores: [store],
    } = stores(1, 0);
    const stories = createStories({ recent: new RecentStories(1), store });
    ['one', 'two', 'one', 'three'].forEach(
      (story, i) => void answerAssignment(stories, fact(`a${i}`, story, i)),
    );
    expect(room.away).toBeGreaterThan(0);
    answerAssignment(stories, fact('a4', 'four', 4, ['one', 'two', 'three']));
    answerAssignment(stories, fact('a5', 'four', 5, ['four']));
    expect([room.held, room.away]).toEqual([0, 0]);
  });

  it('share the reports that are kept with their words: who holds most lays one to rest', () => {
    const open = new OpenReports(4);
    const [busy, quiet] = [1, 2].map(() => createStories({ recent: new RecentStories(open) }));
    if (!busy || !quiet) throw new Error('two were made');
    for (const [i, story] of ['one', 'two', 'three'].entries())
      answerAssignment(busy, fact(`a${i}`, story, i));
    for (const [i, story] of ['four', 'five'].entries()) answerAssignment(quiet, fact(`b${i}`, story, i));
    expect([open.count, [...busy.recent.storyIds], [...quiet.recent.storyIds]]).toEqual([
      4,
      ['two', 'three'],
      ['four', 'five'],
    ]);
    closeStories(busy);
    expect(open.count).toBe(2);
  });
});
