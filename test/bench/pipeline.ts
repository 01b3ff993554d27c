/**
 * `npm run bench:pipeline [-- OPTIONS]`: newsfold's three workers against three processes that only copy, on one embedded
 * stack, with the same made-up articles.
 *
 *   --articles N         of each length, all at once, in each round (default 4000)
 *   --open N             stories that are open before anything is measured (default 20000)
 *   --rounds N           (default 3)
 *   --rate R             articles a second of the open loop; unless said, a third of the highest rate at which articles of
 *                        all lengths together were found to get through
 *   --seconds S          of the open loop (default 10)
 *   --enrich-members N   processes of enrich (default 1)
 *   --streams            Kafka Streams' identity over three hops too; needs a JDK, since its one file is compiled
 *   --beside FOLDER      the workers of another checkout too, its packages installed: CPU as a ratio within one run
 *   --json               everything as one JSON document
 *
 * All contestants run from begin to end, and wait while another is measured. First so many stories are opened; from then on
 * the window moves, so that a story closes for each that begins. Each round: all articles of one length at once, then of
 * the next (rate, and CPU an article by process). Then as many rounds of an open loop (latency from the intended
 * publication to the decoded event). Nothing is left running, not even after a Ctrl-C.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type LocalStack, startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { cleanly, onEnd } from './clean-up.ts';
import { type Contestant, startCopies, startPipeline, type Testbed } from './pipeline/contestants.ts';
import { closedLoad, openLoad } from './pipeline/load.ts';
import { type Length, lengthNames, MadeUpStream } from './pipeline/made-up-stream.ts';
import { processCpu } from './pipeline/process-cpu.ts';
import { rateOfMix } from './pipeline/rate-of-mix.ts';
import { type AllAtOnce, type AtARate, median, report } from './pipeline/report.ts';
import { startStreams } from './pipeline/streams.ts';

const SEED = 20_261_121;
/** Articles that make every contestant warm before anything is measured. */
const WARM_UP = 1_000;
/** Of the highest rate that a pipeline reached with articles of all lengths, latency is measured at this share. */
const SHARE_OF_HIGHEST = 1 / 3;

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string', default: '4000' },
    open: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    rate: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    'enrich-members': { type: 'string', default: '1' },
    streams: { type: 'boolean', default: false },
    beside: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

function whole(name: string, text: string, least = 1): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  process.stderr.write(`--${name} must be a whole number from ${least}, not ${text}\n`);
  process.exit(2);
}

const articles = whole('articles', given.articles);
const open = whole('open', given.open, 0);
const rounds = whole('rounds', given.rounds);
const seconds = whole('seconds', given.seconds);
const givenRate = given.rate === undefined ? undefined : whole('rate', given.rate);
const enrichMembers = whole('enrich-members', given['enrich-members']);
/** For how many articles of the open loop times are kept free before anybody knows its rate. */
const MOST_A_SECOND = 2_000;
const progress = (line: string) => process.stderr.write(`${line}\n`);

async function measureAtOnce(
  testbed: Testbed,
  contestant: Contestant,
  values: readonly Buffer[],
  kafka: number | undefined,
): Promise<AllAtOnce> {
  const pids = { ...contestant.pids(), broker: kafka };
  const before = Object.entries(pids).map(([stage, pid]) => [stage, pid, processCpu(pid)] as const);
  const rate = await closedLoad(testbed, contestant, values);
  const cpu = before.map(([stage, pid, ms]): [string, number] => [
    stage,
    (processCpu(pid) - ms) / values.length,
  ]);
  return { rate, cpu: Object.fromEntries(cpu) };
}

async function measureAtARate(
  testbed: Testbed,
  contestant: Contestant,
  values: readonly Buffer[],
  rate: number,
  read: (value: Buffer | null) => unknown,
): Promise<AtARate> {
  const { sent, answered, histogram, hops } = await openLoad(testbed, contestant, values, rate, read);
  return {
    sent,
    answered,
    latency: [0.5, 0.99, 0.999].map((share) => histogram.quantile(share)),
    hops: hops.map((hop) => [0.5, 0.99].map((share) => hop.quantile(share))),
  };
}

