/** Who leads and keeps which partition, and how they are moved: what chaos asks of a cluster's controller. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

/** A partition and the brokers that keep it, the preferred leader first. */
export interface PlacedPartition {
  readonly topic: string;
  readonly partition: number;
  readonly leader: number;
  readonly replicas: readonly number[];
}

/** The placement of a deployment's topics. */
export interface ClusterTopology {
  partitions(): Promise<readonly PlacedPartition[]>;
  /** Gives a partition other replicas, and waits until they have it or patience ends, ms. */
  move(partition: PlacedPartition, replicas: readonly number[], patienceMs: number): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 200;

/** @param prefix of the topics that are looked at */
export async function clusterTopology(brokers: string, prefix: string): Promise<ClusterTopology> {
  const kafka = new Kafka({ brokers: brokers.split(','), clientId: 'chaos', logLevel: logLevel.NOTHING });
  const admin = kafka.admin({ retry: { retries: 10 } });
  await admin.connect();
  return {
    partitions: async () => {
      const names = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      return topics.flatMap(({ name, partitions }) =>
        partitions.map(({ partitionId, leader, replicas }) => ({
          topic: name,
          partition: partitionId,
          leader,
          replicas,
        })),
      );
    },
    move: async ({ topic, partition }, replicas, patienceMs) => {
      await admin.alterPartitionReassignments({
        topics: [{ topic, partitionAssignment: [{ partition, replicas: [...replicas] }] }],
      });
      const deadline = Date.now() + patienceMs;
      const isMoving = async () =>
        (await admin.listPartitionReassignments({ topics: [{ topic, partitions: [partition] }] })).topics
          .length > 0;
      while (Date.now() < deadline && (await isMoving())) await sleep(POLL_MS);
    },
    close: () => admin.disconnect(),
  };
}
