/**
 * `npm run bench:pipeline [-- --articles N --rate R --rounds N --json]`: newsfold's three workers against three processes
 * that only copy, on one embedded stack, with the same made-up articles.
 *
 * Each round: a warm-up, then all articles at once (the rate, and CPU an article and stage), then an open loop at R
 * articles a second for ten seconds (latency from the intended publication to the decoded event). Medians of the rounds
 * with their spread. Nothing is left running, not even after a Ctrl-C.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocalStack, startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { corpus, REALISTIC } from '../support/corpus.ts';
import { cleanly, onEnd } from './clean-up.ts';
import { type Contestant, startCopies, startPipeline, type Testbed } from './pipeline/contestants.ts';
import { closedLoad, openLoad } from './pipeline/load.ts';
import { processCpu } from './pipeline/process-cpu.ts';
import { median, type Outcome, report } from './pipeline/report.ts';

const SEED = 20_261_121;
const WARM_UP = 1_000;
const OPEN_SECONDS = 10;

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

function whole(name: 'articles' | 'rate' | 'rounds'): number {
  const value = Number(given[name]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  process.stderr.write(`--${name} must be a whole number above 0, not ${given[name]}\n`);
  process.exit(2);
}

const articles = whole('articles');
const rate = whole('rate');
const rounds = whole('rounds');
const progress = (line: string) => process.stderr.write(`${line}\n`);

async function measure(
  testbed: Testbed,
  contestant: Contestant,
  values: readonly Buffer[],
  read: (value: Buffer | null) => unknown,
  kafka: number | undefined,
): Promise<Outcome> {
  onEnd(contestant.stop);
  await closedLoad(testbed, contestant, values.slice(0, WARM_UP));
  const pids = { ...contestant.pids(), broker: kafka };
  const before = Object.entries(pids).map(([stage, pid]) => [stage, pid, processCpu(pid)] as const);
  const main = values.slice(WARM_UP, WARM_UP + articles);
  const closed = await closedLoad(testbed, contestant, main);
  const cpu = before.map(([stage, pid, ms]): [string, number] => [
    stage,
    (processCpu(pid) - ms) / main.length,
  ]);
  const open = await openLoad(testbed, contestant, values.slice(WARM_UP + articles), rate, read);
  await contestant.stop();
  return {
    rate: closed,
    cpu: Object.fromEntries(cpu),
    sent: open.sent,
    answered: open.answered,
    latency: [0.5, 0.99, 0.999].map((share) => open.histogram.quantile(share)),
    hops: open.hops.map((hop) => [0.5, 0.99].map((share) => hop.quantile(share))),
  };
}

async function run(stack: LocalStack, folder: string): Promise<void> {
  const broker = kafkaBroker({
    connection: { brokers: [stack.brokers], clientId: 'bench' },
    logger: createLogger('bench', 'silent'),
    sessionTimeoutMs: 30_000,
    maxWaitMs: 50,
  });
  onEnd(() => broker.close());
  const testbed: Testbed = { broker, brokers: stack.brokers, registryUrl: stack.registryUrl, folder };
  const decode = new Codec({ url: stack.registryUrl }).decoder('Story');
  const values = corpus(SEED, WARM_UP + articles + rate * OPEN_SECONDS, REALISTIC).map((article) =>
    Buffer.from(JSON.stringify(article)),
  );
  const outcomes: { copy: Outcome; newsfold: Outcome }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const kafka = stack.pids().kafka;
    const copies = await startCopies(testbed, `copy${round}.`);
    const copy = await measure(testbed, copies, values, () => undefined, kafka);
    const workers = await startPipeline(testbed, `fold${round}.`);
    const read = (value: Buffer | null) => (value === null ? undefined : decode(value));
    const newsfold = await measure(testbed, workers, values, read, kafka);
    outcomes.push({ copy, newsfold });
    progress(
      `round ${round}: copy ${Math.round(copy.rate)}/s, newsfold ${Math.round(newsfold.rate)}/s, p99 ${newsfold.latency[1]?.toFixed(0)} ms`,
    );
  }
  const bytes = median(values.map((value) => value.length));
  const result = { articles, rate, rounds, seed: SEED, medianArticleBytes: bytes, outcomes };
  process.stdout.write(given.json ? `${JSON.stringify(result)}\n` : report(result));
}

mkdirSync(LOCAL_FOLDER, { recursive: true });
const folder = mkdtempSync(join(LOCAL_FOLDER, 'bench-'));
onEnd(async () => rmSync(folder, { recursive: true, force: true }));
await cleanly(async () => {
  const stack = await startLocalStack({ folder });
  onEnd(() => stack.stop());
  await run(stack, folder);
});