/** Articles a second of each length. */
const ratesOf = (round: Readonly<Record<Length, AllAtOnce>>): readonly number[] =>
  lengthNames.map((length) => round[length].rate);

/** Everything that is measured, by name; newsfold itself first. */
async function startAll(testbed: Testbed) {
  const pipelines = [{ name: 'newsfold', root: fileURLToPath(new URL('../..', import.meta.url)) }];
  if (given.beside !== undefined) pipelines.push({ name: 'beside', root: resolve(given.beside) });
  const folds = [];
  for (const pipeline of pipelines) {
    const fold = await startPipeline(testbed, `${pipeline.name}.`, { ...pipeline, enrichMembers });
    onEnd(fold.stop);
    folds.push(fold);
  }
  const others = [await startCopies(testbed, 'copy.')];
  if (given.streams) others.push(await startStreams(testbed, 'streams.'));
  for (const other of others) onEnd(other.stop);
  return { folds, others, all: [...folds, ...others] };
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
  const decodeStory = (value: Buffer | null) => (value === null ? undefined : decode(value));
  const loads = [loadavg()[0] ?? 0];
  const total =
    open + WARM_UP + rounds * (articles * lengthNames.length + seconds * (givenRate ?? MOST_A_SECOND));
  const stream = new MadeUpStream(SEED, total, Math.max(open, articles), Date.now());
  const { folds, others, all } = await startAll(testbed);
  const alone = stream.alone(open);
  for (const fold of folds) {
    if (open > 0) await closedLoad(testbed, fold, alone);
    progress(`${fold.name}: ${await fold.openStories()} stories are open`);
  }
  const warmUp = stream.mixed(WARM_UP);
  for (const contestant of all) await closedLoad(testbed, contestant, warmUp);
  const openStories = await Promise.all(folds.map((fold) => fold.openStories()));
  const atOnce = new Map(all.map(({ name }) => [name, [] as Record<Length, AllAtOnce>[]]));
  const bytes = {} as Record<Length, number>;
  for (let round = 1; round <= rounds; round++) {
    const values = lengthNames.map((length) => [length, stream.of(length, articles)] as const);
    for (const contestant of all) {
      const measured = {} as Record<Length, AllAtOnce>;
      for (const [length, some] of values) {
        bytes[length] = median(some.map(({ length: size }) => size));
        measured[length] = await measureAtOnce(testbed, contestant, some, stack.pids().kafka);
      }
      atOnce.get(contestant.name)?.push(measured);
      const rates = lengthNames.map((length) => `${length} ${Math.round(measured[length].rate)}/s`);
      progress(`round ${round}: ${contestant.name} ${rates.join(', ')}`);
    }
  }
  const reached = folds.flatMap(({ name }) => (atOnce.get(name) ?? []).map(ratesOf).map(rateOfMix));
  const third = Math.round(SHARE_OF_HIGHEST * Math.max(...reached));
  const rate = Math.min(MOST_A_SECOND, givenRate ?? Math.max(1, third));
  const atARate = new Map(all.map(({ name }) => [name, [] as AtARate[]]));
  for (let round = 1; round <= rounds; round++) {
    const values = stream.mixed(rate * seconds);
    for (const contestant of all) {
      const read = others.includes(contestant) ? () => undefined : decodeStory;
      const measured = await measureAtARate(testbed, contestant, values, rate, read);
      atARate.get(contestant.name)?.push(measured);
      progress(`round ${round} at ${rate}/s: ${contestant.name} p99 ${measured.latency[1]?.toFixed(0)} ms`);
    }
  }
  loads.push(loadavg()[0] ?? 0);
  const result = {
    seed: SEED,
    articles,
    rounds,
    rate,
    enrichMembers,
    beside: given.beside,
    bytes,
    openStories,
    openStoriesAtEnd: await Promise.all(folds.map((fold) => fold.openStories())),
    loads,
    contestants: all.map(({ name }) => ({
      name,
      atOnce: atOnce.get(name) ?? [],
      atARate: atARate.get(name) ?? [],
    })),
  };
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
