/** The records of a file or of standard input, whatever common shape it has. */
import { closeSync, openSync, statSync } from 'node:fs';
import { CommandError } from '../command/exit-codes.ts';
import { byteLines } from './byte-lines.ts';
import { feedItems } from './feed-items.ts';
import { ACCEPTED, fieldOfColumn, findShape, type Shape } from './find-shape.ts';
import { pageRecord } from './html-page.ts';
import type { InputLine } from './input-record.ts';
import { jsonRecords } from './json-records.ts';
import { tableRows } from './table-rows.ts';
import { ByteSource, decoded, openBytes } from './unpacked.ts';
import { warcPages } from './warc-pages.ts';

export type { InputLine } from './input-record.ts';

/** From how much the shape is told, bytes. */
const HEAD_BYTES = 64 * 1024;
/** Largest page that is read, bytes. */
const MAX_PAGE = 32 * 1024 * 1024;
const NEWLINE = 10;

/** An input that was opened and whose shape is known. */
export interface OpenedInput {
  /** What it is, in words. */
  readonly what: string;
  /** What its records are called in messages: line, row, item. */
  readonly unit: 'line' | 'item' | 'page';
  /** What somebody who gives it should know: which columns are read as what. */
  readonly notes: readonly string[];
  /** How far it has been read, bytes; a total of 0 where nobody knows it. */
  progress(): { readonly done: number; readonly total: number };
  /** Its records, once. @throws Error that names the input when it cannot be read to its end */
  records(): AsyncGenerator<InputLine>;
}

const called = (path: string) => (path === '-' ? 'standard input' : path);

/**
 * Makes sure that an input can be read, before anything is started.
 * @throws CommandError with one line that says which file and why not
 */
export function checkInput(path: string): void {
  if (path === '-') return;
  try {
    if (statSync(path).isDirectory()) throw new Error('it is a folder');
    closeSync(openSync(path, 'r'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'permission denied'
          : (error as Error).message;
    throw new CommandError(`${path}: cannot be read: ${why}`);
  }
}

/** The encoding that a declaration of XML or a page names, or the usual one of old files where the bytes are not UTF-8. */
function encodingOf(head: Buffer, isAll: boolean): string {
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']|<meta[^>]*charset=["']?([\w-]+)/i.exec(
    head.toString('latin1', 0, 4096),
  );
  const named = declared?.[1] ?? declared?.[2];
  if (named !== undefined && !/^utf-?(?:8|16)$/i.test(named)) return named;
  try {
    // A character that the end of the head splits is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isAll });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function columnsRead(columns: readonly string[]): readonly string[] {
  const known = columns.flatMap((column) => {
    const field = fieldOfColumn(column);
    return field === undefined ? [] : [column === field ? column : `${column} as ${field}`];
  });
  const others = columns.filter((column) => fieldOfColumn(column) === undefined);
  return [
    `columns read: ${known.join(', ')}${others.length === 0 ? '' : `; kept beside them: ${others.join(', ')}`}`,
  ];
}

async function* page(source: ByteSource): AsyncGenerator<InputLine> {
  const { head } = await source.peek(MAX_PAGE);
  yield { number: 1, line: pageRecord(head.toString('utf8')) };
}

async function* nothing(): AsyncGenerator<InputLine> {}

const JSON_WORDS = 'JSON';

function readerOf(shape: Shape, source: ByteSource): Pick<OpenedInput, 'what' | 'unit' | 'records'> {
  switch (shape.kind) {
    case 'json':
      return { what: JSON_WORDS, unit: 'line', records: () => jsonRecords(source) };
    case 'table':
      return {
        what: shape.delimiter === '\t' ? 'a table (TSV)' : 'a table (CSV)',
        unit: 'line',
        records: () => tableRows(source.read(), shape),
      };
    case 'xml':
      return {
        what: `a feed (<${shape.root}>)`,
        unit: 'item',
        records: () => feedItems(source.read(), shape.root),
      };
    case 'html':
      return { what: 'an HTML page', unit: 'page', records: () => page(source) };
    case 'warc':
      return { what: 'a WARC file', unit: 'page', records: () => warcPages(source.read()) };
    case 'empty':
      return { what: 'empty', unit: 'line', records: nothing };
  }
}

async function* named(path: string, records: AsyncGenerator<InputLine>): AsyncGenerator<InputLine> {
  try {
    yield* records;
  } catch (error) {
    throw new CommandError(`${called(path)}: cannot be read to its end: ${(error as Error).message}`);
  }
}

/**
 * Opens an input and finds out what it is: nothing else is read yet.
 * @throws CommandError with one line when it cannot be read, or is of no shape that is known
 */
export async function openInput(path: string): Promise<OpenedInput> {
  checkInput(path);
  try {
    const { source: bytes, progress } = await openBytes(path);
    let source = bytes;
    let { head, isAll } = await source.peek(HEAD_BYTES, (chunk) => chunk.includes(NEWLINE));
    const shape = findShape(head);
    if (shape.kind === 'none') throw new CommandError(`${called(path)}: this is ${shape.why}; ${ACCEPTED}`);
    const notes = shape.kind === 'table' ? [...columnsRead(shape.columns)] : [];
    if (shape.kind === 'table' || shape.kind === 'xml' || shape.kind === 'html') {
      ({ head, isAll } = await source.peek(HEAD_BYTES));
      const encoding = encodingOf(head, isAll);
      if (encoding !== 'utf-8') {
        source = new ByteSource(decoded(source.read(), encoding));
        notes.push(`read as ${encoding}: it is not UTF-8`);
      }
    }
    const reader = readerOf(shape, source);
    return { ...reader, notes, progress, records: () => named(path, reader.records()) };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${called(path)}: cannot be read: ${(error as Error).message}`);
  }
}

/** The records of an input, opened when the first one is asked for. */
export async function* inputLines(path: string): AsyncGenerator<InputLine> {
  yield* (await openInput(path)).records();
}

/**
 * Lines of a file that newsfold itself wrote, as they are.
 * @throws CommandError when it cannot be read
 */
export async function* plainLines(path: string): AsyncGenerator<InputLine> {
  checkInput(path);
  yield* named(path, byteLines((await openBytes(path)).source.read()));
}
