/** The command line of `newsfold override`. */
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import type { Connection } from '@newsfold/runtime/config/connection.ts';
import { MOST_WHO, MOST_WHY, type OverrideRequest } from '@newsfold/runtime/decide/override-request.ts';
import { commandConnection, connectionOptions, deploymentOf } from '../cluster/cluster.ts';
import { articleIdOf } from './article-name.ts';

/** The whole command: a decision, or the list of those that hold. */
export interface OverrideCommand {
  readonly connection: Connection;
  readonly prefix: string;
  readonly request: OverrideRequest | null;
  /** How long to wait for the answers, ms. */
  readonly waitMs: number;
  readonly json: boolean;
}

const OPTIONS = {
  stories: { type: 'boolean', doc: 'A and B are stories, by storyId: together makes one of them' },
  by: { type: 'string', value: 'WHO', doc: 'who decides: kept and shown' },
  why: { type: 'string', value: 'TEXT', doc: 'the reason: kept and shown' },
  wait: { type: 'string', value: 'SECONDS', default: '30', doc: 'how long to wait for the answer' },
  json: { type: 'boolean', doc: 'the answer as JSON on standard output' },
  ...connectionOptions,
} as const satisfies OptionTable;

/** The command line. */
export const OVERRIDE_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold override',
  summary: 'Records what an editor has decided about stories, and waits for the answer.',
  operands: 'VERB [NAME …]',
  operandCount: [0, 9],
  options: OPTIONS,
  notes: `dedupe keeps to it at once, in every later join, move, merge and split, and over restarts and replays; the story event
shows it.

  together A B       the two are one story
  apart A B          the two are not
  alone A            no other article is of its story
  withdraw A         take the article out of its story, as its publisher would
  take-back ID       an earlier decision no longer holds; later evidence draws the stories as usual
  list               the decisions that hold, with their articles; --json for \`npm run quality -- --overrides FILE\`

A and B are articles: the address of one, or its articleId. Of a pair the one in the smaller story moves, with the copies
of its text. Ends with 0 when it holds and is applied, 3 when it is recorded and waits for articles or for a worker, 1
when it is refused, 2 when it could not be asked.`,
  examples: [
    [
      'newsfold override apart https://a.example/1 https://b.example/2 --by anna --why "two quakes"',
      'two stories',
    ],
    ['newsfold override list', 'what holds'],
  ],
};

const VERBS: Readonly<Record<string, { readonly kind: OverrideRequest['kind']; readonly names: number }>> = {
  together: { kind: 'together', names: 2 },
  apart: { kind: 'apart', names: 2 },
  alone: { kind: 'alone', names: 1 },
  withdraw: { kind: 'withdraw', names: 1 },
  'take-back': { kind: 'take_back', names: 1 },
};

const ID = /^[\da-f]{32}$/;

function said(option: string, given: string | undefined, most: number): string {
  const text = given?.trim() ?? '';
  if (text === '') throw new Error(`${option} is missing: it is kept with the decision`);
  if (text.length > most) throw new Error(`${option} has ${text.length} characters; accepted are ${most}`);
  return text;
}

function requestOf(
  positionals: readonly string[],
  values: { readonly by?: string | undefined; readonly why?: string | undefined; readonly stories: boolean },
): OverrideRequest {
  const [verb = '', ...given] = positionals;
  const known = VERBS[verb];
  if (known === undefined)
    throw new Error(
      `${verb === '' ? 'a verb is missing' : `"${verb}" is no verb`}: ${Object.keys(VERBS).join(', ')}, list`,
    );
  if (given.length !== known.names)
    throw new Error(`${verb} takes ${known.names === 1 ? 'one name' : 'two names'}, ${given.length} given`);
  const wrong = (name: string): boolean => (values.stories || verb === 'take-back') && !ID.test(name);
  const bad = given.find(wrong);
  if (bad !== undefined) throw new Error(`"${bad}": an id has 32 hexadecimal digits`);
  if (values.stories && known.names === 1) throw new Error(`--stories: ${verb} takes an article`);
  const isDecision = verb === 'take-back';
  return {
    kind: known.kind,
    articleIds: isDecision || values.stories ? [] : given.map(articleIdOf),
    storyIds: values.stories ? given : [],
    takesBack: isDecision ? (given[0] as string) : '',
    by: said('--by', values.by, MOST_WHO),
    why: said('--why', values.why, MOST_WHY),
  };
}

/**
 * Reads the command line.
 * @throws Error with one line that says which option is wrong and what is accepted
 */
export function parseOverrideOptions(argv: readonly string[]): OverrideCommand {
  const { values, operands: positionals } = readArguments(OVERRIDE_LINE, argv);
  const isList = positionals[0] === 'list' && positionals.length === 1;
  const request = isList ? null : requestOf(positionals, values);
  const wait = Number(values.wait);
  if (!Number.isFinite(wait) || wait < 0)
    throw new Error(`--wait ${values.wait}: accepted is a number of seconds from 0`);
  const deployment = deploymentOf(values, true);
  return {
    connection: commandConnection(deployment, 'override'),
    prefix: deployment.TOPIC_PREFIX,
    request,
    waitMs: 1000 * wait,
    json: values.json,
  };
}
