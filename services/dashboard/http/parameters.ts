/**
 * Parameters as data: read from a request, refused with what is accepted, and described in the OpenAPI document, all from
 * one row each.
 */
import { Problem } from './problem.ts';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** A parameter of a path or a query. */
export interface Parameter<T> {
  readonly doc: string;
  readonly schema: Schema;
  /** Whether it may be given more than once, or separated by commas. */
  readonly isList?: boolean;
  /** Its value; of what is not given, the one that counts then. @throws Error that says what is accepted */
  read(given: readonly string[]): T;
}

/** A table of parameters by name. */
export type ParameterTable = Readonly<Record<string, Parameter<unknown>>>;

/** The values of a table. */
export type ParameterValues<T extends ParameterTable> = {
  readonly [K in keyof T]: T[K] extends Parameter<infer V> ? V : never;
};

/** Longest value, characters; and most values of a list. */
const MAX_CHARS = 300;
const MAX_VALUES = 50;

/** One text. */
export function textParameter(doc: string, maxLength = MAX_CHARS): Parameter<string | null> {
  return {
    doc,
    schema: { type: 'string', maxLength },
    read: ([first]) => {
      if (first !== undefined && first.length > maxLength) throw new Error(`at most ${maxLength} characters`);
      return first === undefined || first.trim() === '' ? null : first.trim();
    },
  };
}

/** Texts, given more than once or separated by commas. */
export function listParameter(doc: string): Parameter<readonly string[]> {
  return {
    doc,
    isList: true,
    schema: { type: 'array', items: { type: 'string', maxLength: MAX_CHARS }, maxItems: MAX_VALUES },
    read: (given) => {
      const values = given
        .flatMap((one) => one.split(','))
        .map((one) => one.trim())
        .filter((one) => one !== '');
      if (values.length > MAX_VALUES) throw new Error(`at most ${MAX_VALUES} values`);
      if (values.some((one) => one.length > MAX_CHARS))
        throw new Error(`values of at most ${MAX_CHARS} characters`);
      return values;
    },
  };
}

/** One of some words. */
export function wordParameter<const W extends readonly [string, ...string[]]>(
  doc: string,
  words: W,
  byDefault: W[number] = words[0],
): Parameter<W[number]> {
  return {
    doc,
    schema: { type: 'string', enum: words, default: byDefault },
    read: ([first]) => {
      if (first === undefined || first === '') return byDefault;
      if (!words.includes(first)) throw new Error(`one of ${words.join(', ')}`);
      return first;
    },
  };
}

/** Some of some words. */
export function wordsParameter<const W extends readonly [string, ...string[]]>(
  doc: string,
  words: W,
  byDefault: readonly W[number][],
): Parameter<readonly W[number][]> {
  return {
    doc,
    isList: true,
    schema: {
      type: 'array',
      items: { type: 'string', enum: words },
      default: byDefault,
      maxItems: MAX_VALUES,
    },
    read: (given) => {
      const values = given.flatMap((one) => one.split(',')).filter((one) => one !== '');
      const wrong = values.some((one) => !words.includes(one)) || values.length > MAX_VALUES;
      if (wrong) throw new Error(`some of ${words.join(', ')}`);
      return values.length === 0 ? byDefault : [...new Set(values)];
    },
  };
}

/** A whole number. */
export function numberParameter(
  doc: string,
  { min, max, byDefault }: { readonly min: number; readonly max: number; readonly byDefault: number },
): Parameter<number> {
  return {
    doc,
    schema: { type: 'integer', minimum: min, maximum: max, default: byDefault },
    read: ([first]) => {
      if (first === undefined || first === '') return byDefault;
      const value = Number(first);
      if (!/^\d+$/.test(first) || value < min || value > max)
        throw new Error(`a whole number from ${min} to ${max}`);
      return value;
    },
  };
}

/** Yes, no, or not asked for. */
export function choiceParameter(doc: string): Parameter<boolean | null> {
  return {
    doc,
    schema: { type: 'boolean' },
    read: ([first]) => {
      if (first === undefined || first === '') return null;
      if (first !== 'true' && first !== 'false') throw new Error('true or false');
      return first === 'true';
    },
  };
}

/** Times are those of the years that events know. */
const LAST_TIME = Date.UTC(9999, 11, 31);

/** A time: milliseconds since the epoch, a date or a time as RFC 3339 writes them. */
export function timeParameter(doc: string): Parameter<number | null> {
  return {
    doc: `${doc} Milliseconds since the epoch, or as in RFC 3339: 2026-03-14 or 2026-03-14T08:14:00Z.`,
    schema: {
      type: 'string',
      pattern:
        '^(\\d{1,15}|\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?([Zz]|[+-]\\d\\d:\\d\\d))?)$',
    },
    read: ([first]) => {
      if (first === undefined || first === '') return null;
      const accepted = new Error('milliseconds since the epoch, or a time such as 2026-03-14T08:14:00Z');
      // A plus of a zone is a space in a query that was not encoded.
      const text = first.replace(/ (?=\d\d:\d\d$)/, '+');
      const isTime = /^\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d))?$/.test(text);
      if (!isTime && !/^\d{1,15}$/.test(text)) throw accepted;
      const time = isTime ? Date.parse(text.replace(/ (?=\d\d:)/, 'T')) : Number(text);
      if (!(time >= 0 && time <= LAST_TIME)) throw accepted;
      return time;
    },
  };
}

/**
 * Reads a query against a table.
 * @throws Problem that names the parameter, also one that is not in the table: a misspelt filter would filter nothing
 */
export function readParameters<T extends ParameterTable>(
  table: T,
  query: URLSearchParams,
): ParameterValues<T> {
  for (const name of query.keys())
    if (!(name in table))
      throw new Problem('invalid-parameter', `${name.slice(0, 60)}: there is no such parameter`, {
        parameter: name.slice(0, 60),
        accepted: Object.keys(table),
      });
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(table)) {
    try {
      values[name] = parameter.read(query.getAll(name));
    } catch (error) {
      const accepted = (error as Error).message;
      throw new Problem('invalid-parameter', `${name}: accepted is ${accepted}`, {
        parameter: name,
        accepted,
      });
    }
  }
  return values as ParameterValues<T>;
}
