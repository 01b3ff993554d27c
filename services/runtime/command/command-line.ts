/**
 * Command lines as data: a table of options is read, checked and shown by one library, for commands and workers alike.
 * What is unknown is an error that names the nearest match.
 */
import { Command, CommanderError, Option } from 'commander';
import { wrapLines } from './wrap-lines.ts';

/** One option. */
export interface OptionSpec {
  readonly type: 'boolean' | 'string';
  /** It may be given several times; its value is a list then. */
  readonly multiple?: boolean;
  /** What stands for its value in the help: FILE, N. */
  readonly value?: string;
  /** Value when it is not given. */
  readonly default?: string | boolean;
  readonly doc: string;
}

/** Options by their long names. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** A command line: its options, and what the help says. */
export interface CommandLine<T extends OptionTable = OptionTable> {
  /** As it is called: `newsfold audit`. */
  readonly name: string;
  /** In one sentence. */
  readonly summary: string;
  /** What stands without a name, as the help shows it: `FILE…`, `A B`; empty for nothing. */
  readonly operands: string;
  /** The fewest and the most of them; none and none when left out. */
  readonly operandCount?: readonly [fewest: number, most: number];
  readonly options: T;
  /** More about it, after the options. */
  readonly notes?: string;
  /** Command lines to copy, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
}

type ValueOf<S extends OptionSpec> = S extends { readonly multiple: true }
  ? readonly string[] | undefined
  : S extends { readonly type: 'boolean' }
    ? boolean
    : S extends { readonly default: string }
      ? string
      : string | undefined;

/** The values of a table's options. */
export type OptionValues<T extends OptionTable> = { readonly [K in keyof T]: ValueOf<T[K]> };

/** A command line that was read. */
export interface Arguments<T extends OptionTable> {
  readonly values: OptionValues<T>;
  readonly operands: readonly string[];
}

/** The command line is wrong. The message is one line and says what is accepted. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const toCamel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function optionOf(name: string, { type, value = 'TEXT', multiple, doc, default: given }: OptionSpec): Option {
  const flags = type === 'boolean' ? `--${name}` : `--${name} <${value}>`;
  const option = new Option(flags, doc);
  if (given !== undefined && given !== false) option.default(given);
  if (multiple)
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  return option;
}

function commandOf({ name, summary, operands, options, notes, examples }: CommandLine): Command {
  const command = new Command(name)
    .exitOverride()
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .usage(['[options]', operands].filter((part) => part !== '').join(' '))
    .description(summary)
    .helpOption('--help', 'this text')
    .allowExcessArguments()
    .argument('[operands...]')
    .configureHelp({ visibleArguments: () => [], styleTitle: (title) => title });
  for (const [option, spec] of Object.entries(options)) command.addOption(optionOf(option, spec));
  if (notes !== undefined) command.addHelpText('after', `\n${notes}`);
  if (examples.length > 0) {
    const width = Math.max(...examples.map(([line]) => line.length));
    const lines = examples.map(([line, does]) => `  ${line.padEnd(width)}  # ${does}`);
    command.addHelpText('after', ['', 'Examples:', ...lines].join('\n'));
  }
  return command;
}

/** Narrower than this nothing can be laid out. */
export const LEAST_COLUMNS = 40;
/** Where there is no terminal that says how wide it is. */
export const USUAL_COLUMNS = 120;

/** The help of a command line, wrapped for `columns` of a terminal. */
export function helpOf(line: CommandLine, columns = USUAL_COLUMNS): string {
  let text = '';
  const width = Math.max(LEAST_COLUMNS, columns);
  const command = commandOf(line).configureOutput({
    writeOut: (part) => (text += part),
    getOutHelpWidth: () => width,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return wrapLines(text, width);
}

/** Whether a command line asks for its help. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

/** The library's message in our form: one line, without its prefix. */
function messageOf({ message }: CommanderError): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (?:one of )?(.+)\?\)/, '; did you mean $1?')
    .replace(/option '(--[\w-]+) <(\w+)>' argument missing/, 'option $1 needs a value: $2')
    .split('\n')
    .join(' ');
}

function checkCount(
  { operands, operandCount: [fewest, most] = [0, 0] }: CommandLine,
  given: readonly string[],
) {
  const stray = given[most];
  if (stray !== undefined) throw new UsageError(`unexpected argument '${stray}'`);
  if (given.length < fewest) throw new UsageError(`${operands} is missing`);
}

/** A value as the library has it: under `no-sample` it keeps whether there is a sample. */
function givenValue(
  given: Readonly<Record<string, unknown>>,
  name: string,
  type: OptionSpec['type'],
): unknown {
  if (type === 'string') return given[toCamel(name)];
  return name.startsWith('no-') ? given[toCamel(name.slice(3))] === false : given[toCamel(name)] === true;
}

/**
 * Reads a command line against its table.
 * @throws UsageError for an unknown option, a missing value, or too few or too many operands
 */
export function readArguments<T extends OptionTable>(
  line: CommandLine<T>,
  argv: readonly string[],
): Arguments<T> {
  const command = commandOf(line);
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(messageOf(error));
    throw error;
  }
  checkCount(line, command.args);
  const given = command.opts() as Readonly<Record<string, unknown>>;
  const values = Object.entries(line.options).map(([name, { type }]) => [
    name,
    givenValue(given, name, type),
  ]);
  return { values: Object.fromEntries(values) as OptionValues<T>, operands: command.args };
}

/** The name among `known` that is nearest to one that is not: the library's judgement. Undefined where none is near. */
export function nearestOf(given: string, known: readonly string[]): string | undefined {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const name of known) command.command(name);
  try {
    command.parse([given], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return /Did you mean (?:one of )?([\w-]+)/.exec(error.message)?.[1];
  }
  return undefined;
}
