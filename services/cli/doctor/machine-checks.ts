/** Checks of this machine: what `fold` and `start` need of it. */
import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { javaVersion, LOCAL_FOLDER, OLDEST_JAVA } from '@newsfold/infra/local/stack-files.ts';
import { findRunning, launcherFolder } from '../command/running.ts';
import type { Check, Finding } from './check.ts';

const GIB = 1024 ** 3;
const OLDEST_NODE = 24;
/** Broker, registry and three workers take about 1.6 GiB. */
const LEAST_MEMORY = 2 * GIB;
/** The fetched programs, and room for a log. */
const LEAST_DISK = 2 * GIB;

const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

const node: Check = {
  name: 'Node',
  look: async () => {
    const major = Number(process.versions.node.split('.')[0]);
    const found = `Node ${process.versions.node}`;
    if (major >= OLDEST_NODE) return { state: 'ok', found };
    return {
      state: 'wrong',
      found,
      todo: `run it as \`npx newsfold\` in the clone, which brings Node ${OLDEST_NODE} along`,
    };
  },
};

const java: Check = {
  name: 'Java',
  look: async () => {
    const version = javaVersion();
    if (version !== undefined && version >= OLDEST_JAVA) return { state: 'ok', found: `Java ${version}` };
    return {
      state: 'warn',
      found: version === undefined ? 'no Java' : `Java ${version}`,
      todo: `\`newsfold start\` needs Java ${OLDEST_JAVA} or newer; everything else does without`,
    };
  },
};

const memory: Check = {
  name: 'memory',
  look: async () => {
    const found = `${gib(freemem())} of ${gib(totalmem())} free, ${availableParallelism()} processors`;
    if (freemem() >= LEAST_MEMORY) return { state: 'ok', found };
    return {
      state: 'warn',
      found,
      todo: `\`newsfold start\` takes about ${gib(LEAST_MEMORY)}: end something else first`,
    };
  },
};

/** The nearest folder above that exists. */
function existing(folder: string): string {
  let at = folder;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

const disk: Check = {
  name: 'disk',
  look: async () => {
    const folder = existing(LOCAL_FOLDER);
    const { bavail, bsize } = statfsSync(folder);
    const found = `${gib(bavail * bsize)} free at ${folder}`;
    if (bavail * bsize >= LEAST_DISK) return { state: 'ok', found };
    return {
      state: 'warn',
      found,
      todo: `\`newsfold start\` wants ${gib(LEAST_DISK)}: make room, or give --data FOLDER on another disk`,
    };
  },
};

const PORTS = ['NEWSFOLD_KAFKA_PORT', 'NEWSFOLD_REGISTRY_PORT', 'NEWSFOLD_HTTP_PORT'];

const ports: Check = {
  name: 'ports',
  look: async ({ env }): Promise<Finding> => {
    const set = PORTS.filter((name) => (env[name] ?? '') !== '');
    if (set.length === 0) return { state: 'ok', found: 'free ones are chosen at each start' };
    if (findRunning(launcherFolder(undefined, env)) !== undefined)
      return { state: 'ok', found: `${set.join(', ')}: in use by the newsfold that runs here` };
    const wanted = set.flatMap((name) => {
      const first = Number(env[name]);
      return name === 'NEWSFOLD_HTTP_PORT' ? [first, first + 1, first + 2] : [first];
    });
    const taken: number[] = [];
    for (const port of wanted) await claimPort(port, '').catch(() => taken.push(port));
    if (taken.length === 0) return { state: 'ok', found: `${wanted.join(', ')} are free` };
    return {
      state: 'wrong',
      found: `${taken.join(', ')} taken by another process`,
      todo: `set ${set.join(', ')} to free ports, or leave them out to have some chosen`,
    };
  },
};

/** The checks, in the order in which they are shown. */
export const machineChecks: readonly Check[] = [node, java, memory, disk, ports];
