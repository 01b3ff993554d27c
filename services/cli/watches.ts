/** `newsfold watches`: the saved searches of a dashboard, listed, saved, tried, paused and removed over its API. */
import { readFileSync } from 'node:fs';
import { type CommandLine, type OptionTable, readArguments } from '@newsfold/runtime/command/command-line.ts';
import { command } from './command/command.ts';
import { CommandError, EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { cut } from './console/cut.ts';
import { textTable } from './console/text-table.ts';

const ACTIONS = ['list', 'save', 'try', 'pause', 'resume', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

const OPTIONS = {
  api: { type: 'string', value: 'URL', default: 'http://127.0.0.1:9120', doc: 'where the dashboard answers' },
  'token-file': { type: 'string', value: 'FILE', doc: 'file of a token with "watches": true' },
  query: {
    type: 'string',
    value: 'FILTERS',
    doc: 'with save: filters as in the address of a list, q=quake&place=TR',
  },
  name: { type: 'string', doc: 'with save: what the watch is called' },
  significance: {
    type: 'string',
    value: 'WORD',
    doc: 'with save: none, minor or material, the least that is told',
  },
  'cool-down': { type: 'string', value: 'MINUTES', doc: 'with save: a story is not told again for so long' },
  digest: { type: 'string', value: 'MINUTES', doc: 'with save: tell matches together, so often' },
  webhook: { type: 'string', value: 'URL', doc: 'with save: where matches are sent' },
  paused: { type: 'boolean', doc: 'with save: do not switch it on yet' },
  json: { type: 'boolean', doc: 'what the API answers' },
} as const satisfies OptionTable;

const WATCHES_LINE: CommandLine<typeof OPTIONS> = {
  name: 'newsfold watches',
  summary: 'Saved searches of the dashboard: listed, saved, tried, paused and removed.',
  operands: 'ACTION [ID]',
  operandCount: [1, 2],
  options: OPTIONS,
  notes: `Actions:
  list            the watches, and how each is
  save ID         save a watch, in place of the one with this id; its secret is printed once
  try ID          the stories that it would have matched in the last day
  pause, resume   match and tell nothing for a while, and go on
  remove ID       remove it, and what waits for it`,
  examples: [
    ['newsfold watches save quakes --query q=quake --paused', 'saved, and not switched on'],
    ['newsfold watches try quakes', 'what it would have told'],
    ['newsfold watches resume quakes', 'switched on'],
  ],
};

interface Sent {
  readonly name?: string;
  readonly query?: string;
  readonly minSignificance?: string;
  readonly coolDownMinutes?: number;
  readonly digestMinutes?: number;
  readonly webhook?: string | null;
  readonly isPaused?: boolean;
}

interface WatchesOptions {
  readonly action: Action;
  readonly id: string;
  readonly api: string;
  readonly tokenFile: string | undefined;
  readonly sent: Sent;
  readonly json: boolean;
}

function minutesOf(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,5}$/.test(given)) throw new Error(`${option} ${given}: accepted is a whole number of minutes`);
  return Number(given);
}

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

function readOptions(argv: readonly string[]): WatchesOptions {
  const { values, operands } = readArguments(WATCHES_LINE, argv);
  const [given = '', id = ''] = operands;
  const action = ACTIONS.find((one) => one === given);
  if (action === undefined) throw new Error(`${given} is no action; accepted is ${ACTIONS.join(', ')}`);
  if ((action === 'list') !== (id === ''))
    throw new Error(action === 'list' ? `list takes no ${id}` : `${action} needs the id of a watch`);
  if (!URL.canParse(values.api)) throw new Error(`--api ${values.api}: accepted is an address`);
  const sent = defined({
    name: values.name,
    query: values.query,
    minSignificance: values.significance,
    coolDownMinutes: minutesOf('--cool-down', values['cool-down']),
    digestMinutes: minutesOf('--digest', values.digest),
    webhook: values.webhook,
    isPaused: values.paused,
  }) as Sent;
  return {
    action,
    id,
    api: values.api.replace(/\/$/, ''),
    tokenFile: values['token-file'],
    sent,
    json: values.json,
  };
}

