/**
 * Records of JSON: of lines each is one; a document over many lines is one too while a record can hold it, and taken
 * apart into its articles when it is larger, so that a file of any size is read in constant memory.
 */
import { DEFAULT_APART, takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { MAX_RAW_BYTES } from '@newsfold/ingest/domain/parse-raw.ts';
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { JSONParser } from '@streamparser/json';
import { byteLines } from './byte-lines.ts';
import type { InputLine } from './input-record.ts';
import type { ByteSource } from './unpacked.ts';

/** Longest document that is read whole, bytes: four times what ingest takes, for the white space. */
const MAX_WHOLE = 4 * MAX_RAW_BYTES;
const NEWLINE = 10;

type Parsed = { readonly value: unknown } | undefined;

function parsed(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The first line that says something, if its end has been read. */
function firstLine(head: Buffer, isAll: boolean): string | undefined {
  const start = head.findIndex((byte) => byte > 32);
  if (start < 0) return undefined;
  const end = head.indexOf(NEWLINE, start);
  return end < 0 && !isAll ? undefined : head.toString('utf8', start, end < 0 ? head.length : end);
}

/** How many lines lie before a document, which is the line that it is called by. */
const lineOf = (head: Buffer) =>
  head
    .subarray(
      0,
      head.findIndex((byte) => byte > 32),
    )
    .filter((byte) => byte === NEWLINE).length + 1;

/** A document as a record, or as one for each of its articles when ingest would refuse it whole. */
function* wholeRecords(document: unknown, bytes: Buffer, number: number): Generator<InputLine> {
  const apart = takeApart(document, { ...DEFAULT_APART, maxItems: Number.POSITIVE_INFINITY });
  const fits =
    bytes.length <= MAX_RAW_BYTES && (apart.kind !== 'many' || apart.items.length <= DEFAULT_APART.maxItems);
  if (fits || apart.kind !== 'many') {
    yield { number, line: bytes };
    return;
  }
  for (const [index, item] of apart.items.entries())
    yield {
      number: index + 1,
      line: Buffer.from(JSON.stringify(item.kind === 'item' ? item.raw : item.value)),
    };
}

/** The elements of a document that is too large to be held: of the array, or of the lists of a response. */
async function* elements(chunks: AsyncIterable<Buffer>, isArray: boolean): AsyncGenerator<InputLine> {
  const paths = isArray ? ['$.*'] : shapeKeys('list').map((key) => `$.${key}.*`);
  const parser = new JSONParser({ paths, keepStack: false });
  let ready: InputLine[] = [];
  let number = 0;
  parser.onValue = ({ value }) => {
    number += 1;
    ready.push({ number, line: Buffer.from(JSON.stringify(value)) });
  };
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* ready;
    ready = [];
  }
  if (!parser.isEnded) throw new Error('the JSON ends before its last bracket');
}

/** The records of an input that begins like JSON. */
export async function* jsonRecords(source: ByteSource): AsyncGenerator<InputLine> {
  const first = await source.peek(RAW_MAX_BYTES, (chunk) => chunk.includes(NEWLINE));
  const line = firstLine(first.head, first.isAll);
  if (line !== undefined && (!/^[[{]/.test(line) || parsed(line) !== undefined)) {
    const isOnly = first.isAll && first.head.toString('utf8').trim() === line.trim();
    const document = isOnly ? parsed(line) : undefined;
    if (document === undefined) yield* byteLines(source.read());
    else yield* wholeRecords(document.value, Buffer.from(line.trim()), lineOf(first.head));
    return;
  }
  const { head, isAll } = await source.peek(MAX_WHOLE);
  if (isAll) {
    const document = parsed(head.toString('utf8'));
    if (document === undefined) yield* byteLines(source.read());
    else
      yield* wholeRecords(document.value, head.subarray(head.findIndex((byte) => byte > 32)), lineOf(head));
    return;
  }
  // Lines of JSON whose first one is broken have another beginning in their second line.
  const isLines = /^\s*[[{][^\n]*\n\s*\{[^\n]*\}\s*\n\s*\{/.test(head.toString('utf8', 0, 1_000_000));
  if (isLines) yield* byteLines(source.read());
  else yield* elements(source.read(), head.toString('utf8', 0, 1000).trimStart().startsWith('['));
}
