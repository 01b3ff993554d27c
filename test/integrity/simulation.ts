/**
 * Deterministic simulation of the fold loop: members join, vanish, turn into zombies and wake, appends are refused or
 * their acknowledgement is lost, between any two steps; afterwards the log is checked.
 *
 * The fold is a hash chain: a lost, repeated or swapped input changes every later answer. Each answer writes the newest
 * value of one or two keys, so that the compacted view is checked too.
 */

import { createHash } from 'node:crypto';
import { FactChain } from '@newsfold/runtime/fold/fact-chain.ts';
import type { FoldDefinition } from '@newsfold/runtime/fold/fold-definition.ts';
import { signed } from '@newsfold/runtime/fold/fold-headers.ts';
import type { runFoldLoop } from '@newsfold/runtime/fold/fold-loop.ts';
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { answersAll } from '../support/fixture-fold.ts';
import type { MemoryBroker } from '../support/memory-broker.ts';
import { faultyWorld } from './faulty-world.ts';

/** What a run found. */
export interface SimulationResult {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly inputs: number;
  readonly faults: number;
}

/** The loop under test: the product's, or a mutant of it. */
export type FoldLoopRunner = typeof runFoldLoop;

const GROUP = 'fold';
const PARTITIONS = 2;
const MAX_STEPS = 10_000;

const link = (hash: string, value: string) =>
  createHash('sha256').update(`${hash} ${value}`).digest('hex').slice(0, 16);

/**
 * Keys that an input writes: none for one in eight, two for one in three. A key is written by a few inputs in a row and
 * never again, so that an old event that comes late is not overwritten by chance.
 */
function keysOf(offset: number): string[] {
  if (offset % 8 === 5) return [];
  const first = Math.floor(offset / 3);
  return offset % 3 === 0 ? [`k${first}`, `k${first + 1}`] : [`k${first}`];
}

/** State of the chain. The count makes a fact that is applied twice show, the version one that is recomputed. */
interface Chain {
  hash: string;
  facts: number;
}

const nextHash = (state: Chain, value: string, version: string) =>
  link(`${state.hash} ${state.facts}`, `${value} ${version}`);

/**
 * The fold. Where the log of facts is the output, members of two versions decide differently, as in a rolling change:
 * a fact names the version that decided, and whoever reads it must continue from it.
 */
function chain(memory: 'input' | 'output', version: string): FoldDefinition<Chain> {
  return {
    groupId: GROUP,
    input: 'in',
    output: 'out',
    deadLetterTopic: 'dead',
    memory,
    open: () => ({ hash: '', facts: 0 }),
    restore: (state, record) => {
      const text = record.value?.toString() ?? '';
      state.hash = memory === 'output' ? (text.split(' ')[1] ?? '') : nextHash(state, text, '');
      state.facts += 1;
    },
    ...answersAll,
    answer: (state, record) => {
      state.hash = nextHash(state, record.value?.toString() ?? '', memory === 'output' ? version : '');
      state.facts += 1;
      const keys = memory === 'output' ? ['k'] : keysOf(record.offset);
      const text = memory === 'output' ? `${version} ${state.hash}` : state.hash;
      const records = keys.map((key) => ({ key, value: Buffer.from(text) }));
      return { records, deadLetters: [], outcome: 'publish', reason: 'ok' };
    },
  };
}

/** The hash after each input that counts, by its offset. */
function expectedChain(inputs: readonly LogRecord[]): Map<number, string> {
  const facts = new FactChain();
  const state: Chain = { hash: '', facts: 0 };
  const chain = new Map<number, string>();
  for (const record of inputs) {
    if (!facts.take(record)) continue;
    state.hash = nextHash(state, record.value?.toString() ?? '', '');
    state.facts += 1;
    chain.set(record.offset, state.hash);
  }
  return chain;
}

