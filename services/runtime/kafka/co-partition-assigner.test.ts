import fc from 'fast-check';
import { AssignerProtocol } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { assignPartitions, type Claimant, coPartitionAssigner } from './co-partition-assigner.ts';

const claimants = fc
  .array(fc.array(fc.integer({ min: -1, max: 20 }), { maxLength: 8 }), { minLength: 1, maxLength: 6 })
  .map((owned) => owned.map((partitions, index): Claimant => ({ id: `m${index}`, owned: partitions })));

describe('assignPartitions', () => {
  it('deals in turns when nobody has any', () => {
    const members = ['b', 'a'].map((id) => ({ id, owned: [] }));
    expect(Object.fromEntries(assignPartitions(members, 4))).toEqual({ a: [0, 2], b: [1, 3] });
  });

  it('leaves everybody what they have when one joins or leaves', () => {
    const before = [
      { id: 'a', owned: [0, 2] },
      { id: 'b', owned: [1, 3] },
    ];
    const joined = assignPartitions([...before, { id: 'c', owned: [] }], 4);
    expect([...joined.values()].map((own) => own.length).sort()).toEqual([1, 1, 2]);
    for (const { id, owned } of before)
      for (const partition of joined.get(id) ?? []) expect(owned).toContain(partition);
    expect(assignPartitions([{ id: 'b', owned: [1, 3] }], 4).get('b')).toEqual([0, 1, 2, 3]);
  });

  it('gives a partition that two claim to one of them', () => {
    const assigned = assignPartitions(
      [
        { id: 'a', owned: [0, 1] },
        { id: 'zombie', owned: [0, 1] },
      ],
      4,
    );
    expect([...assigned.values()].flat().sort()).toEqual([0, 1, 2, 3]);
  });

  it('leaves a partition to the member that has it when one comes back that had it before', () => {
    const owner = { id: 'z', owned: [0] };
    const back = { id: 'a', owned: [0], isBack: true };
    expect(Object.fromEntries(assignPartitions([owner, back], 1))).toEqual({ a: [], z: [0] });
    expect(Object.fromEntries(assignPartitions([{ id: 'z', owned: [] }, back], 1))).toEqual({
      a: [0],
      z: [],
    });
  });

  it('knows a member that comes back by its new name, and takes the bare list of the release before', async () => {
    const encode = (id: string, told: unknown) => ({
      memberId: id,
      memberMetadata: AssignerProtocol.MemberMetadata.encode({
        version: 1,
        topics: ['t'],
        userData: Buffer.from(JSON.stringify(told)),
      }),
    });
    const cluster = { findTopicPartitionMetadata: () => [{ partitionId: 0 }] };
    const assigner = coPartitionAssigner(() => undefined)({ cluster } as never);
    const ownerOf = async (...members: ReturnType<typeof encode>[]) => {
      const assigned = await assigner.assign({ members, topics: ['t'] });
      return assigned.find(
        ({ memberAssignment }) =>
          AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment.t?.length,
      )?.memberId;
    };
    const owner = encode('z', { memberId: 'z', partitions: [0] });
    expect(await ownerOf(owner, encode('a', { memberId: 'earlier', partitions: [0] }))).toBe('z');
    expect(await ownerOf(encode('z', {}), encode('a', { memberId: 'earlier', partitions: [0] }))).toBe('a');
    expect(await ownerOf(encode('z', [0]), encode('a', {}))).toBe('z');
  });

  it('deals every partition once and fairly, the same whatever the order of members (property)', () => {
    fc.assert(
      fc.property(claimants, fc.integer({ min: 0, max: 16 }), (members, partitions) => {
        const assigned = assignPartitions(members, partitions);
        expect([...assigned.values()].flat().sort((a, b) => a - b)).toEqual(
          Array.from({ length: partitions }, (_, partition) => partition),
        );
        const sizes = [...assigned.values()].map((own) => own.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(assignPartitions([...members].reverse(), partitions)).toEqual(assigned);
      }),
    );
  });

  it('moves nothing when it is assigned again (property)', () => {
    fc.assert(
      fc.property(claimants, fc.integer({ min: 0, max: 16 }), (members, partitions) => {
        const first = assignPartitions(members, partitions);
        const again = assignPartitions(
          [...first].map(([id, owned]) => ({ id, owned })),
          partitions,
        );
        expect(again).toEqual(first);
      }),
    );
  });
});
