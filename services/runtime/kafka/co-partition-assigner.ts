/**
 * A kafkajs partition assigner that gives partition p of every subscribed topic to the same member, and to the member
 * that has it already where that is fair.
 *
 * A fold reads its input and its own output; both partitions p belong to one task, whose state is costly to read back.
 * Each member tells in its subscription which partitions it has; the group's leader deals. kafkajs' own round robin
 * deals topics one after the other and does not keep them together, and nobody keeps what they had.
 */
import './patches/checksum.ts';
import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';

const NAME = 'newsfold-co-partitioned';
const VERSION = 1;

/** A member of a group, and the partitions it says it has. */
export interface Claimant {
  readonly id: string;
  readonly owned: readonly number[];
  /**
   * True when the group has let the member go since it was dealt these, so that others may have got them: a member that
   * slept through its session and comes back.
   */
  readonly isBack?: boolean;
}

/**
 * Deals `partitions` partitions of every topic over the members: member id → partitions in ascending order.
 * Fair first (numbers differ by one at most), then sticky. A partition that several claim goes to the one that never
 * left, then to the first by id.
 */
export function dealPartitions(members: readonly Claimant[], partitions: number): Map<string, number[]> {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const dealt = new Map<string, number[]>(sorted.map(({ id }) => [id, []]));
  if (sorted.length === 0) return dealt;
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
      dealt.get(id)?.push(partition);
    }
  }
  for (const { id } of sorted) {
    if (extras > 0 && quota.get(id) === fair) {
      quota.set(id, fair + 1);
      extras -= 1;
    }
  }
  const free = Array.from({ length: partitions }, (_, p) => p).filter((p) => !taken.has(p));
  // In turns, so that neighbours, which often carry like loads, go to different members.
  while (free.length > 0) {
    for (const { id } of sorted) {
      const own = dealt.get(id) ?? [];
      const next = own.length < (quota.get(id) ?? 0) ? free.shift() : undefined;
      if (next !== undefined) own.push(next);
    }
  }
  for (const own of dealt.values()) own.sort((a, b) => a - b);
  return dealt;
}

/** What a member was dealt last, and its name in the group then. */
export interface Deal {
  readonly memberId: string;
  readonly partitions: readonly number[];
}

function encodeDeal(deal: Deal | undefined): Buffer {
  return Buffer.from(JSON.stringify(deal ?? {}));
}

/**
 * What a member says it has. Members of the release before tell a bare list, and nobody knows whether they were away;
 * anything else is nothing.
 */
function decodeClaim(id: string, metadata: Buffer): Claimant {
  const userData = AssignerProtocol.MemberMetadata.decode(metadata)?.userData;
  if (!userData || userData.length === 0) return { id, owned: [] };
  const told = JSON.parse(userData.toString('utf8')) as Partial<Deal> | readonly unknown[];
  const partitions: unknown = Array.isArray(told) ? told : (told as Partial<Deal>).partitions;
  const owned = Array.isArray(partitions) ? partitions.filter((one) => Number.isInteger(one)) : [];
  return { id, owned, isBack: !Array.isArray(told) && (told as Partial<Deal>).memberId !== id };
}

/** The assigner, in the form kafkajs takes. `dealt` tells what this member was dealt last when it joins again. */
export function coPartitionAssigner(dealt: () => Deal | undefined): PartitionAssigner {
  return ({ cluster }) => ({
    name: NAME,
    version: VERSION,
    async assign({ members, topics }) {
      const counts = topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length);
      const shares = dealPartitions(
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
          userData: encodeDeal(dealt()),
        }),
      };
    },
  });
}