/** The log of facts as its readers see it: each that counts follows the one before. */
function checkFacts(inputs: readonly LogRecord[], output: readonly LogRecord[]): string[] {
  const facts = new FactChain();
  const state: Chain = { hash: '', facts: 0 };
  for (const record of output) {
    if (!facts.take(record)) continue;
    if (facts.answered !== state.facts)
      return [`offset ${state.facts} was never answered; ${facts.answered} follows`];
    const [version = '', hash] = (record.value?.toString() ?? '').split(' ');
    const expected = nextHash(state, inputs[facts.answered]?.value?.toString() ?? '', version);
    if (hash !== expected) return [`offset ${facts.answered} was answered from a wrong state`];
    state.hash = expected;
    state.facts += 1;
  }
  return state.facts === inputs.length ? [] : [`answers end at ${state.facts} of ${inputs.length}`];
}

/** The compacted view: the newest record of each key. */
function checkNewest(inputs: readonly LogRecord[], output: readonly LogRecord[]): string[] {
  const expected = new Map<string, string>();
  for (const [offset, hash] of expectedChain(inputs).entries())
    for (const key of keysOf(offset)) expected.set(key, hash);
  const newest = new Map(output.map((record) => [record.key?.toString() ?? '', record.value?.toString()]));
  return [...expected].flatMap(([key, hash]) =>
    newest.get(key) === hash ? [] : [`${key} holds an old or wrong value`],
  );
}

function check(broker: MemoryBroker, memory: 'input' | 'output'): string[] {
  return [...Array(PARTITIONS).keys()].flatMap((partition) => {
    const inputs = broker.records('in', partition);
    const output = broker.records('out', partition);
    const found = memory === 'output' ? checkFacts(inputs, output) : checkNewest(inputs, output);
    return found.map((problem) => `partition ${partition}: ${problem}`);
  });
}

/** One simulated run. */
export async function simulate(
  run: FoldLoopRunner,
  seed: number,
  memory: 'input' | 'output',
  options: { readonly members?: number; readonly events?: number } = {},
): Promise<SimulationResult> {
  const { scheduler, broker, problems, context, calm, rest } = await faultyWorld(seed, {
    topics: ['in', 'out', 'dead'],
    partitions: PARTITIONS,
    faulty: ['out'],
    maxSteps: MAX_STEPS,
  });
  let started = 0;
  const start = () => {
    started += 1;
    void run(chain(memory, started % 2 === 0 ? 'v1' : 'v2'), broker, context(), scheduler.now);
  };
  let inputs = 0;
  let faults = 0;
  const wakes: (() => void)[] = [];
  const facts = [0, 0];
  /** An input; where it is a log of facts, at times with a zombie's late fact after it, which must not count. */
  const feed = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const partition = inputs % PARTITIONS;
      const record = { key: null, value: Buffer.from(`v${inputs}`) };
      const answers = facts[partition] ?? 0;
      broker.put('in', partition, [signed(record, answers, { writer: 'upstream', follows: '' })]);
      facts[partition] = answers + 1;
      inputs += 1;
      if (memory === 'output' || scheduler.random() > 0.1) continue;
      broker.put('in', partition, [
        signed(record, answers + scheduler.below(2), { writer: 'zombie', follows: 'x@0' }),
      ]);
    }
  };
  const members = options.members ?? 2;
  for (let index = 0; index < members; index += 1) start();
  for (let event = 0; event < (options.events ?? 25); event += 1) {
    const between = scheduler.below(60);
    for (let step = 0; step < between; step += 1) await scheduler.advance();
    const chance = scheduler.random();
    faults += chance < 0.5 ? 1 : 0;
    if (chance < 0.15) {
      broker.kill(GROUP, scheduler.below(members));
      start();
    } else if (chance < 0.35) wakes.push(broker.freeze(GROUP, scheduler.below(members)));
    else if (chance < 0.5) wakes.splice(scheduler.below(wakes.length + 1), 1)[0]?.();
    else feed(1 + scheduler.below(12));
  }
  for (const wake of wakes) wake();
  calm();
  start();
  feed(3);
  await rest();
  problems.push(...check(broker, memory));
  return { seed, problems, inputs, faults };
}
