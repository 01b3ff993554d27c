import { article, member, publisher } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { describe, expect, it } from 'vitest';
import { compose } from '../compose.ts';
import { DEFAULT_SHOWN, MOST_SHOWN, type Shown } from './shown.ts';

const TOLD = [
  'Nine people died when the Sunbird ferry capsized on Lake Victoria off Kisumu on Monday morning.',
  'Relatives said that the ferry was overloaded with sacks of maize from the market in Homa Bay.',
  'Navy divers from Mombasa searched the hull with lamps until midnight on Tuesday.',
  'The transport minister Daniel Kiprono ordered every vessel of Sunbird Lines to stay in port.',
];
const AGAIN = [
  'When the Sunbird ferry capsized off Kisumu on Lake Victoria, nine people died on Monday morning.',
  'With sacks of maize from the Homa Bay market the ferry was overloaded, relatives said.',
  'Until midnight on Tuesday navy divers from Mombasa were searching the hull with lamps.',
  'Every vessel of Sunbird Lines must stay in port, ordered the transport minister, Daniel Kiprono.',
];
const members = [TOLD, AGAIN].map((sentences, i) =>
  member(article(`r${i}`, { text: sentences.join(' '), publisher: publisher(`r${i}.example`) })),
);
const identity = storyIdentity({ causedBy: 'r1' });
const composed = (shown?: Shown) => compose(members, identity, 'active', undefined, shown);

describe('how many facts an event shows', () => {
  it('is a setting for each kind, and those that are left are the first', () => {
    const all = composed();
    expect(all.agreed.length).toBeGreaterThan(2);
    expect(all.keyPoints.length).toBeGreaterThan(2);
    const few = composed({ ...DEFAULT_SHOWN, agreed: 2, keyPoints: 1 });
    expect(few.agreed).toEqual(all.agreed.slice(0, 2));
    expect(few.keyPoints).toEqual(all.keyPoints.slice(0, 1));
    expect(composed({ ...DEFAULT_SHOWN, agreed: 0 }).agreed).toEqual([]);
  });

  it('stands in the hash of the configuration', () => {
    expect(composed(DEFAULT_SHOWN).configHash).toBe(composed().configHash);
    expect(composed({ ...DEFAULT_SHOWN, framings: 4 }).configHash).not.toBe(composed().configHash);
  });

  it('cannot be less than nothing nor more than there is room for', () => {
    for (const part of Object.keys(MOST_SHOWN) as (keyof Shown)[])
      expect(MOST_SHOWN[part]).toBeGreaterThanOrEqual(DEFAULT_SHOWN[part]);
  });
});
