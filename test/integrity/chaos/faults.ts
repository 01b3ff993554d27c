/** The faults. Each does its harm, holds it for a while, heals it, and says what it did. */
import { appendFileSync, closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalStack } from '@newsfold/infra/local/local-stack.ts';
import type { Disk } from './disk.ts';
import { type Member, SESSION_TIMEOUT_MS } from './members.ts';
import type { FaultProxy } from './proxy.ts';

/** What a fault may harm. */
export interface Stage {
  readonly stack: LocalStack;
  /** The broker's data folder. */
  readonly kafkaData: string;
  readonly members: readonly Member[];
  readonly proxy: FaultProxy;
  readonly disk: Disk | undefined;
  readonly random: () => number;
}

/** Does harm and heals it; resolves with what it did, in a few words, or with undefined when there was nothing to harm. */
type Fault = (stage: Stage) => Promise<string | undefined>;

const DAY_MS = 24 * 60 * 60 * 1000;

const between = (stage: Stage, low: number, high: number) => low + stage.random() * (high - low);
const below = (stage: Stage, bound: number) => Math.floor(stage.random() * bound);

function anyMember(stage: Stage): Member {
  const member = stage.members[below(stage, stage.members.length)];
  if (!member) throw new Error('a chaos run needs members');
  return member;
}

async function kill(stage: Stage): Promise<string | undefined> {
  const member = anyMember(stage);
  return member.signal('SIGKILL') ? member.label : undefined;
}

/** Longer than the session: the group gives its partitions away, then it wakes and goes on where it was. */
async function freeze(stage: Stage): Promise<string | undefined> {
  const member = anyMember(stage);
  if (!member.signal('SIGSTOP')) return undefined;
  const ms = SESSION_TIMEOUT_MS + between(stage, 500, 4000);
  await sleep(ms);
  member.signal('SIGCONT');
  return `${member.label} for ${Math.round(ms)} ms`;
}

/** Members leave and join in quick succession. */
async function rebalance(stage: Stage): Promise<string | undefined> {
  const labels: string[] = [];
  for (let count = 2 + below(stage, 3); count > 0; count -= 1) {
    const member = anyMember(stage);
    if (member.signal('SIGTERM')) labels.push(member.label);
    await sleep(between(stage, 100, 1200));
  }
  return labels.length > 0 ? labels.join(', ') : undefined;
}

/** The broker's last segments of our topics, where a batch may have been half written when the power went. */
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
 * Writes half a batch behind the last one of some segments: a tail that never reached the disk whole. What was
 * acknowledged stays, as with a disk that keeps its word; the broker's recovery has to cut the torn tail off.
 */
function tearTails(stage: Stage): number {
  let torn = 0;
  for (const segment of activeSegments(stage.kafkaData)) {
    const half = stage.random() < 0.5 ? halfBatch(segment) : undefined;
    if (half === undefined) continue;
    appendFileSync(segment, half);
    torn += 1;
  }
  return torn;
}

async function brokerKill(stage: Stage): Promise<string | undefined> {
  const pid = stage.stack.pids().kafka;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await sleep(between(stage, 100, 2500));
  const torn = stage.random() < 0.5 ? tearTails(stage) : 0;
  await stage.stack.restartKafka();
  return torn > 0 ? `torn tails of ${torn} segments` : 'tails flushed';
}

/** Away while a member starts, which needs it. */
async function registryDown(stage: Stage): Promise<string | undefined> {
  const pid = stage.stack.pids().registry;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  const member = anyMember(stage);
  member.signal('SIGKILL');
  await sleep(between(stage, 500, 4000));
  await stage.stack.restartRegistry();
  return `while ${member.label} started`;
}

async function network(stage: Stage): Promise<string | undefined> {
  const share = between(stage, 0.1, 0.7);
  const pick = () => stage.random() < share;
  const { proxy } = stage;
  const all = proxy.connections();
  const kind = below(stage, 4);
  if (kind === 0) {
    const cut = proxy.cut(pick);
    return cut > 0 ? `${cut} of ${all} connections cut` : undefined;
  }
  const [count, what] =
    kind === 1
      ? [proxy.delay(pick, between(stage, 50, 2500)), 'delayed']
      : kind === 2
        ? [proxy.mute(pick, 'answers'), 'half open, answers lost']
        : [proxy.mute(pick, 'requests'), 'half open, requests lost'];
  if (count === 0) return undefined;
  const ms = between(stage, 500, SESSION_TIMEOUT_MS + 3000);
  await sleep(ms);
  proxy.heal();
  return `${count} of ${all} connections ${what} for ${Math.round(ms)} ms`;
}

/** The broker gives up when its disk is full; it is started again once there is room. */
async function diskFull(stage: Stage): Promise<string | undefined> {
  const { disk, stack } = stage;
  if (!disk) throw new Error('disk-full needs a disk of its own');
  const pid = stack.pids().kafka;
  disk.fill();
  await sleep(between(stage, 500, 5000));
  disk.free();
  await sleep(200);
  const gone = pid === undefined || !isAlive(pid);
  // A broker that took its only disk for broken but lingers would refuse everything from now on.
  if (!gone && pid !== undefined) process.kill(pid, 'SIGKILL');
  await stack.restartKafka();
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

/** From seconds to a day, back or forth, and home again. */
async function clock(stage: Stage): Promise<string | undefined> {
  const member = anyMember(stage);
  const ms = Math.round((stage.random() < 0.5 ? -1 : 1) * 1000 * (DAY_MS / 1000) ** stage.random());
  member.shiftClock(ms);
  await sleep(between(stage, 1000, 8000));
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
  clock,
} as const satisfies Record<string, Fault>;

/** Name of a fault. */
export type FaultName = keyof typeof faults;

/** How often each kind is drawn beside the others; the heavy ones, which stop everything, seldom. */
export const weights: Readonly<Record<FaultName, number>> = {
  kill: 10,
  freeze: 5,
  rebalance: 4,
  'broker-kill': 1,
  'registry-down': 1,
  network: 5,
  'disk-full': 0.5,
  clock: 4,
};

/** Only one at a time: both of a group act on the same process. */
export const exclusive: Readonly<Partial<Record<FaultName, string>>> = {
  'broker-kill': 'broker',
  'disk-full': 'broker',
  'registry-down': 'registry',
};
