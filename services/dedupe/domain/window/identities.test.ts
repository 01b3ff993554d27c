import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Identities } from './identities.ts';
import type { WindowArticle } from './slot-table.ts';

const word = (number: number) => number.toString(16).padStart(8, '0');
/** Ids whose places in the index lie close together, so that they are in each other's way. */
const hex = (number: number) => `${word(number)}${word(number ^ (number % 5))}${word(number).repeat(2)}`;

function version(id: number, content: number, offset: number): WindowArticle {
  return {
    articleId: hex(id),
    variantOf: '',
    guidKey: 0,
    contentHash: `c${content}`,
    articleOffset: offset,
    streamTime: 0,
    topic: 'raw.v1',
    partition: 0,
    offset,
    item: -1,
    timestamp: 1000,
    copyGroupId: hex(id),
    credit: '',
    position: 0,
    storyId: hex(1000 + offset),
  };
}

const asked = ({ articleId, contentHash, ...place }: WindowArticle) => ({
  articleId,
  contentHash,
  origin: place,
});
const elsewhere = (one: WindowArticle) => asked({ ...one, offset: 99_999 });

describe('identities', () => {
  it('know a version by its content and by its place, and give the story it was in', () => {
    const identities = new Identities(10);
    const one = version(1, 1, 5);
    identities.add(one);
    const before = { storyId: hex(1005), copyGroupId: hex(1), takenBack: null };
    expect(identities.find(elsewhere(one))).toEqual(before);
    expect(identities.find(asked({ ...one, contentHash: 'other' }))).toEqual(before);
  });

  it('tell other content of a known id from an id that is new', () => {
    const identities = new Identities(10);
    identities.add(version(1, 1, 5));
    expect(identities.find(elsewhere(version(1, 2, 6)))).toBeNull();
    expect(identities.find(asked(version(2, 1, 5)))).toBeUndefined();
  });

  it('know an article under the id that ingest gave it, and names that are no hashes', () => {
    const identities = new Identities(10);
    identities.add({
      ...version(1, 1, 5),
      articleId: 'variant',
      variantOf: 'page',
      storyId: 's',
      copyGroupId: 'g',
    });
    expect(identities.find(elsewhere({ ...version(1, 1, 5), articleId: 'page' }))).toEqual({
      storyId: 's',
      copyGroupId: 'g',
      takenBack: null,
    });
  });

  it('know what was taken back as that, until it is let in again or its withdrawal does not hold any more', () => {
    const identities = new Identities(10);
    const by = { decisionId: 'd', at: 7 };
    const [one, other] = [version(1, 1, 5), version(1, 2, 6)];
    identities.add(one);
    expect(identities.isTakenBack(hex(1))).toBe(false);
    identities.takeBack(hex(1), by);
    expect(identities.isTakenBack(hex(1))).toBe(true);
    expect(identities.find(elsewhere(one))).toEqual({ storyId: '', copyGroupId: '', takenBack: by });
    // Whoever publishes something else under the id publishes a new article.
    expect(identities.find(elsewhere(other))).toBeUndefined();
    identities.add(other);
    expect(identities.isTakenBack(hex(1))).toBe(false);
    expect(identities.find(elsewhere(version(1, 3, 7)))).toBeNull();
    identities.release('d');
    expect(identities.find(elsewhere(one))).toBeNull();
    identities.add(one, by);
    expect(identities.find(elsewhere(one))?.takenBack).toEqual(by);
    identities.add({ ...one, offset: 8 });
    expect(identities.find(elsewhere(one))?.takenBack).toBeNull();
  });

  it('forget what was taken back when its turn comes', () => {
    const identities = new Identities(1);
    identities.add(version(1, 1, 5), { decisionId: 'd', at: 7 });
    identities.add(version(2, 1, 6));
    expect(identities.find(elsewhere(version(1, 1, 5)))).toBeUndefined();
    expect(identities.find(elsewhere(version(2, 1, 6)))?.takenBack).toBeNull();
  });

  it('remember nothing where they are told to', () => {
    const identities = new Identities(0);
    identities.add(version(1, 1, 5));
    expect([identities.size, identities.bytes, identities.find(asked(version(1, 1, 5)))]).toEqual([
      0,
      0,
      undefined,
    ]);
  });

  it('take some 60 bytes a version', () => {
    const identities = new Identities(1 << 16);
    for (let at = 0; at < 1 << 16; at++) identities.add(version(at, 0, at));
    expect(identities.bytes / identities.size).toBeLessThan(64);
  });

  it('hold the last versions of all, less what was released, whatever came (property)', () => {
    const step = fc.oneof(
      fc.record({ id: fc.nat({ max: 40 }), content: fc.nat({ max: 3 }) }),
      fc.record({ release: fc.nat({ max: 40 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (steps, most) => {
        const identities = new Identities(most);
        let model: (WindowArticle | null)[] = [];
        let evicted = 0;
        for (const [offset, one] of steps.entries()) {
          if ('release' in one) {
            identities.takeBack(hex(one.release), { decisionId: 'd', at: 0 });
            identities.release('d');
            model = model.map((known) => (known?.articleId === hex(one.release) ? null : known));
            continue;
          }
          const added = version(one.id, one.content, offset);
          identities.add(added);
          model.push(added);
          if (model.length > most) {
            model.shift();
            evicted++;
          }
        }
        expect(identities.evicted).toBe(evicted);
        for (let id = 0; id <= 40; id++) {
          const known = model.filter((entry) => entry?.articleId === hex(id));
          for (let content = 0; content <= 3; content++) {
            const same = known.filter((entry) => entry?.contentHash === `c${content}`);
            const found = identities.find(elsewhere(version(id, content, 0)));
            if (same.length > 0) expect(same.map((entry) => entry?.storyId)).toContain(found?.storyId);
            else expect(found).toBe(known.length > 0 ? null : undefined);
          }
        }
      }),
    );
  });
});
