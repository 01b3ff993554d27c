/** The faults. Each does harm, keeps it up for a while, heals it, and reports what it did. */
import { appendFileSync, closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalCluster, LocalNode } from '@newsfold/infra/local/local-cluster.ts';
import { limitFiles } from '../../support/limit-files.ts';
import { brokerCutOff, leaderKill, partitionMove, rollingRestart, twoAway } from './broker-faults.ts';
import type { BrokerLinks } from './broker-links.ts';
import type { ClusterTopology } from './cluster-topology.ts';
import type { Disk } from './disk.ts';
import { type Member, SESSION_TIMEOUT_MS } from './members.ts';
import type { Disturbance } from './proxy.ts';

/** What a fault may harm. */
export interface ChaosTarget {
  readonly cluster: LocalCluster;
  readonly members: readonly Member[];
  readonly proxy: Disturbance;
  /** Between brokers; undefined where there is only one. */
  readonly links: BrokerLinks | undefined;
  /** Where partitions lie; undefined where there is only one broker. */
  readonly topology: ClusterTopology | undefined;
  /** The disk of each broker, in their order; empty where none can be filled. */
  readonly disks: readonly Disk[];
  readonly random: () => number;
}

/** Does harm and heals it; resolves with a short description, or with undefined when there was nothing to harm. */
export type Fault = (target: ChaosTarget) => Promise<string | undefined>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Far below a session, ms. */
const LONGEST_STALL_MS = 1500;
/** Share of the connections that a cut takes. */
const FEW_CONNECTIONS = 0.1;

const between = (target: ChaosTarget, low: number, high: number) => low + target.random() * (high - low);
const below = (target: ChaosTarget, bound: number) => Math.floor(target.random() * bound);

function anyMember(target: ChaosTarget): Member {
  const member = target.members[below(target, target.members.length)];
  if (!member) throw new Error('a chaos run needs members');
  return member;
}

function anyNode(target: ChaosTarget): LocalNode {
  const node = target.cluster.nodes[below(target, target.cluster.nodes.length)];
  if (!node) throw new Error('a chaos run needs a broker');
  return node;
}

async function kill(target: ChaosTarget): Promise<string | undefined> {
  const member = anyMember(target);
  return member.signal('SIGKILL') ? member.label : undefined;
}

/** Freezes a member for longer than its session: the group reassigns its partitions, then it wakes and continues where it was. */
async function freeze(target: ChaosTarget): Promise<string | undefined> {
  const member = anyMember(target);
  if (!member.signal('SIGSTOP')) return undefined;
  const ms = SESSION_TIMEOUT_MS + between(target, 500, 4000);
  await sleep(ms);
  member.signal('SIGCONT');
  return `${member.label} for ${Math.round(ms)} ms`;
}

/** Stops a member for a moment, as a busy machine or a long garbage collection does: it stays in its group. */
async function stall(target: ChaosTarget): Promise<string | undefined> {
  const member = anyMember(target);
  if (!member.signal('SIGSTOP')) return undefined;
  const ms = between(target, 50, LONGEST_STALL_MS);
  await sleep(ms);
  member.signal('SIGCONT');
  return `${member.label} for ${Math.round(ms)} ms`;
}

/** Cuts a few connections between members and brokers; they come back at once. */
async function cut(target: ChaosTarget): Promise<string | undefined> {
  const { proxy } = target;
  const all = proxy.connections();
  const count = proxy.cut(() => target.random() < FEW_CONNECTIONS);
  return count > 0 ? `${count} of ${all} connections` : undefined;
}

/** Members leave and join in quick succession. */
async function rebalance(target: ChaosTarget): Promise<string | undefined> {
  const labels: string[] = [];
  for (let count = 2 + below(target, 3); count > 0; count -= 1) {
    const member = anyMember(target);
    if (member.signal('SIGTERM')) labels.push(member.label);
    await sleep(between(target, 100, 1200));
  }
  return labels.length > 0 ? labels.join(', ') : undefined;
}

