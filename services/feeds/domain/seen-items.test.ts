import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ItemMarks, mergeSeen, siftItems } from './seen-items.ts';

const item = (at: number, change: Partial<ItemMarks> = {}): ItemMarks => ({
  id: `id-${at}`,
  address: `https://a.example/${at}`,
  content: `text ${at}`,
  date: `day ${at}`,
  ...change,
});

/** The verdicts on a feed that was read before. */
const after = (before: readonly ItemMarks[], now: readonly ItemMarks[]) =>
  siftItems(siftItems('', before).seen, now).news;

describe('siftItems', () => {
  it('calls everything new in a feed that was never read', () => {
    expect(siftItems('', [item(1), item(2)]).news).toEqual(['new', 'new']);
  });

  it('knows an item by its id or by its address', () => {
    expect(after([item(1)], [item(1, { id: 'another' })])).toEqual(['known']);
    expect(after([item(1)], [item(1, { address: 'https://b.example/' })])).toEqual(['known']);
  });

  it('calls other content under a known name an edit, and another date none', () => {
    expect(after([item(1)], [item(1, { content: 'corrected' })])).toEqual(['edit']);
    expect(after([item(1)], [item(1, { date: 'now' })])).toEqual(['known']);
  });

  it('knows an edit by its content from then on', () => {
    const edited = item(1, { content: 'corrected' });
    const seen = siftItems(siftItems('', [item(1)]).seen, [edited]).seen;
    expect(siftItems(seen, [edited]).news).toEqual(['known']);
  });

  it('knows items whose ids and addresses all change at once as moved', () => {
    const renamed = (at: number) => item(at, { id: `new-${at}`, address: `https://a.example/new/${at}` });
    expect(after([item(1), item(2)], [renamed(1), renamed(2)])).toEqual(['moved', 'moved']);
  });

  it('calls the same text under other names new while the first is still there, or on another day', () => {
    const other = item(1, { id: 'other', address: 'https://a.example/other' });
    expect(after([item(1)], [other, item(1)])).toEqual(['new', 'known']);
    expect(after([item(1)], [{ ...other, date: 'the next day' }])).toEqual(['new']);
  });

  it('knows an item without id and address by its content', () => {
    const bare = item(1, { id: null, address: null });
    expect(after([bare], [bare, item(2, { id: null, address: null })])).toEqual(['known', 'new']);
  });

  it('takes items without a name for different ones', () => {
    const bare = (at: number) => item(at, { id: null, address: null, date: null });
    expect(siftItems('', [bare(1), bare(2)]).news).toEqual(['new', 'new']);
  });

  it('brings an item once that a feed lists twice', () => {
    expect(siftItems('', [item(1), item(1)]).news).toEqual(['new', 'known']);
  });

  it('remembers items that have left the feed, also through an empty one', () => {
    let seen = siftItems('', [item(1)]).seen;
    for (const now of [[], [item(2)], [item(3)]]) seen = siftItems(seen, now).seen;
    expect(siftItems(seen, [item(1)]).news).toEqual(['known']);
  });

  it('forgets the oldest when there are too many, never one that is in the feed', () => {
    let seen = '';
    for (let page = 0; page < 20; page += 1)
      seen = siftItems(
        seen,
        Array.from({ length: 100 }, (_, at) => item(page * 100 + at)),
      ).seen;
    expect(seen.length).toBe(500 * 32);
    const last = Array.from({ length: 100 }, (_, at) => item(1900 + at));
    expect(new Set(siftItems(seen, last).news)).toEqual(new Set(['known']));
    const long = Array.from({ length: 6000 }, (_, at) => item(at));
    expect(new Set(siftItems(siftItems('', long).seen, long).news)).toEqual(new Set(['known']));
  });

  it('takes together what two members know', () => {
    const [one, two] = [siftItems('', [item(1)]).seen, siftItems('', [item(2)]).seen];
    expect(siftItems(mergeSeen(one, two), [item(1), item(2), item(3)]).news).toEqual([
      'known',
      'known',
      'new',
    ]);
  });

  it('publishes nothing of a feed that is read again as it was, whatever it holds', () => {
    const text = fc.option(fc.string({ maxLength: 3 }), { nil: null });
    const marks = fc.record({ id: text, address: text, content: fc.string({ maxLength: 3 }), date: text });
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 30 }), (items) => {
        // Of items that contradict each other under one name the last counts; then it is at rest.
        const names = items.flatMap(({ id, address }) => [id && `i${id}`, address && `a${address}`]);
        const clear = names.filter((name) => name !== null);
        fc.pre(new Set(clear).size === clear.length);
        const first = siftItems('', items);
        const again = siftItems(first.seen, items);
        expect(again.news.filter((verdict) => verdict !== 'known')).toEqual([]);
        expect(again.seen).toBe(first.seen);
      }),
    );
  });
});