interface Shown extends Sent {
  readonly id: string;
  readonly name: string;
  readonly health: { readonly waiting: number; readonly told: number; readonly problem: string | null };
  readonly secret?: string | null;
}

/** What the API answers. */
type Answered = Shown & {
  readonly watches?: readonly Shown[];
  readonly total?: number | null;
  readonly stories?: readonly { readonly storyId: string; readonly headline: { readonly text: string } }[];
};

async function ask(options: WatchesOptions, method: string, path: string, sent?: Sent): Promise<Answered> {
  const { api, tokenFile } = options;
  const token = tokenFile === undefined ? null : readFileSync(tokenFile, 'utf8').trim();
  const answer = await fetch(`${api}/api/v1/watches${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: sent === undefined ? null : JSON.stringify(sent),
  }).catch((error: Error) => {
    const why = (error.cause as Error | undefined)?.message ?? error.message;
    throw new CommandError(`${api} does not answer (${why}); --api says where the dashboard is`);
  });
  const body = (await answer.json().catch(() => ({}))) as Answered & { readonly detail?: string };
  if (!answer.ok) throw new CommandError(`${answer.status}: ${body.detail ?? 'no dashboard answers there'}`);
  return body;
}

/** A watch as it is sent again: its secret stays. */
function sentAgain({ name, query, minSignificance, coolDownMinutes, digestMinutes, webhook }: Shown): Sent {
  return defined({ name, query, minSignificance, coolDownMinutes, digestMinutes, webhook }) as Sent;
}

function act(options: WatchesOptions): Promise<Answered> {
  const { action, id, sent } = options;
  const path = `/${encodeURIComponent(id)}`;
  if (action === 'list') return ask(options, 'GET', '');
  if (action === 'save') return ask(options, 'PUT', path, sent);
  if (action === 'try') return ask(options, 'GET', `${path}/trial`);
  if (action === 'remove') return ask(options, 'DELETE', path);
  return ask(options, 'GET', path).then((watch) =>
    ask(options, 'PUT', path, { ...sentAgain(watch), isPaused: action === 'pause' }),
  );
}

function listed(watches: readonly Shown[]): string {
  const rows = watches.map(({ id, name, query, isPaused, health }) => [
    id,
    cut(name, 30),
    cut(query ?? '', 40),
    isPaused ? 'paused' : 'on',
    String(health.told),
    String(health.waiting),
    cut(health.problem ?? '', 60),
  ]);
  return textTable([['id', 'name', 'query', 'state', 'told', 'waiting', 'problem'], ...rows]);
}

function wordsOf({ action, id }: WatchesOptions, answered: Answered): string {
  const { watches, stories, total, secret } = answered;
  if (watches !== undefined) return watches.length === 0 ? 'no watch is saved' : listed(watches);
  if (stories !== undefined)
    return [
      `${total ?? 'more'} in the last day`,
      ...stories.map(({ storyId, headline }) => `${storyId}  ${cut(headline.text, 100)}`),
    ].join('\n');
  const signs = typeof secret === 'string' ? `\nits requests are signed with ${secret}` : '';
  const done = {
    list: '',
    try: '',
    save: 'saved',
    pause: 'paused',
    resume: 'switched on',
    remove: 'removed',
  };
  return `${id}: ${done[action]}${signs}`;
}

/** The command. */
export const watchesCommand = command({
  line: WATCHES_LINE,
  read: readOptions,
  run: async (options) => {
    const answered = await act(options);
    process.stdout.write(`${options.json ? JSON.stringify(answered) : wordsOf(options, answered)}\n`);
    return EXIT.done.code;
  },
});

if (import.meta.main) await runAlone(watchesCommand);
