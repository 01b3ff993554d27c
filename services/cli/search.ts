/** `newsfold search`: stories of a deployment, or of a folded file, that have some words. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { ConnectionConfig } from '@newsfold/runtime/config/connection.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import {
  checkRegistry,
  commandConnection,
  connectionOptions,
  deploymentOf,
  openCluster,
} from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { CommandError, EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { wholeOption } from './console/number-option.ts';
import { progressBar } from './console/progress-bar.ts';
import { writeOut } from './console/write-out.ts';
import { plainLines } from './input/input-lines.ts';
import { clusterStories } from './stories/cluster-stories.ts';
import { fitOf, wordsOf } from './stories/matching.ts';
import { storyText, styleOf } from './stories/story-text.ts';

const OPTIONS = {
  input: {
    type: 'string',
    value: 'FILE',
    doc: 'stories that `newsfold fold --json` wrote, instead of a deployment',
  },
  limit: { type: 'string', value: 'N', default: '20', doc: 'the N that fit best' },
  json: { type: 'boolean', doc: 'one story event a line' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
const SEARCH_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold search',
  summary: 'Shows the stories that have some words.',
  operands: 'WORDS…',
  operandCount: [1, 100],
  options: OPTIONS,
  notes: `A story is shown when each of the words begins a word of its headline, keywords, names, places, key points, agreements
or the headlines of its articles; accents and case do not matter.`,
  examples: [
    ['newsfold search earthquake turkey', 'on the newsfold that runs here'],
    ['newsfold search ferry --input stories.jsonl', 'in a file that was folded'],
  ],
};

/** What to search, and where. */
interface SearchOptions {
  readonly words: readonly string[];
  readonly source: { readonly file: string } | { readonly deployment: ConnectionConfig };
  readonly limit: number;
  readonly json: boolean;
}

function readOptions(argv: readonly string[]): SearchOptions {
  const { values, operands } = readArguments(SEARCH_LINE, argv);
  const words = wordsOf(operands.join(' '));
  if (words.length === 0) throw new Error(`${operands.join(' ')}: there is no word in it`);
  return {
    words,
    source: values.input === undefined ? { deployment: deploymentOf(values, true) } : { file: values.input },
    limit: wholeOption('--limit', values.limit, 1, 1_000_000),
    json: values.json,
  };
}

async function storiesOfFile(file: string, isWanted: (story: Story) => boolean): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for await (const { number, line } of plainLines(file)) {
    try {
      const story = JSON.parse(line.toString('utf8')) as Story;
      if (story.storyId === undefined || story.articles === undefined) throw new Error('it has no articles');
      if (isWanted(story)) stories.push(story);
    } catch (error) {
      throw new CommandError(`${file} line ${number} is no story: ${(error as Error).message}`);
    }
  }
  return stories;
}

async function storiesOfCluster(
  deployment: ConnectionConfig,
  isWanted: (story: Story) => boolean,
): Promise<readonly Story[]> {
  const { kafka, registry } = commandConnection(deployment, 'search');
  await checkRegistry(registry);
  const broker = await openCluster(kafka);
  try {
    const bar = progressBar('events');
    return await clusterStories(broker, new Codec(registry), deployment.TOPIC_PREFIX, isWanted, bar);
  } finally {
    await broker.close();
  }
}

async function search({ words, source, limit, json }: SearchOptions): Promise<number> {
  const isWanted = (story: Story) => story.status !== 'merged' && fitOf(story, words) > 0;
  const found =
    'file' in source
      ? await storiesOfFile(source.file, isWanted)
      : await storiesOfCluster(source.deployment, isWanted);
  const best = [...found].sort(
    (a, b) =>
      fitOf(b, words) - fitOf(a, words) ||
      b.counts.independentPublishers - a.counts.independentPublishers ||
      (a.storyId < b.storyId ? -1 : 1),
  );
  const style = styleOf(process.stdout);
  for (const story of best.slice(0, limit))
    await writeOut(json ? `${JSON.stringify(story)}\n` : `${storyText(story, style)}\n\n`);
  if (found.length > limit)
    process.stderr.write(`search: ${found.length - limit} more; --limit N shows more\n`);
  if (found.length > 0) return EXIT.done.code;
  process.stderr.write('search: no story has all of these words\n');
  return EXIT.nothing.code;
}

/** The command. */
export const searchCommand = command({ line: SEARCH_LINE, read: readOptions, run: search });

if (import.meta.main) await runAlone(searchCommand);
