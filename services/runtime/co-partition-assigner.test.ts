import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claimant, dealPartitions } from './co-partition-assigner.ts';

const claimants = fc
  .array(fc.array(fc.integer({ min: -1, max: 20 }), { maxLength: 8 }), { minLength: 1, maxLength: 6 })
  .map((owned) => owned.map((partitions, index): Claimant => ({ id: `m${index}`, owned: partitions })));

describe('dealPartitions', () => {
  it('deals in turns when nobody has any', () => {
    const members = ['b', 'a'].map((id) => ({ id, owned: [] }));
    expect(Object.fromEntries(dealPartitions(members, 4))).toEqual({ a: [0, 2], b: [1, 3] });
  });

  it('leaves everybody what they have when one joins or leaves', () => {
    const before = [
      { id: 'a', owned: [0, 2] },
      { id: 'b', owned: [1, 3] },
    ];
    const joined = dealPartitions([...before, { id: 'c', owned: [] }], 4);
    expect([...joined.values()].map((own) => own.length).sort()).toEqual([1, 1, 2]);
    for (const { id, owned } of before)
      for (const partition of joined.get(id) ?? []) expect(owned).toContain(partition);
    expect(dealPartitions([{ id: 'b', owned: [1, 3] }], 4).get('b')).toEqual([0, 1, 2, 3]);
  });

  it('gives a partition that two claim to one of them', () => {
    const dealt = dealPartitions(
      [
        { id: 'a', owned: [0, 1] },
        { id: 'zombie', owned: [0, 1] },
      ],
      4,
    );
    expect([...dealt.values()].flat().sort()).toEqual([0, 1, 2, 3]);
  });

  it('deals every partition once and fairly, the same whatever the order of members (property)', () => {
    fc.assert(
      fc.property(claimants, fc.integer({ min: 0, max: 16 }), (members, partitions) => {
        const dealt = dealPartitions(members, partitions);
        expect([...dealt.values()].flat().sort((a, b) => a - b)).toEqual(
          Array.from({ length: partitions }, (_, partition) => partition),
        );
        const sizes = [...dealt.values()].map((own) => own.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(dealPartitions([...members].reverse(), partitions)).toEqual(dealt);
      }),
    );
  });

  it('moves nothing when it is dealt again (property)', () => {
    fc.assert(
      fc.property(claimants, fc.integer({ min: 0, max: 16 }), (members, partitions) => {
        const first = dealPartitions(members, partitions);
        const again = dealPartitions(
          [...first].map(([id, owned]) => ({ id, owned })),
          partitions,
        );
        expect(again).toEqual(first);
      }),
    );
  });
});
