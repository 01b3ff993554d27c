/**
 * A kafkajs partition assigner that gives partition p of every subscribed topic to the same member, and to the member
 * that owns it already where that is fair.
 *
 * A fold reads its input and its own output; both partitions p belong to one task, whose state is costly to restore.
 * Each member states in its subscription which partitions it owns; the group's leader assigns. kafkajs' own round robin
 * assigns topics one after the other, does not keep them together, and nobody keeps what they had.
 */
import './patches/checksum.ts';
import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';

const NAME = 'newsfold-co-partitioned';
const VERSION = 1;

/** A member of a group, and the partitions it says it owns. */
export interface Claimant {
  readonly id: string;
  readonly owned: readonly number[];
  /**
   * True when the group has removed the member since it was assigned these, so that others may own them: a member that
   * slept through its session and comes back.
   */
  readonly isBack?: boolean;
}

/**
 * Assigns `partitions` partitions of every topic to the members: member id → partitions in ascending order.
 * Fair first (counts differ by one at most), then sticky. A partition that several claim goes to the one that never
 * left, then to the first by id.
 */
export function assignPartitions(members: readonly Claimant[], partitions: number): Map<string, number[]> {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const assigned = new Map<string, number[]>(sorted.map(({ id }) => [id, []]));
  if (sorted.length === 0) return assigned;
  const fair = Math.floor(partitions / sorted.length);
  /** How many members may have one more than the others. */
  let extras = partitions % sorted.length;
  const taken = new Set<number>();
  const quota = new Map<string, number>();
  const inOrderOfClaims = [...sorted.filter((one) => !one.isBack), ...sorted.filter((one) => one.isBack)];
  for (const { id, owned } of inOrderOfClaims) {
    const claims = [...new Set(owned)]
      .filter((p) => p >= 0 && p < partitions && !taken.has(p))
      .sort((a, b) => a - b);
    const most = claims.length > fair && extras > 0 ? fair + 1 : fair;
    if (most > fair) extras -= 1;
    quota.set(id, most);
    for (const partition of claims.slice(0, most)) {
      taken.add(partition);
      assigned.get(id)?.push(partition);
    }
  }
  for (const { id } of sorted) {
    if (extras > 0 && quota.get(id) === fair) {
      quota.set(id, fair + 1);
      extras -= 1;
    }
  }
  const free = Array.from({ length: partitions }, (_, p) => p).filter((p) => !taken.has(p));
  // In turns, so that neighbours, which often carry similar loads, go to different members.
  while (free.length > 0) {
    for (const { id } of sorted) {
      const own = assigned.get(id) ?? [];
      const next = own.length < (quota.get(id) ?? 0) ? free.shift() : undefined;
      if (next !== undefined) own.push(next);
    }
  }
  for (const own of assigned.values()) own.sort((a, b) => a - b);
  return assigned;
}

/** What a member was assigned last, and its id in the group then. */
export interface Ownership {
  readonly memberId: string;
  readonly partitions: readonly number[];
}

function encodeOwnership(owned: Ownership | undefined): Buffer {
  return Buffer.from(JSON.stringify(owned ?? {}));
}

/**
 * What a member says it owns. Members of release 0.1.0 send a bare list, which does not say whether they were away;
 * anything else claims nothing.
 */
function decodeClaim(id: string, metadata: Buffer): Claimant {
  const userData = AssignerProtocol.MemberMetadata.decode(metadata)?.userData;
  if (!userData || userData.length === 0) return { id, owned: [] };
  const claim = JSON.parse(userData.toString('utf8')) as Partial<Ownership> | readonly unknown[];
  const partitions: unknown = Array.isArray(claim) ? claim : (claim as Partial<Ownership>).partitions;
  const owned = Array.isArray(partitions) ? partitions.filter((one) => Number.isInteger(one)) : [];
  return { id, owned, isBack: !Array.isArray(claim) && (claim as Partial<Ownership>).memberId !== id };
}

/** The assigner, in the form kafkajs takes. `owned` gives what this member was assigned last when it joins again. */
export function coPartitionAssigner(owned: () => Ownership | undefined): PartitionAssigner {
  return ({ cluster }) => ({
    name: NAME,
    version: VERSION,
    async assign({ members, topics }) {
      const counts = topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length);
      const shares = assignPartitions(
        members.map(({ memberId, memberMetadata }) => decodeClaim(memberId, memberMetadata)),
        Math.max(0, ...counts),
      );
      return [...shares].map(([memberId, partitions]) => {
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
          userData: encodeOwnership(owned()),
        }),
      };
    },
  });
}
