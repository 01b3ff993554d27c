/** Raw bytes to an object, or the reason why not. */
import { type Rejection, rejection } from './reject-reason.ts';

/** A raw article as decoded from JSON or Avro: nothing about its fields is known yet. */
export type RawInput = Readonly<Record<string, unknown>>;

/**
 * Largest record that is parsed, bytes. The longest reports have 0.1 MB of text, the heaviest pages some MB of markup;
 * anything larger is not an article.
 */
export const MAX_RAW_BYTES = 8 * 1024 * 1024;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The outcome of parsing a record that holds one article. */
export type ParsedRaw = { readonly kind: 'parsed'; readonly raw: RawInput } | Rejection;

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
  if (/^\s*</.test(text))
    return 'not JSON but XML or HTML; a parser of feeds makes objects of it: send one JSON object a record';
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  const what = message.replace(/,? ?\.{0,3}".*$/s, '').replace(/ in JSON at position.*$/s, '');
  const where = position === undefined ? `length ${text.length}` : `character ${position} of ${text.length}`;
  return `not JSON: ${what.slice(0, 80).toWellFormed()} (${where}); send one JSON object a record`;
}

/** What a value is, for people: null, an array of 3, a number. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? `an array of ${value.length}` : `a ${typeof value}`;
}

/** A document as parsed: any JSON value. */
export type ParsedDocument = { readonly kind: 'parsed'; readonly document: unknown } | Rejection;

/**
 * Parses the value of a raw record: JSON in UTF-8, with or without a byte order mark. Of duplicate keys the last counts.
 * Never throws; linear.
 */
export function parseDocument(bytes: Uint8Array, maxBytes: number = MAX_RAW_BYTES): ParsedDocument {
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
  try {
    return { kind: 'parsed', document: JSON.parse(text) };
  } catch (error) {
    return rejection('malformed-json', parseProblem(error, text));
  }
}

/** Parses a value that must be one object, as `parseDocument` does. Never throws. */
export function parseRaw(bytes: Uint8Array, maxBytes: number = MAX_RAW_BYTES): ParsedRaw {
  const parsed = parseDocument(bytes, maxBytes);
  if (parsed.kind === 'rejected') return parsed;
  const value = parsed.document;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { kind: 'parsed', raw: value as RawInput };
  return rejection('not-an-object', `the value is ${kindOf(value)}; send one JSON object a record`);
}
