/**
 * A kafkajs partition assigner that gives partition p of every subscribed topic to the same member.
 *
 * A fold reads its input and its own output; both partitions p belong to one task. Partitions are dealt in turn over
 * the members sorted by id, so every member computes the same result. kafkajs' own round robin deals topics one after
 * the other and does not keep them together.
 */
import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';

const NAME = 'newsfold-co-partitioned';
const VERSION = 1;

/** Deals `partitions` partitions of every topic over the members: member id → partitions. */
export function dealPartitions(memberIds: readonly string[], partitions: number): Map<string, number[]> {
  const members = [...memberIds].sort();
  const dealt = new Map<string, number[]>(members.map((member) => [member, []]));
  for (let partition = 0; partition < partitions; partition += 1) {
    const member = members[partition % members.length];
    if (member !== undefined) dealt.get(member)?.push(partition);
  }
  return dealt;
}

/** The assigner, in the form kafkajs takes. */
export const coPartitionAssigner: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: VERSION,
  async assign({ members, topics }) {
    const counts = topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length);
    const dealt = dealPartitions(
      members.map((member) => member.memberId),
      Math.max(0, ...counts),
    );
    return [...dealt].map(([memberId, partitions]) => {
      const assignment: Record<string, number[]> = {};
      topics.forEach((topic, index) => {
        assignment[topic] = partitions.filter((partition) => partition < (counts[index] ?? 0));
      });
      return {
        memberId,
        memberAssignment: AssignerProtocol.MemberAssignment.encode({
          version: VERSION,
          assignment,
          userData: Buffer.alloc(0),
        }),
      };
    });
  },
  protocol({ topics }) {
    return {
      name: NAME,
      metadata: AssignerProtocol.MemberMetadata.encode({
        version: VERSION,
        topics,
        userData: Buffer.alloc(0),
      }),
    };
  },
});
