/**
 * `npm start`: broker, registry and workers on this machine, articles in, stories out.
 * The steps are numbered in `run`; each gives back how to undo it, and a stop undoes them in the opposite order.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { watchLifeline } from '@newsfold/infra/local/lifeline.ts';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { LOCAL_FOLDER } from '@newsfold/infra/local/stack-files.ts';
import { type ConnectionConfig, connectionEnv, openConnection } from '@newsfold/runtime/config/connection.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { workerNames } from '@newsfold/schemas/topology.ts';
import { checkRegistry, commandConnection, openCluster } from './cluster/cluster.ts';
import { drain, stageLags } from './cluster/drain.ts';
import { checkInput } from './console/input-lines.ts';
import { feed } from './start/feed.ts';
import { addFeeds, feedsOf, startFeedsSource } from './start/feeds-source.ts';
import { liveStories, storyJson, storyText, writeOut } from './start/print-stories.ts';
import { writePrometheusConfig } from './start/prometheus-config.ts';
import { takeRunLock } from './start/run-lock.ts';
import { scrapeOutcomes } from './start/scrape.ts';
import { type StartOptions, startOptions, usage } from './start/start-options.ts';
import { type StoryTail, tailStories } from './start/story-tail.ts';
import { TerminalView } from './start/terminal-view.ts';
import { startWorker, type WorkerProcess, waitUntilReady } from './start/worker-processes.ts';

const SAMPLE = fileURLToPath(new URL('./sample/articles.jsonl', import.meta.url));
const READY_TIMEOUT_MS = 90_000;
const DRAIN_PATIENCE_MS = 120_000;
const STATUS_EVERY_MS = 1000;
/** A terminal and npm both pass a Ctrl-C on; two signals closer than this are one. ms */
const SAME_SIGNAL_MS = 1000;

type Undo = () => Promise<void> | void;

/** Everything that was started, to be stopped in the opposite order. */
class Started {
  readonly #undo: { readonly name: string; readonly undo: Undo }[] = [];
  #stopping: Promise<void> | undefined;

  add(name: string, undo: Undo): void {
    this.#undo.push({ name, undo });
  }

  stop(view: TerminalView): Promise<void> {
    this.#stopping ??= (async () => {
      for (const { name, undo } of this.#undo.reverse()) {
        try {
          await undo();
        } catch (error) {
          view.line(`while stopping ${name}: ${(error as Error).message}`);
        }
      }
    })();
    return this.#stopping;
  }
}

async function cluster(
  options: StartOptions,
  folder: string,
  started: Started,
  view: TerminalView,
  fail: (error: Error) => void,
): Promise<ConnectionConfig> {
  if (options.cluster) return options.cluster;
  if (!options.keep)
    for (const part of ['kafka', 'registry']) rmSync(join(folder, part), { recursive: true, force: true });
  view.line('starting Kafka and the schema registry …');
  const stack = await startLocalStack({
    folder,
    kafkaPort: options.kafkaPort,
    registryPort: options.registryPort,
    onProgress: (message) => view.line(message),
  });
  started.add('broker and registry', () => stack.stop());
  stack.supervise({
    onEnded: (name, code) => view.line(`${name} ended with code ${code}; starting it again`),
    onBack: (name) => view.line(`${name} is back`),
    onGivenUp: (error) => fail(new Error(`${error.message}; see the logs in ${folder}`)),
  });
  return openConnection(stack.brokers, stack.registryUrl, options.prefix);
}

async function connect(target: ConnectionConfig, started: Started): Promise<Broker> {
  const { kafka, registry } = commandConnection(target, 'start');
  const broker = await openCluster(kafka);
  started.add('connection', () => broker.close());
  await checkRegistry(registry);
  return broker;
}

async function startWorkers(
  options: StartOptions,
  target: ConnectionConfig,
  folder: string,
  started: Started,
  view: TerminalView,
  fail: (error: Error) => void,
): Promise<readonly WorkerProcess[]> {
  const workers: WorkerProcess[] = [];
  for (const [index, name] of workerNames.entries()) {
    const wanted = options.httpPort === undefined ? undefined : options.httpPort + index;
    const worker = startWorker({
      name,
      httpPort: await claimPort(wanted, 'NEWSFOLD_HTTP_PORT'),
      folder,
      env: connectionEnv(target),
      onRestart: (ended, code) => view.line(`${ended} ended with code ${code}; restarting it`),
      onGivenUp: (ended, code) =>
        fail(
          new Error(`${ended} ended with code ${code} and cannot run; see ${join(folder, `${ended}.log`)}`),
        ),
    });
    workers.push(worker);
  }
  started.add('workers', async () => {
    for (const worker of workers) await worker.stop();
  });
  await waitUntilReady(workers, READY_TIMEOUT_MS);
  return workers;
}

