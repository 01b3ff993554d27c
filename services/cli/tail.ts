/** `newsfold tail`: follows stories, articles or dead letters of any deployment. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, LogRecord } from '@newsfold/runtime/log/broker.ts';
import { followTopics } from '@newsfold/runtime/reading/follow-topics.ts';
import { Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, commandConnection, openCluster } from './cluster/cluster.ts';
import { type CommandContext, command } from './command/command.ts';
import { CommandError, EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { writeOut } from './console/write-out.ts';
import { styleOf } from './stories/story-text.ts';
import { readTailOptions, TAIL_LINE, type TailOptions } from './tail/tail-options.ts';
import { tailedTopics } from './tail/tailed-topics.ts';

const LOOK_EVERY_MS = 50;

function jsonOf({ topic, partition, offset, timestamp, key }: LogRecord, value: unknown): string {
  return JSON.stringify({ topic, partition, offset, timestamp, key: key?.toString('utf8') ?? null, value });
}

async function follow(
  broker: Broker,
  codec: Codec,
  options: TailOptions,
  signal: AbortSignal,
): Promise<number> {
  const { json, limit, end } = options;
  const prefix = options.deployment.TOPIC_PREFIX;
  const tailed = tailedTopics(options.what, codec, prefix, options.filter, styleOf(process.stdout));
  const known = await broker.topics();
  const missing = tailed.topics.filter((topic) => !known.has(topic));
  if (missing.length > 0)
    throw new CommandError(
      `there is no topic ${missing.join(', ')}: the workers create it; is --prefix right?`,
    );
  let shown = 0;
  let failure: Error | undefined;
  const isEnough = () => limit !== null && shown >= limit;
  const onRecord = async (record: LogRecord) => {
    if (isEnough() || signal.aborted) return;
    const place = `${record.topic}/${record.partition}/${record.offset}`;
    const made = await tailed.show(record).catch((error: unknown) => {
      if (!(error instanceof MalformedRecord)) throw error;
      process.stderr.write(`tail: ${place} is passed: ${error.message}\n`);
      return undefined;
    });
    if (made === undefined || (made.text === '' && !json)) return;
    shown += 1;
    await writeOut(`${json ? jsonOf(record, made.value) : made.text}\n`);
  };
  const following = await followTopics(broker, tailed.topics, options.from, onRecord, (error) => {
    failure = error;
  });
  while (!signal.aborted && failure === undefined && !isEnough() && !(end && following.hasCaughtUp()))
    await sleep(LOOK_EVERY_MS);
  await following.stop();
  if (failure !== undefined) throw failure;
  return shown > 0 || !end ? EXIT.done.code : EXIT.nothing.code;
}

async function tail(options: TailOptions, { signal }: CommandContext): Promise<number> {
  const { kafka, registry } = commandConnection(options.deployment, 'tail');
  await checkRegistry(registry);
  const broker = await openCluster(kafka);
  try {
    return await follow(broker, new Codec(registry), options, signal);
  } finally {
    await broker.close();
  }
}

/** The command. */
export const tailCommand = command({
  line: TAIL_LINE,
  stopsItself: true,
  read: (argv) => readTailOptions(argv, Date.now()),
  run: tail,
});

if (import.meta.main) await runAlone(tailCommand);
