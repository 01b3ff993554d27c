/**
 * `newsfold start`: broker, registry and workers on this machine, articles in, stories out.
 * The steps are numbered in `run`; each gives back how to undo it, and a stop undoes them in the opposite order.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startLocalStack } from '@newsfold/infra/local/local-stack.ts';
import { claimPort } from '@newsfold/infra/local/ports.ts';
import { describeParts } from '@newsfold/infra/local/stack-files.ts';
import { provideNamed } from '@newsfold/ingest/model/open-model.ts';
import { loadRuntime } from '@newsfold/ingest/model/run-model.ts';
import { type ConnectionConfig, connectionEnv, openConnection } from '@newsfold/runtime/config/connection.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { type WorkerName, workerNames } from '@newsfold/schemas/topology.ts';
import { checkRegistry, commandConnection, openCluster } from './cluster/cluster.ts';
import { drain } from './cluster/drain.ts';
import { type CommandContext, command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { launcherFolder, noteRunning } from './command/running.ts';
import { barText } from './console/progress-bar.ts';
import { writeOut } from './console/write-out.ts';
import { type OpenedInput, openInput } from './input/input-lines.ts';
import { Tally } from './input/tally.ts';
import { type AnswerStart, answerStart, countAnswers } from './publish/count-answers.ts';
import { inputName, publishFiles } from './publish/publish-files.ts';
import { DASHBOARD_FOLDER, startDashboard } from './start/dashboard-view.ts';
import { DeploymentFigures } from './start/deployment-figures.ts';
import { addFeeds, feedsOf, startFeedsSource } from './start/feeds-source.ts';
import { liveView } from './start/live-view.ts';
import { PlainView } from './start/plain-view.ts';
import { writePrometheusConfig } from './start/prometheus-config.ts';
import { takeRunLock } from './start/run-lock.ts';
import { START_LINE, type StartOptions, startOptions } from './start/start-options.ts';
import { Started } from './start/started.ts';
import { type StoryTail, tailStories } from './start/story-tail.ts';
import type { View } from './start/view.ts';
import { startWorker, type WorkerProcess, waitUntilReady } from './start/worker-processes.ts';
import { storyText, styleOf } from './stories/story-text.ts';
import { liveStories } from './stories/story-words.ts';

const SAMPLE = fileURLToPath(new URL('./sample/articles.jsonl', import.meta.url));
const READY_TIMEOUT_MS = 90_000;
const DRAIN_PATIENCE_MS = 120_000;
const FIGURES_EVERY_MS = 1000;
const MB = 1_000_000;

/** What the steps share. */
interface Launch {
  readonly options: StartOptions;
  readonly folder: string;
  readonly started: Started;
  readonly view: View;
  /** Ends everything with an error. */
  readonly fail: (error: Error) => void;
}

/** Shows how far the fetch is, and at its beginning what is fetched. */
function fetchProgress(view: View): (done: number, total: number) => void {
  const begun = performance.now();
  let isFirst = true;
  return (done, total) => {
    if (isFirst) for (const part of describeParts()) view.note(part);
    isFirst = false;
    const bar = barText(Math.floor(done / MB), Math.floor(total / MB), 'MB', performance.now() - begun);
    view.progress(`fetching Apache Kafka and the schema registry, once: ${bar}`);
  };
}

/** Makes the model ready, fetching it when it is missing: before anything is started, for without it nothing is. */
async function provide({ options: { model }, view }: Launch): Promise<void> {
  if (model === '') return;
  const begun = performance.now();
  const { require } = await provideNamed(model, process.env.EMBEDDING_FOLDER ?? '', {
    note: (line) => view.note(line),
    bytes: (done, total) => {
      const bar = barText(Math.floor(done / MB), Math.floor(total / MB), 'MB', performance.now() - begun);
      view.progress(`fetching the model ${model}, once: ${bar}`);
    },
  });
  loadRuntime(require);
  view.note(`the model ${model} takes about 7 ms of CPU an article and 100 MB of memory in ingest`);
}

