/** `newsfold publish`: articles of files, or of standard input as they come, into a raw topic. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { commandConnection, openCluster } from './cluster/cluster.ts';
import { drain } from './cluster/drain.ts';
import { type CommandContext, command } from './command/command.ts';
import { CommandError, EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { type OpenedInput, openInput } from './input/input-lines.ts';
import { Tally } from './input/tally.ts';
import { type AnswerStart, answerStart, countAnswers } from './publish/count-answers.ts';
import { inputName, publishFiles } from './publish/publish-files.ts';
import { PUBLISH_LINE, type PublishOptions, readPublishOptions } from './publish/publish-options.ts';

const DRAIN_PATIENCE_MS = 120_000;

const say = (line: string) => void process.stderr.write(`publish: ${line}\n`);
const print = (row: unknown) => void process.stdout.write(`${JSON.stringify(row)}\n`);

/** @throws CommandError that says what to do where the topic or its partition does not exist */
async function checkTopic(broker: Broker, { topic, partition, deployment }: PublishOptions): Promise<void> {
  const partitions = (await broker.topics()).get(topic);
  const where = deployment.KAFKA_BROKERS.join(',');
  if (partitions === undefined)
    throw new CommandError(
      `there is no topic ${topic} on ${where}: start the workers, which create it, or \`newsfold topics --create\``,
    );
  if (partition >= partitions)
    throw new CommandError(`${topic} has no partition ${partition}: it has ${partitions}, from 0`);
}

async function publishTo(
  broker: Broker,
  inputs: readonly (readonly [string, OpenedInput])[],
  options: PublishOptions,
  signal: AbortSignal,
): Promise<number> {
  const { topic, partition, deployment } = options;
  const prefix = deployment.TOPIC_PREFIX;
  await checkTopic(broker, options);
  const before: AnswerStart | null = options.wait ? await answerStart(broker, prefix) : null;
  const tally = new Tally(say);
  const offsets = new Map<number, string>();
  let sent = 0;
  const publisher = await broker.publisher();
  const isWhole = await publishFiles(
    inputs,
    {
      publisher,
      topic,
      partition,
      all: options.all,
      answered: before !== null,
      onSent: ({ input, number, place, offset, articles }) => {
        sent += 1;
        if (before === null) tally.accepted(articles);
        else if (offset !== undefined) offsets.set(offset, place);
        if (options.json) print({ input, number, topic, partition, offset: offset ?? null });
      },
      onRejected: ({ input, number, item, reason, detail }) => {
        if (options.json) print({ input, number, item, rejected: `${reason}: ${detail}` });
      },
    },
    tally,
    signal,
  ).finally(() => publisher.close());
  if (before !== null && isWhole && sent > 0) {
    say(`${sent} records sent; waiting for the workers …`);
    if (!(await drain(broker, prefix, DRAIN_PATIENCE_MS, () => undefined, signal)))
      throw new CommandError(`broken off: ${sent} records are sent and not counted`, 'interrupted');
    const answers = new Codec(commandConnection(deployment, 'publish').registry);
    await countAnswers(broker, answers, prefix, before, { topic, partition, offsets }, tally);
  }
  if (options.json) print({ summary: { records: sent, ...tally.total } });
  say(
    `${tally.text()}; ${sent} records to ${topic}/${partition} on ${deployment.KAFKA_BROKERS.join(',')}${isWhole ? '' : '; broken off'}`,
  );
  if (!isWhole) return EXIT.interrupted.code;
  return tally.cameToSomething ? EXIT.done.code : EXIT.nothing.code;
}

async function publish(options: PublishOptions, { signal }: CommandContext): Promise<number> {
  const inputs: (readonly [string, OpenedInput])[] = [];
  for (const path of options.inputs) {
    const input = await openInput(path);
    for (const note of input.notes) say(`${inputName(path)}: ${note}`);
    inputs.push([path, input]);
  }
  const broker = await openCluster(commandConnection(options.deployment, 'publish').kafka);
  try {
    return await publishTo(broker, inputs, options, signal);
  } finally {
    await broker.close();
  }
}

/** The command. */
export const publishCommand = command({
  line: PUBLISH_LINE,
  stopsItself: true,
  read: readPublishOptions,
  run: publish,
});

if (import.meta.main) await runAlone(publishCommand);
