import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Reference, Story } from '@newsfold/schemas/generated/records.ts';
import { article, MINUTE, member, publisher, START } from '@newsfold/test/support/fixture-article.ts';
import { storyIdentity } from '@newsfold/test/support/fixture-identity.ts';
import { findQuantities } from '@newsfold/text/numbers/quantities.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { difference } from './difference.ts';
import { DocumentMemory } from './documents/document-memory.ts';
import type { Composed } from './event/composed.ts';
import { runEnricher } from './event/enricher.ts';
import { toMaterial } from './event/material.ts';
import type { Member } from './event/member.ts';

const identity = storyIdentity({ revision: 9, updatedAt: START + 60 * MINUTE });

function report(
  id: string,
  title: string,
  text: string,
  minutes = 0,
  family: string | null = `${id}.example`,
): Member {
  const quantities = findQuantities(text, 'en');
  const at = START + minutes * MINUTE;
  return member(article(id, { title, text, quantities, seenAt: at, publisher: publisher(family) }));
}

const texts = [
  'Nine people died when a ferry capsized on Lake Victoria on Monday, officials said. The boat carried 64 passengers from Kisumu. Police denied that it was overloaded.',
  'At least nine passengers were killed on Monday after a ferry overturned on Lake Victoria. Schools in Kisumu were closed for the day. The operator Sunbird Lines apologised.',
  'The death toll from the ferry that capsized on Lake Victoria has risen to 11, the minister Daniel Kiprono said. Navy divers recovered two bodies from the hull.',
  'Transport minister Daniel Kiprono ordered all vessels of Sunbird Lines to stay in port. He said the ferry carried 64 passengers from Kisumu on Monday.',
  'Fishermen pulled 41 people from Lake Victoria after the ferry capsized near Kisumu on Monday. Relatives said that the boat was overloaded.',
];
const pool = texts.map((text, i) =>
  report(`r${i}`, `Ferry disaster on Lake Victoria, report ${i}`, text, i * 7),
);
const subset = fc.subarray(pool, { minLength: 1 });
const type = avroType('Story');
const toStory = (composed: Composed): Story => ({
  ...composed,
  changeType: 'updated',
  significance: 'none',
  changes: [],
});
const bytes = (members: readonly Member[]): string =>
  type.toBuffer(toStory(compose(members, identity, 'active'))).toString('hex');

function cited(story: Composed): { readonly text: string; readonly references: readonly Reference[] }[] {
  return [...story.keyPoints, ...story.agreed, ...story.uniqueToSource];
}

describe('compose', () => {
  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(subset, (members) => {
        expect(bytes(members.toReversed())).toBe(bytes(members));
      }),
    );
  });

  it('cites every sentence at its place, and no fact without a reference', () => {
    fc.assert(
      fc.property(subset, (members) => {
        const story = compose(members, identity, 'active');
        const textOf = new Map(members.map(({ article: { articleId, text } }) => [articleId, text]));
        for (const { text, references } of cited(story)) {
          const [first] = references;
          expect(textOf.get(first?.articleId ?? '')?.slice(first?.start, first?.end)).toBe(text);
        }
        for (const { values } of story.conflicts)
          for (const { references } of values) expect(references).not.toEqual([]);
      }),
    );
  });

  it('changes nothing but counts, times and lists of articles for a verbatim copy', () => {
    fc.assert(
      fc.property(subset, fc.nat(), (members, pick) => {
        const original = members[pick % members.length] as Member;
        const copy = {
          ...original,
          article: { ...original.article, articleId: 'zz', publisher: publisher('copy.example') },
        };
        const before = compose(members, identity, 'active');
        const after = compose([...members, copy], identity, 'active');
        const { counts: _, articles: _a, timeline: _t, momentum, times: _m, ...rest } = after;
        expect(rest).toEqual(expect.objectContaining({ agreed: before.agreed, conflicts: before.conflicts }));
        expect(rest.headline).toEqual(before.headline);
        expect(rest.keyPoints).toEqual(before.keyPoints);
        expect(rest.uniqueToSource).toEqual(before.uniqueToSource);
        expect(rest.entities).toEqual(before.entities);
        expect(momentum.state).toBe(before.momentum.state);
        expect(after.counts.copies).toBe(before.counts.copies + 1);
        expect(difference(before, after).significance).toBe('none');
      }),
    );
  });

  it('never agrees on both values of a conflict', () => {
    fc.assert(
      fc.property(subset, (members) => {
        const { agreed, conflicts } = compose(members, identity, 'active');
        for (const { slot, values } of conflicts) {
          const both = agreed.filter(
            (fact) => fact.slot === slot && values.some(({ value }) => value === fact.value),
          );
          expect(new Set(both.map(({ value }) => value)).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds agreement of independent sources only', () => {
    const [first, second] = pool as [Member, Member];
    expect(compose([first, second], identity, 'active').agreed.length).toBeGreaterThan(0);
    const unknown = report('r1', 'Ferry', texts[1] as string, 7, null);
    expect(compose([first, unknown], identity, 'active').agreed).toEqual([]);
    const sister = report('r1', 'Ferry', texts[1] as string, 7, 'r0.example');
    expect(compose([first, sister], identity, 'active').agreed).toEqual([]);
  });

  it('reports a risen toll as an update', () => {
    const [conflict] = compose(pool, identity, 'active').conflicts;
    expect(conflict).toMatchObject({ slot: 'dead', kind: 'update' });
    expect(conflict?.values.map(({ value }) => value)).toEqual([9, 11]);
  });

  it('stays under 64 KB with 5,000 reports', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      report(
        `m${i}`,
        `Ferry disaster ${i} `.repeat(12),
        `${texts[i % 5]} Report ${i}. `.repeat(8),
        i,
        `f${i}.example`,
      ),
    );
    const story = compose(many, identity, 'active');
    expect(type.toBuffer(toStory(story)).length).toBeLessThan(64 * 1024);
    expect(story).toMatchObject({
      articlesTruncated: true,
      counts: { reports: 5000, independentPublishers: 5000 },
    });
  });

  it('stays under 64 KB with long addresses, in any script', () => {
    const many = Array.from({ length: 60 }, (_, i) => {
      const title = '渡轮在斯卡恩附近起火'.repeat(30);
      const of = report(`m${i}`, title, `第${i}份报告。${'渡轮起火,'.repeat(60)}`, i, `f${i}.example`);
      const url = `https://f${i}.example/${'a'.repeat(900)}`;
      return { ...of, article: { ...of.article, language: 'zh', url, guid: '号'.repeat(290) } };
    });
    const story = compose(many, identity, 'active');
    expect(type.toBuffer(toStory(story)).length).toBeLessThan(64 * 1024);
    expect(story.articlesTruncated).toBe(true);
    expect(story.articles[0]?.role).toBe('lead');
    expect(story.articles.length).toBeGreaterThan(10);
  });
});

describe('runEnricher', () => {
  it('reports a failure and leaves the part empty', () => {
    const runs: Story['enrichers'][number][] = [];
    const failing = {
      name: 'broken',
      version: 1,
      empty: [],
      run: (): never[] => {
        throw new Error('no luck');
      },
    };
    expect(runEnricher(failing, toMaterial(pool, 0, 'active', new DocumentMemory()), runs)).toEqual([]);
    expect(runs).toEqual([{ name: 'broken', version: 1, status: 'failed', detail: 'no luck' }]);
  });
});