async function cluster({ options, folder, started, view, fail }: Launch): Promise<ConnectionConfig> {
  if (options.cluster) return options.cluster;
  if (options.fresh)
    for (const part of ['kafka', 'registry', DASHBOARD_FOLDER])
      rmSync(join(folder, part), { recursive: true, force: true });
  view.step('starting Kafka and the schema registry …');
  const stack = await startLocalStack({
    folder,
    kafkaPort: options.kafkaPort,
    registryPort: options.registryPort,
    onFetched: fetchProgress(view),
  });
  started.add('broker and registry', () => stack.stop());
  stack.supervise({
    onEnded: (name, code) => view.note(`${name} ended with code ${code}; starting it again`),
    onBack: (name) => view.note(`${name} is back`),
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

/** One of the three workers. */
type StageProcess = WorkerProcess & { readonly name: WorkerName };

async function startWorkers(
  { options, folder, started, view, fail }: Launch,
  target: ConnectionConfig,
): Promise<readonly StageProcess[]> {
  const workers: StageProcess[] = [];
  for (const [index, name] of workerNames.entries()) {
    const wanted = options.httpPort === undefined ? undefined : options.httpPort + index;
    const worker = startWorker({
      name,
      httpPort: await claimPort(wanted, 'NEWSFOLD_HTTP_PORT'),
      folder,
      env: { ...connectionEnv(target), EMBEDDING_MODEL: options.model },
      onRestart: (ended, code) => view.note(`${ended} ended with code ${code}; restarting it`),
      onGivenUp: (ended, code) =>
        fail(
          new Error(`${ended} ended with code ${code} and cannot run; see ${join(folder, `${ended}.log`)}`),
        ),
    });
    workers.push({ ...worker, name });
  }
  started.add('workers', async () => {
    for (const worker of workers) await worker.stop();
  });
  await waitUntilReady(workers, READY_TIMEOUT_MS);
  return workers;
}

/** Starts the worker feeds, and gives it the feeds of a list. */
async function startFeeds(
  { options, folder, started, view, fail }: Launch,
  file: string,
  target: ConnectionConfig,
  broker: Broker,
): Promise<WorkerProcess> {
  const { worker, httpIn } = await startFeedsSource({
    target,
    folder,
    onRestart: (name, code) => view.note(`${name} ended with code ${code}; restarting it`),
    onGivenUp: (name, code, logFile) =>
      fail(new Error(`${name} ended with code ${code} and cannot run; see ${logFile}`)),
  });
  started.add('feeds', () => worker.stop());
  await waitUntilReady([worker], READY_TIMEOUT_MS);
  const { feeds, refused } = feedsOf(file);
  for (const { entry, why } of refused) view.note(`${file}: ${entry}: ${why}`);
  const added = await addFeeds(broker, options.prefix, feeds, Date.now());
  view.note(`${added} feeds added from ${file}; POST articles to ${httpIn}`);
  return worker;
}

/** Starts the dashboard, which shows the stories to people and programs. */
async function startView(
  { options, folder, started, view, fail }: Launch,
  target: ConnectionConfig,
  others: readonly WorkerProcess[],
): Promise<{ readonly worker: WorkerProcess; readonly address: string }> {
  const dashboard = await startDashboard({
    target,
    pages: others.map(({ url }) => url),
    isForeign: options.cluster !== undefined,
    folder,
    port: options.apiPort,
    onRestart: (name, code) => view.note(`${name} ended with code ${code}; restarting it`),
    onGivenUp: (name, code, logFile) =>
      fail(new Error(`${name} ended with code ${code} and cannot run; see ${logFile}`)),
  });
  started.add('dashboard', () => dashboard.worker.stop());
  await waitUntilReady([dashboard.worker], READY_TIMEOUT_MS);
  return dashboard;
}

function introduce(
  { options, view }: Launch,
  target: ConnectionConfig,
  workers: readonly WorkerProcess[],
): void {
  view.introduce(
    [
      `Kafka ${target.KAFKA_BROKERS.join(',')} · registry ${target.SCHEMA_REGISTRY_URL}`,
      `articles go to ${topicName(options.prefix, 'raw')}, stories come from ${topicName(options.prefix, 'stories')}`,
    ],
    workers.map(({ name, url, pid }) => ({ name, url, pid: pid() })),
  );
}

/** The input to publish, opened before anything is started; undefined for none. */
async function inputOf({
  input,
  sample,
  feeds,
}: StartOptions): Promise<readonly [string, OpenedInput] | undefined> {
  const path = input ?? (sample && feeds === undefined ? SAMPLE : undefined);
  return path === undefined ? undefined : [path, await openInput(path)];
}

/** What was published, to be looked up in the answers. */
interface Published {
  readonly before: AnswerStart;
  readonly tally: Tally;
  readonly offsets: ReadonlyMap<number, string>;
}

/** Publishes the input; the sample only where there is nothing yet. @returns undefined when nothing was published */
async function publishInput(
  { options, view }: Launch,
  broker: Broker,
  input: readonly [string, OpenedInput],
  signal: AbortSignal,
): Promise<Published | undefined> {
  const topic = topicName(options.prefix, 'raw');
  const isSample = options.input === undefined;
  if (isSample && (await broker.offsets(topic)).some(({ high }) => high > 0)) {
    view.note(
      `${topic} holds articles already: the sample is not published again; --fresh starts from nothing`,
    );
    return undefined;
  }
  const [path, { notes }] = input;
  for (const note of notes) view.note(`${inputName(path)}: ${note}`);
  view.step(isSample ? 'publishing the sample …' : `publishing ${inputName(path)} …`);
  const publisher = await broker.publisher();
  // What is no article becomes a dead letter here, to be seen; only what the topic does not take is not sent.
  const tally = new Tally((line) => view.note(line));
  const before = await answerStart(broker, options.prefix);
  const offsets = new Map<number, string>();
  const target = { publisher, topic, partition: 0, all: true, answered: true };
  await publishFiles(
    [input],
    {
      ...target,
      onSent: ({ place, offset }) => void (offset !== undefined && offsets.set(offset, place)),
      onRejected: () => undefined,
    },
    tally,
    signal,
  ).finally(() => publisher.close());
  return { before, tally, offsets };
}

/** Says what became of the input. @returns the exit code: an input of which nothing came is no success */
async function account(
  { options, view }: Launch,
  broker: Broker,
  codec: Codec,
  { before, tally, offsets }: Published,
): Promise<number> {
  const sent = { topic: topicName(options.prefix, 'raw'), partition: 0, offsets };
  await countAnswers(broker, codec, options.prefix, before, sent, tally);
  view.note(tally.text());
  // What was rejected is a dead letter, and told: for a launcher that is a result.
  return tally.isEmpty ? EXIT.nothing.code : EXIT.done.code;
}

async function printStories(tail: StoryTail, json: boolean): Promise<void> {
  const style = styleOf(process.stdout);
  for (const story of liveStories(tail.stories.values()))
    await writeOut(json ? `${JSON.stringify(story)}\n` : `${storyText(story, style)}\n\n`);
}

function followStories(launch: Launch, broker: Broker, codec: Codec): Promise<StoryTail> {
  const { options, view, fail } = launch;
  return tailStories(
    broker,
    topicName(options.prefix, 'stories'),
    codec.decoder('Story'),
    (story) => {
      if (story.counts.articles > 1 || story.status === 'merged') view.story(story);
    },
    (place, why) => view.note(`${place} is no story and is passed: ${why}`),
    fail,
  );
}

async function run(launch: Launch, signal: AbortSignal): Promise<number | undefined> {
  const { options, folder, started, view } = launch;
  // 1. What the user gave can be read.
  const input = await inputOf(options);
  if (options.feeds !== undefined) feedsOf(options.feeds);
  // 2. One launcher at a time; nothing left of an earlier one. What it needs is there.
  started.add('lock', await takeRunLock(folder));
  await provide(launch);
  // 3. Broker and registry, ours or the user's.
  const target = await cluster(launch);
  const broker = await connect(target, started);
  // 4. What earlier runs have made is there before the workers are ready.
  const codec = new Codec(commandConnection(target, 'start').registry);
  const isKept = (await broker.topics()).has(topicName(options.prefix, 'stories'));
  const kept = isKept ? await followStories(launch, broker, codec) : undefined;
  // 5. The workers; they create the topics and register the schemas.
  view.step('starting the workers …');
  const stages = await startWorkers(launch, target);
  const feeds = options.feeds === undefined ? [] : [await startFeeds(launch, options.feeds, target, broker)];
  // Whoever wants the stories printed once looks at no page.
  const dashboard = options.once ? undefined : await startView(launch, target, [...feeds, ...stages]);
  const workers = [...feeds, ...stages, ...(dashboard === undefined ? [] : [dashboard.worker])];
  const prometheus = writePrometheusConfig(folder, workers);
  const [brokers, registry] = [target.KAFKA_BROKERS.join(','), target.SCHEMA_REGISTRY_URL];
  const known = stages.map(({ name, url }) => ({ name, url }));
  const running = { pid: process.pid, brokers, registry, prefix: options.prefix, workers: known };
  started.add('note', noteRunning(folder, running));
  introduce(launch, target, workers);
  if (!options.once) view.note(`alerts: prometheus --config.file=${prometheus}`);
  // 6. Follow the stories as a dashboard would.
  const tail = kept ?? (await followStories(launch, broker, codec));
  started.add('view', () => tail.stop());
  const figures = new DeploymentFigures(broker, codec, options.prefix);
  const showFigures = async () =>
    view.figures(await figures.count(liveStories(tail.stories.values()).length));
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    // While the broker is away there are no figures; the next look finds them.
    looking = looking.then(showFigures).catch(() => undefined);
  }, FIGURES_EVERY_MS);
  started.add('figures', () => clearInterval(timer));
  // 7. Publish.
  const published = input === undefined ? undefined : await publishInput(launch, broker, input, signal);
  // 8. Wait until everything has come out.
  await drain(broker, options.prefix, DRAIN_PATIENCE_MS, () => undefined);
  const highs = await broker.offsets(topicName(options.prefix, 'stories'));
  while (!tail.hasReached(highs)) await sleep(50);
  clearInterval(timer);
  await looking;
  await showFigures();
  if (options.once) {
    const code = published === undefined ? EXIT.done.code : await account(launch, broker, codec, published);
    view.end();
    await printStories(tail, options.json);
    // Standard input may be empty on purpose, to print what there is.
    return published?.tally.isEmpty === true && tail.stories.size > 0 ? EXIT.done.code : code;
  }
  const again = setInterval(() => void showFigures().catch(() => undefined), FIGURES_EVERY_MS);
  started.add('figures', () => clearInterval(again));
  view.step(
    'everything sent has come out · newsfold tail stories, newsfold status, newsfold publish FILE · Ctrl-C stops',
  );
  if (dashboard !== undefined)
    view.note(`the stories: ${dashboard.address} · ${dashboard.address}api/v1/stories`);
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  return undefined;
}

async function start(options: StartOptions, { signal }: CommandContext): Promise<number | undefined> {
  const isLive = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  const view: View = isLive ? liveView(process.stderr) : new PlainView();
  const started = new Started((name, error) => view.note(`while stopping ${name}: ${error.message}`));
  const stopped = new Promise<undefined>((resolve) =>
    signal.addEventListener(
      'abort',
      () => {
        view.step('stopping …');
        resolve(undefined);
      },
      { once: true },
    ),
  );
  const failed = Promise.withResolvers<never>();
  const launch: Launch = {
    options,
    folder: launcherFolder(options.data),
    started,
    view,
    fail: failed.reject,
  };
  try {
    return await Promise.race([run(launch, signal), failed.promise, stopped]);
  } finally {
    view.end();
    await started.stop();
  }
}

/** The command. */
export const startCommand = command({
  line: START_LINE,
  stopsItself: true,
  read: (argv) => startOptions(argv, process.env),
  run: start,
});

if (import.meta.main) await runAlone(startCommand);
