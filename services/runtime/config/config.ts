/**
 * Configuration as data: a table of variables, checked once, all problems told together.
 *
 * A worker declares a table; loadConfig reads the environment against it and returns one frozen value or every
 * problem with the variable, what was given and what is accepted. docs/configure.md is generated from the same rows.
 */
import { MASK, Secret, withoutCredentials } from '../secrets/secret.ts';

/** One variable. */
export interface Variable<T> {
  /** Text to value; throws an Error whose message says what is accepted. */
  readonly parse: (text: string) => T;
  /** The default, as it would be written; undefined makes the variable required. */
  readonly default: string | undefined;
  /** Unit of the value, or empty. */
  readonly unit: string;
  /** What it does and why the default is what it is. */
  readonly doc: string;
  /** Whether its value is a secret: never printed, and also read from the file that the variable with `_FILE` names. */
  readonly isSecret?: boolean;
}

/** A table of variables by their environment names. */
export type ConfigTable = Readonly<Record<string, Variable<unknown>>>;

/** The frozen value of a table. */
export type Config<T extends ConfigTable> = {
  readonly [K in keyof T]: T[K] extends Variable<infer V> ? V : never;
};

/** Any text but the empty one. */
export function text(input: string): string {
  if (input.trim() === '') throw new Error('a text that is not empty');
  return input.trim();
}

/** Any text, also the empty one. */
export function optionalText(input: string): string {
  return input.trim();
}

/** Texts separated by commas, at least one. */
export function list(input: string): readonly string[] {
  const items = input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length === 0) throw new Error('one or more texts separated by commas');
  return items;
}

/** A whole number in a range. */
export function integer(min: number, max: number): (input: string) => number {
  return (input) => {
    const value = Number(input);
    if (!/^[+-]?\d+$/.test(input.trim()) || value < min || value > max) {
      throw new Error(`a whole number from ${min} to ${max}`);
    }
    return value;
  };
}

/** A decimal number in a range. */
export function decimal(min: number, max: number): (input: string) => number {
  return (input) => {
    const value = Number(input);
    if (!/^[+-]?\d+(?:\.\d+)?$/.test(input.trim()) || value < min || value > max) {
      throw new Error(`a number from ${min} to ${max}`);
    }
    return value;
  };
}

/** One of some words. */
export function oneOf<const W extends readonly string[]>(words: W): (input: string) => W[number] {
  return (input) => {
    if (!words.includes(input)) throw new Error(`one of ${words.join(', ')}`);
    return input as W[number];
  };
}

/** An http or https address, without a slash at its end. */
export function httpUrl(input: string): string {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error('an address that starts with http:// or https://');
  return input.replace(/\/+$/, '');
}

/** The row of a secret; undefined when it is not set. */
export function secret(doc: string): Variable<Secret | undefined> {
  return {
    parse: (input) => (input === '' ? undefined : Secret.of(input)),
    default: '',
    unit: '',
    doc,
    isSecret: true,
  };
}

/** A regular expression; the empty text is none. */
export function pattern(input: string): RegExp | null {
  if (input === '') return null;
  try {
    return new RegExp(input);
  } catch {
    throw new Error('a regular expression, or nothing');
  }
}

/** A problem with one variable. */
export interface ConfigProblem {
  readonly variable: string;
  /** What was given, as far as it may be shown. */
  readonly given: string | undefined;
  readonly accepted: string;
}

/** The value of a table, or what is wrong. */
export type ConfigResult<T extends ConfigTable> =
  | { readonly ok: true; readonly config: Config<T> }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const given = (env: NodeJS.ProcessEnv, variable: string) => env[variable] || undefined;

/** The value of a secret, which its own variable or a file has. */
function loadSecret(row: Variable<unknown>, variable: string, env: NodeJS.ProcessEnv): unknown {
  const path = given(env, `${variable}_FILE`);
  if (path === undefined) return row.parse(given(env, variable) ?? '');
  if (given(env, variable) !== undefined) throw new Error(`${variable} or ${variable}_FILE, one of the two`);
  return Secret.inFile(path);
}

function loadValue(row: Variable<unknown>, variable: string, env: NodeJS.ProcessEnv): unknown {
  if (row.isSecret) return loadSecret(row, variable, env);
  const input = given(env, variable) ?? row.default;
  if (input === undefined) throw new Error('a value: it has no default');
  return row.parse(input);
}

/** What was given for a variable, as far as it may be shown. */
function shown(row: Variable<unknown>, variable: string, env: NodeJS.ProcessEnv): string | undefined {
  const text = given(env, variable);
  if (text !== undefined) return row.isSecret ? MASK : withoutCredentials(text);
  const path = row.isSecret ? given(env, `${variable}_FILE`) : undefined;
  return path === undefined ? undefined : `the file ${path}`;
}

/** Reads `env` against `table`. An empty variable counts as not set. */
export function loadConfig<T extends ConfigTable>(table: T, env: NodeJS.ProcessEnv): ConfigResult<T> {
  const config: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const [variable, row] of Object.entries(table)) {
    try {
      config[variable] = loadValue(row, variable, env);
    } catch (error) {
      problems.push({
        variable,
        given: shown(row, variable, env),
        accepted: (error as Error).message,
      });
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, config: Object.freeze(config) as Config<T> };
}

/** A problem as a line for an operator. */
export function describeProblem({ variable, given, accepted }: ConfigProblem): string {
  return `${variable}: ${given === undefined ? 'not set' : `got ${JSON.stringify(given)}`}; accepted is ${accepted}`;
}

/** The variables that give a table its value again, in a child process: all of them, so that none is inherited. */
export function configEnv<T extends ConfigTable>(table: T, config: Config<T>): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [variable, row] of Object.entries(table)) {
    const value: unknown = config[variable];
    env[variable] = '';
    if (row.isSecret) env[`${variable}_FILE`] = '';
    if (value instanceof Secret) {
      const [name, text] = value.asVariable(variable);
      env[name] = text;
    } else if (value !== undefined) {
      env[variable] = Array.isArray(value) ? value.join(',') : String(value);
    }
  }
  return env;
}
