/** The command line of `newsfold publish`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { articlesPrefix, topics } from '@newsfold/schemas/topics.ts';
import { connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { wholeOption } from '../console/number-option.ts';

/** What to publish, and where. */
export interface PublishOptions {
  readonly inputs: readonly string[];
  readonly deployment: ConnectionConfig;
  /** The raw topic with its prefix. */
  readonly topic: string;
  readonly partition: number;
  /** Send also what is no article: it becomes a dead letter. */
  readonly all: boolean;
  /** Wait until everything has come out, and count what became of it. */
  readonly wait: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  topic: {
    type: 'string',
    value: 'TOPIC',
    default: topics.raw.name,
    doc: 'the raw topic, without the prefix',
  },
  partition: {
    type: 'string',
    value: 'N',
    default: '0',
    doc: 'one partition keeps the order, so that the same file gives the same stories',
  },
  all: {
    type: 'boolean',
    doc: 'send also what is no article: ingest makes dead letters of it, which can be put back',
  },
  wait: {
    type: 'boolean',
    doc: 'wait until the workers have answered everything, and count what became of it',
  },
  json: {
    type: 'boolean',
    doc: 'a line for each record: {"input", "number", "topic", "partition", "offset"} or {…, "item", "rejected"}; then {"summary"}',
  },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const PUBLISH_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold publish',
  summary: 'Publishes the articles of files, or of standard input as they come, to a raw topic.',
  operands: 'FILE… | -',
  operandCount: [1, 1000],
  options: OPTIONS,
  notes: `FILE is of any shape that \`newsfold fold\` reads. What comes slowly goes out within a tenth of a second. What is no
article is told with its place and its reason and is not sent.`,
  examples: [
    ['newsfold publish articles.csv', 'to the newsfold that runs here'],
    ['tail -f crawl.jsonl | newsfold publish -', 'as they come'],
    ['newsfold publish --brokers kafka:9092 --prefix trial. feed.xml', 'to a cluster'],
    ['newsfold publish --wait --json a.jsonl | tail -1', 'how many were accepted, repeated, rejected'],
  ],
};

/** Reads the command line. @throws Error with one line that says what is wrong and what is accepted */
export function readPublishOptions(argv: readonly string[]): PublishOptions {
  const { values, operands } = readArguments(PUBLISH_LINE, argv);
  const deployment = deploymentOf(values, values.wait && values.registry !== undefined);
  return {
    inputs: operands,
    deployment,
    topic: `${articlesPrefix(deployment.TOPIC_PREFIX)}${values.topic}`,
    partition: wholeOption('--partition', values.partition, 0, 100_000),
    all: values.all,
    wait: values.wait,
    json: values.json,
  };
}