/** The active segments of newsfold's topics, where a batch may have been half written when the power failed. */
function activeSegments(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /\.v1-\d+$/.test(entry.name))
    .flatMap((entry) => {
      const logs = readdirSync(join(folder, entry.name)).filter((name) => name.endsWith('.log'));
      const last = logs.sort().at(-1);
      return last === undefined ? [] : [join(folder, entry.name, last)];
    });
}

/** A batch begins with its first offset, 8 bytes, and the length of what follows, 4 bytes. */
const BATCH_LENGTH_AT = 8;
const BATCH_HEAD = 12;

/** The first half of a segment's first batch; undefined when it holds none. */
function halfBatch(segment: string): Buffer | undefined {
  const file = openSync(segment, 'r');
  try {
    const head = Buffer.alloc(BATCH_HEAD);
    if (readSync(file, head, 0, BATCH_HEAD, 0) < BATCH_HEAD) return undefined;
    const half = Buffer.alloc((BATCH_HEAD + head.readInt32BE(BATCH_LENGTH_AT)) >> 1);
    return half.subarray(0, readSync(file, half, 0, half.length, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * Appends half a batch to some segments: a tail that never reached the disk completely. What was acknowledged stays, as
 * on a disk that honours fsync; the recovery of the broker has to truncate the torn tail.
 */
function tearTails(target: ChaosTarget, { data }: LocalNode): number {
  let torn = 0;
  for (const segment of activeSegments(data)) {
    const half = target.random() < 0.5 ? halfBatch(segment) : undefined;
    if (half === undefined) continue;
    appendFileSync(segment, half);
    torn += 1;
  }
  return torn;
}

async function brokerKill(target: ChaosTarget): Promise<string | undefined> {
  const node = anyNode(target);
  const pid = node.pid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await sleep(between(target, 100, 2500));
  const torn = target.random() < 0.5 ? tearTails(target, node) : 0;
  await node.restart();
  return torn > 0 ? `torn tails of ${torn} segments` : 'tails flushed';
}

/** Takes the registry down while a member, which needs it, starts. */
async function registryDown(target: ChaosTarget): Promise<string | undefined> {
  const pid = target.cluster.registryPid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  const member = anyMember(target);
  member.signal('SIGKILL');
  await sleep(between(target, 500, 4000));
  await target.cluster.restartRegistry();
  return `while ${member.label} started`;
}

async function network(target: ChaosTarget): Promise<string | undefined> {
  const share = between(target, 0.1, 0.7);
  const pick = () => target.random() < share;
  const { proxy } = target;
  const all = proxy.connections();
  const kind = below(target, 4);
  if (kind === 0) {
    const cut = proxy.cut(pick);
    return cut > 0 ? `${cut} of ${all} connections cut` : undefined;
  }
  const [count, what] =
    kind === 1
      ? [proxy.delay(pick, between(target, 50, 2500)), 'delayed']
      : kind === 2
        ? [proxy.mute(pick, 'answers'), 'half open, answers lost']
        : [proxy.mute(pick, 'requests'), 'half open, requests lost'];
  if (count === 0) return undefined;
  const ms = between(target, 500, SESSION_TIMEOUT_MS + 3000);
  await sleep(ms);
  proxy.heal();
  return `${count} of ${all} connections ${what} for ${Math.round(ms)} ms`;
}

/** The broker gives up when its disk is full; it is started again once there is room. */
async function diskFull(target: ChaosTarget): Promise<string | undefined> {
  const node = anyNode(target);
  const disk = target.disks[node.nodeId - 1];
  if (!disk) throw new Error('disk-full needs a separate disk');
  const pid = node.pid();
  disk.fill();
  await sleep(between(target, 500, 5000));
  disk.free();
  await sleep(200);
  const gone = pid === undefined || !isAlive(pid);
  // A broker that marked its only disk as failed but lingers would refuse everything from here on.
  if (!gone && pid !== undefined) process.kill(pid, 'SIGKILL');
  await node.restart();
  return gone ? 'the broker ended itself' : 'the broker was still up and was ended';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process.
    return false;
  }
}

/** What enrich puts away is refused, as on a full disk: it takes memory instead, and forgets nothing. */
async function spillFull(target: ChaosTarget): Promise<string | undefined> {
  const all = target.members.filter(({ name }) => name === 'enrich');
  const member = all[below(target, all.length)];
  const pid = member?.process.pid();
  if (member === undefined || pid === undefined) return undefined;
  try {
    limitFiles(pid, Math.round(between(target, 0, 200_000)));
    await sleep(between(target, 500, 6000));
    limitFiles(pid, null);
  } catch (error) {
    // It has ended meanwhile, by another fault; its successor has all the room there is.
    if (isAlive(pid)) throw error;
  }
  return member.label;
}

/** Shifts a clock by seconds to a day, backwards or forwards, and back to the true time. */
async function clock(target: ChaosTarget): Promise<string | undefined> {
  const member = anyMember(target);
  const ms = Math.round((target.random() < 0.5 ? -1 : 1) * 1000 * (DAY_MS / 1000) ** target.random());
  member.shiftClock(ms);
  await sleep(between(target, 1000, 8000));
  member.shiftClock(0);
  return `${member.label} by ${Math.round(ms / 1000)} s`;
}

/** All kinds, by the name that --faults takes. */
export const faults = {
  kill,
  freeze,
  rebalance,
  'broker-kill': brokerKill,
  'registry-down': registryDown,
  network,
  'disk-full': diskFull,
  'spill-full': spillFull,
  clock,
  stall,
  cut,
  'rolling-restart': rollingRestart,
  'leader-kill': leaderKill,
  'two-away': twoAway,
  'partition-move': partitionMove,
  'broker-cut-off': brokerCutOff,
} as const satisfies Record<string, Fault>;

/** Name of a fault. */
export type FaultName = keyof typeof faults;

/** Kinds that need several brokers. */
export const clusterFaults: readonly FaultName[] = [
  'rolling-restart',
  'leader-kill',
  'two-away',
  'partition-move',
  'broker-cut-off',
];

/** How often each kind is drawn relative to the others. */
type Weights = Readonly<Record<FaultName, number>>;

/** In a usual run: the heavy ones, which stop everything, rarely. */
export const weights: Weights = {
  kill: 10,
  freeze: 5,
  rebalance: 4,
  'broker-kill': 1,
  'registry-down': 1,
  network: 5,
  'disk-full': 0.5,
  'spill-full': 2,
  clock: 4,
  stall: 4,
  cut: 4,
  'rolling-restart': 0.5,
  'leader-kill': 2,
  'two-away': 0.5,
  'partition-move': 2,
  'broker-cut-off': 1.5,
};

/**
 * In a dense run: two in three are over at once or within a second, so that hundreds fit beside each that is not. Deaths
 * are rare: a start takes seconds of a core, and members that only start do nothing that faults could harm.
 */
export const denseWeights: Weights = {
  kill: 2.5,
  freeze: 2,
  rebalance: 0.5,
  'broker-kill': 0.2,
  'registry-down': 0.2,
  network: 5,
  'disk-full': 0.1,
  'spill-full': 1.5,
  clock: 8,
  stall: 18,
  cut: 14,
  'rolling-restart': 0.1,
  'leader-kill': 0.4,
  'two-away': 0.1,
  'partition-move': 0.8,
  'broker-cut-off': 0.3,
};

/** Faults that share a lock run one at a time, because they act on the same process. */
export const exclusive: Readonly<Partial<Record<FaultName, string>>> = {
  'broker-kill': 'broker',
  'disk-full': 'broker',
  'registry-down': 'registry',
  'rolling-restart': 'broker',
  'leader-kill': 'broker',
  'two-away': 'broker',
  'partition-move': 'broker',
  'broker-cut-off': 'broker',
};
