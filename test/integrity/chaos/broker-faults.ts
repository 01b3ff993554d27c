/** Faults that only a cluster can have: its brokers come and go, lose each other, and hand partitions on, under flow. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalNode } from '@newsfold/infra/local/local-cluster.ts';
import type { ChaosTarget, Fault } from './faults.ts';

const between = (target: ChaosTarget, low: number, high: number) => low + target.random() * (high - low);
const below = (target: ChaosTarget, bound: number) => Math.floor(target.random() * bound);

/** How long a moved partition may take to arrive, ms; it goes on moving afterwards. */
const MOVE_PATIENCE_MS = 20_000;
/** Longer than a broker's session: the others elect new leaders while it is cut off. ms */
const CUT_OFF_MS = 7_000;

function killNode(node: LocalNode): void {
  const pid = node.pid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

/** The brokers in random order. */
function shuffled(target: ChaosTarget): LocalNode[] {
  const left = [...target.cluster.nodes];
  const order: LocalNode[] = [];
  while (left.length > 0) order.push(...left.splice(below(target, left.length), 1));
  return order;
}

/** Restarts one broker after the other, as an upgrade does. */
export const rollingRestart: Fault = async (target) => {
  const order = shuffled(target);
  for (const node of order) {
    await node.restart();
    await sleep(between(target, 500, 2000));
  }
  return order.map(({ nodeId }) => nodeId).join(', ');
};

/** Kills the broker that leads a partition. */
export const leaderKill: Fault = async (target) => {
  const { topology, cluster } = target;
  const partitions = (await topology?.partitions()) ?? [];
  const chosen = partitions[below(target, partitions.length)];
  const leader = cluster.nodes.find(({ nodeId }) => nodeId === chosen?.leader);
  if (chosen === undefined || leader === undefined) return undefined;
  killNode(leader);
  await sleep(between(target, 1000, 9000));
  await leader.restart();
  return `${leader.nodeId}, of ${chosen.topic}/${chosen.partition}`;
};

/** Kills all brokers but one: nothing is acknowledged, and the cluster has no controller. */
export const twoAway: Fault = async (target) => {
  const [left, ...away] = shuffled(target);
  if (left === undefined || away.length === 0) return undefined;
  for (const node of away) killNode(node);
  const ms = between(target, 1000, 8000);
  await sleep(ms);
  // At once: one alone would wait for a quorum.
  await Promise.all(away.map((node) => node.restart()));
  return `${away.map(({ nodeId }) => nodeId).join(' and ')} for ${Math.round(ms)} ms`;
};

/** Takes a replica, often the leader, from a partition, and gives it back: each time all its data moves. */
export const partitionMove: Fault = async (target) => {
  const { topology } = target;
  const partitions = (await topology?.partitions()) ?? [];
  const chosen = partitions[below(target, partitions.length)];
  if (topology === undefined || chosen === undefined || chosen.replicas.length < 2) return undefined;
  const leaves = chosen.replicas[below(target, chosen.replicas.length)];
  const rest = chosen.replicas.filter((nodeId) => nodeId !== leaves);
  await topology.move(chosen, rest, MOVE_PATIENCE_MS);
  await sleep(between(target, 200, 2000));
  await topology.move(chosen, [...rest.reverse(), leaves as number], MOVE_PATIENCE_MS);
  return `${chosen.topic}/${chosen.partition} off broker ${leaves} and back`;
};

/** Cuts a broker off from the others while clients still reach it: it believes itself a leader until it hears that it is none. */
export const brokerCutOff: Fault = async (target) => {
  const { links, cluster } = target;
  const node = cluster.nodes[below(target, cluster.nodes.length)];
  if (links === undefined || node === undefined) return undefined;
  const how = target.random() < 0.5 ? 'refused' : 'silent';
  const count = links.isolate(node.nodeId, how);
  const ms = CUT_OFF_MS + between(target, 0, 5000);
  await sleep(ms);
  links.heal();
  return `${node.nodeId}, ${count} connections ${how} for ${Math.round(ms)} ms`;
};