/** Starts the worker feeds, and gives it the feeds of a list. */
async function startFeeds(
  options: StartOptions,
  file: string,
  target: ConnectionConfig,
  folder: string,
  broker: Broker,
  started: Started,
  view: TerminalView,
  fail: (error: Error) => void,
): Promise<WorkerProcess> {
  const { worker, httpIn } = await startFeedsSource({
    target,
    folder,
    onRestart: (name, code) => view.line(`${name} ended with code ${code}; restarting it`),
    onGivenUp: (name, code, logFile) =>
      fail(new Error(`${name} ended with code ${code} and cannot run; see ${logFile}`)),
  });
  started.add('feeds', () => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const added = await addFeeds(broker, options.prefix, feedsOf(file), Date.now());
  view.line(`${added} feeds added from ${file}; POST articles to ${httpIn}`);
  return worker;
}

function introduce(
  target: ConnectionConfig,
  workers: readonly WorkerProcess[],
  options: StartOptions,
  view: TerminalView,
): void {
  view.line(`Kafka ${target.KAFKA_BROKERS.join(',')} · registry ${target.SCHEMA_REGISTRY_URL}`);
  for (const { name, url, pid } of workers)
    view.line(`${name.padEnd(6)} ready · pid ${pid()} · ${url}/metrics · ${url}/readyz · ${url}/livez`);
  if (options.once) return;
  view.line(
    `publish JSON articles to the topic ${topicName(options.prefix, 'raw')}; read stories from ${topicName(options.prefix, 'stories')}`,
  );
}

async function showStatus(
  broker: Broker,
  options: StartOptions,
  workers: readonly WorkerProcess[],
  tail: StoryTail,
  published: number,
  view: TerminalView,
): Promise<void> {
  const outcomes = new Map<string, number>();
  for (const worker of workers.filter(({ name }) => name !== 'enrich')) {
    for (const [name, count] of await scrapeOutcomes(worker.url))
      if (name !== 'article') outcomes.set(name, count);
  }
  const behind = (await stageLags(broker, options.prefix)).reduce((sum, stage) => sum + stage.behind, 0);
  view.status({ published, outcomes, stories: liveStories(tail.stories.values()).length, behind });
}

async function printStories(tail: StoryTail, json: boolean): Promise<void> {
  for (const story of liveStories(tail.stories.values())) {
    await writeOut(json ? `${storyJson(story)}\n` : `${storyText(story)}\n\n`);
  }
}

async function run(
  options: StartOptions,
  started: Started,
  view: TerminalView,
  fail: (error: Error) => void,
): Promise<void> {
  // 1. What the user gave can be read.
  const input = options.input ?? (options.feeds === undefined ? SAMPLE : undefined);
  if (input !== undefined) checkInput(input);
  if (options.feeds !== undefined) feedsOf(options.feeds);
  // 2. One launcher at a time; nothing left of an earlier one.
  const folder = resolve(options.data ?? join(LOCAL_FOLDER, 'start'));
  started.add('lock', await takeRunLock(folder));
  // 3. Broker and registry, ours or the user's.
  const target = await cluster(options, folder, started, view, fail);
  const broker = await connect(target, started);
  // 4. The workers; they create the topics and register the schemas.
  view.line('starting the workers …');
  const stages = await startWorkers(options, target, folder, started, view, fail);
  const workers =
    options.feeds === undefined
      ? stages
      : [await startFeeds(options, options.feeds, target, folder, broker, started, view, fail), ...stages];
  const prometheus = writePrometheusConfig(folder, workers);
  introduce(target, workers, options, view);
  if (!options.once) view.line(`alerts: prometheus --config.file=${prometheus}`);
  // 5. Follow the stories as a dashboard would.
  const storiesTopic = topicName(options.prefix, 'stories');
  const tail = await tailStories(
    broker,
    storiesTopic,
    new Codec(commandConnection(target, 'start').registry).decoder('Story'),
    (story) => {
      if (story.counts.articles > 1 || story.status === 'merged') view.story(story);
    },
    (place, why) => view.line(`${place} is no story and is passed: ${why}`),
    fail,
  );
  started.add('view', () => tail.stop());
  // 6. Publish.
  let published = 0;
  const timer = setInterval(() => {
    showStatus(broker, options, workers, tail, published, view).catch(() => undefined);
  }, STATUS_EVERY_MS);
  started.add('status', () => clearInterval(timer));
  if (input !== undefined) {
    const result = await feed(broker, topicName(options.prefix, 'raw'), input, (count) => {
      published = count;
    });
    for (const line of result.tooLarge)
      view.line(`line ${line} is larger than the raw topic takes and was not sent`);
  }
  // 7. Wait until everything has come out.
  await drain(broker, options.prefix, DRAIN_PATIENCE_MS, () => undefined);
  const highs = await broker.offsets(storiesTopic);
  while (!tail.hasReached(highs)) await sleep(50);
  await showStatus(broker, options, workers, tail, published, view);
  if (options.once) {
    clearInterval(timer);
    view.end();
    await printStories(tail, options.json);
    return;
  }
  view.line(
    'everything sent has come out. Try: curl the metrics pages above; kill a worker and watch it come back;',
  );
  view.line('npm start -- --once --json --input FILE for your own articles. Ctrl-C stops everything.');
  await new Promise(() => undefined);
}

async function main(): Promise<void> {
  let options: StartOptions | 'help';
  try {
    options = startOptions(process.argv.slice(2), process.env);
  } catch (error) {
    process.stderr.write(`newsfold: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    process.exit(2);
  }
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  const started = new Started();
  const view = new TerminalView();
  let firstSignal = 0;
  const finish = async (code: number) => {
    view.end();
    await started.stop(view);
    process.exit(code);
  };
  const onSignal = () => {
    const now = Date.now();
    if (firstSignal === 0) {
      firstSignal = now;
      view.line('stopping …');
      void finish(0);
    } else if (now - firstSignal > SAME_SIGNAL_MS) {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  watchLifeline(onSignal);
  const failed = new Promise<never>((_, reject) => {
    run(options, started, view, reject).then(() => finish(0), reject);
  });
  await failed.catch(async (error: Error) => {
    if (firstSignal > 0) return;
    view.end();
    process.stderr.write(`newsfold: ${error.message}\n`);
    await finish(1);
  });
}

await main();
