/** Copies of the runtime with one safeguard switched off each: what the simulation must be able to see. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { ROOT } from '../support/run-step.ts';
import type { StatelessLoopRunner } from './simulate-stateless.ts';
import type { FoldLoopRunner } from './simulation.ts';

/** One safeguard, and how to switch it off. */
export interface Mutant {
  readonly name: string;
  /** Which loop shows it: a fold of one of the two kinds, or the stateless one. */
  readonly loop: 'fold on input' | 'fold on output' | 'stateless';
  /** Below services/runtime. */
  readonly file: string;
  /** Text that occurs once in the file. */
  readonly from: string;
  readonly to: string;
}

/** One mutant for each safeguard of the fold. */
export const mutants: readonly Mutant[] = [
  {
    name: 'only the first record of an input offset counts',
    loop: 'fold on output',
    file: 'fold/fact-chain.ts',
    from: 'if (answers <= this.answered) return false;',
    to: '',
  },
  {
    name: 'a fact counts only if its writer knew the last one that counted',
    loop: 'fold on output',
    file: 'fold/fact-chain.ts',
    from: 'this.#writer !== null && !isNext',
    to: 'false',
  },
  {
    name: 'the answers to one input are appended whole or not at all',
    loop: 'fold on input',
    file: 'fold/fold-append.ts',
    from: 'of batchGroups(groups)) {',
    to: 'of groups.flat().map((record) => [record])) {',
  },
  {
    name: 'a restore reads the log to its end',
    loop: 'fold on output',
    file: 'fold/fold-task.ts',
    from: 'if (output.isRead) await',
    to: 'await',
  },
  {
    name: 'a state that is ahead of the log is not used again',
    loop: 'fold on output',
    file: 'fold/answer-run.ts',
    from: 'if (!batch.isStale()) owned.restart(control);',
    to: "if (!batch.isStale()) owned.enter('live');",
  },
  {
    name: 'a state that is ahead of the log is not kept over a rebalance',
    loop: 'fold on output',
    file: 'fold/fold-task.ts',
    from: 'if (this.#inFlight > 0 || !isKeptOverRebalance(this.#owned.phase)) return false;',
    to: "if (/locating|retired/.test(this.#owned.phase)) return false; if (this.#owned.phase === 'answering') this.#owned.enter('live');",
  },
  {
    name: 'a foreign record makes the live task restore',
    loop: 'fold on output',
    file: 'fold/owned-output.ts',
    from: 'if (!counts) return false;',
    to: 'return false;',
  },
  {
    name: 'only own records that lie right after what was read are skipped',
    loop: 'fold on output',
    file: 'fold/owned-output.ts',
    from: 'if (first !== this.read) return false;',
    to: 'if (first === undefined) return false; this.read = first;',
  },
  {
    name: 'a late older event makes the live task restore',
    loop: 'fold on input',
    file: 'fold/input-memory.ts',
    from: 'return answersOf(record) !== confirmed;',
    to: 'return answersOf(record) > confirmed;',
  },
  {
    name: 'a restore looks for late older events at the end of the output',
    loop: 'fold on input',
    file: 'fold/progress/output-progress.ts',
    from: '} else if (answers < this.answered) {',
    to: '} else if (false) {',
  },
  {
    name: 'an input is done only after its answer was appended',
    loop: 'stateless',
    file: 'stateless/stateless-runner.ts',
    from: 'if (!(await this.#append(pending, () => batch.isStale()))) return;',
    to: 'this.#append(pending, () => batch.isStale()).catch(() => undefined);',
  },
  {
    name: 'an append that failed is repeated',
    loop: 'stateless',
    file: 'stateless/stateless-runner.ts',
    from: 'await withRetry(() => this.#publisher.append(topic, partition, part), policy);',
    to: 'await this.#publisher.append(topic, partition, part).catch(() => undefined);',
  },
];

/** The loops of a mutant, and how to remove it. */
export interface LoadedMutant {
  readonly runFoldLoop: FoldLoopRunner;
  readonly runStatelessLoop: StatelessLoopRunner;
  remove(): void;
}

/** Makes a copy of the runtime with one safeguard off. */
export async function loadMutant(mutant: Mutant): Promise<LoadedMutant> {
  mkdirSync(LOCAL_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(LOCAL_FOLDER, 'mutant-'));
  cpSync(join(ROOT, 'services/runtime'), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts') && !path.includes('node_modules'),
  });
  const file = join(folder, mutant.file);
  const source = readFileSync(file, 'utf8');
  if (source.split(mutant.from).length !== 2) {
    throw new Error(
      `${mutant.file}: the safeguard "${mutant.name}" is not written as ${JSON.stringify(mutant.from)}; adapt the mutant`,
    );
  }
  writeFileSync(
    file,
    source.replace(mutant.from, () => mutant.to),
  );
  const { runFoldLoop } = await import(join(folder, 'fold/fold-loop.ts'));
  const { runStatelessLoop } = await import(join(folder, 'stateless/stateless-loop.ts'));
  return { runFoldLoop, runStatelessLoop, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
