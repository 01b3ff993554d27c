/** Raw bytes to an object, or the reason why not. */
import { type Rejection, rejection } from './reject-reason.ts';

/** A raw article as decoded from JSON or Avro: nothing about its fields is known yet. */
export type RawInput = Readonly<Record<string, unknown>>;

/** The outcome of parsing. */
export type ParsedRaw = { readonly kind: 'parsed'; readonly raw: RawInput } | Rejection;

/**
 * Largest record that is parsed, bytes. The longest reports have 0.1 MB of text, the heaviest pages some MB of markup;
 * anything larger is not an article.
 */
export const MAX_RAW_BYTES = 8 * 1024 * 1024;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Offset of the first byte that is not UTF-8: found by bisection, since the decoder does not report it. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // A character that the cut splits is not an error yet: `stream` waits for its rest.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

function decode(bytes: Uint8Array): string | Rejection {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return rejection('malformed-json', 'the value is UTF-16, by its byte order mark; send JSON in UTF-8');
  }
  try {
    return UTF8.decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
    return rejection('malformed-json', `byte ${at} (0x${byte}) is not UTF-8; send JSON in UTF-8`);
  }
}

/** The parser's message without the excerpt that V8 adds: a dead letter's detail must not repeat the input. */
function parseProblem(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  const what = message.replace(/,? ?\.{0,3}".*$/s, '').replace(/ in JSON at position.*$/s, '');
  const where = position === undefined ? `length ${text.length}` : `character ${position} of ${text.length}`;
  return `not JSON: ${what.slice(0, 80).toWellFormed()} (${where}); send one JSON object a record`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? `an array of ${value.length}` : `a ${typeof value}`;
}

/**
 * Parses the value of a raw record: one JSON object in UTF-8, with or without a byte order mark. Of duplicate keys the
 * last counts. Never throws; linear.
 */
export function parseRaw(bytes: Uint8Array, maxBytes: number = MAX_RAW_BYTES): ParsedRaw {
  if (bytes.length > maxBytes) {
    return rejection(
      'too-large',
      `the value has ${bytes.length} bytes, the limit is ${maxBytes}; send the article's text alone`,
    );
  }
  const text = decode(bytes);
  if (typeof text !== 'string') return text;
  if (text.trim() === '')
    return rejection('malformed-json', 'the value is empty; send one JSON object a record');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return rejection('malformed-json', parseProblem(error, text));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { kind: 'parsed', raw: value as RawInput };
  if (
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
    return rejection('container', `the value is ${kindOf(value)}; send each of its articles as a record`);
  return rejection('not-an-object', `the value is ${kindOf(value)}; send one JSON object a record`);
}
