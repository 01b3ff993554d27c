/** What an input is, told by how it begins and never by its name. */

import { rankOfName } from '@newsfold/ingest/domain/find-fields.ts';
import { RAW_FIELDS, type RawFieldName } from '@newsfold/schemas/raw-fields.ts';

/** The shapes that are read. */
export type Shape =
  | { readonly kind: 'json' }
  | { readonly kind: 'table'; readonly delimiter: string; readonly columns: readonly string[] }
  | { readonly kind: 'xml'; readonly root: string }
  | { readonly kind: 'html' }
  | { readonly kind: 'warc' }
  | { readonly kind: 'empty' };

/** Why an input is none of them. */
interface NoShape {
  readonly kind: 'none';
  /** What it is instead, in words. */
  readonly why: string;
}

/** What is accepted, for messages. */
export const ACCEPTED =
  'accepted are JSON (lines, arrays, API responses, JSON Feed), CSV and TSV with a header, RSS, Atom and RDF, HTML pages and WARC, each also packed with gzip or zstd';

/** Files of other kinds that people name by mistake. */
const OTHERS: readonly (readonly [magic: string, what: string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a picture, a sound or a video (RIFF)'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive, such as an Excel or Word file; unpack it, or save it as CSV'],
  ['PAR1', 'a Parquet file'],
  ['Obj\x01', 'an Avro file'],
  ['SQLite format 3', 'an SQLite database'],
  ['\x7fELF', 'a program'],
  ['BZh', 'packed with bzip2; unpack it first'],
  ['\xfd7zXZ', 'packed with xz; unpack it first'],
];

const DELIMITERS = ['\t', ',', ';', '|'];

/** The field that a column is read as; undefined for a name that is not known. */
export function fieldOfColumn(column: string): RawFieldName | undefined {
  return (Object.keys(RAW_FIELDS) as RawFieldName[]).find((field) => rankOfName(field, column.trim()) >= 0);
}

/** The cells of a header, quotes removed. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells =
    line.match(new RegExp(`(?:"(?:[^"]|"")*"|[^"\\${delimiter}]*)(?:\\${delimiter}|$)`, 'g')) ?? [];
  return cells
    .slice(0, -1)
    .map((cell) => (cell.endsWith(delimiter) ? cell.slice(0, -1) : cell).trim())
    .map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

/** Whether the second line has as many cells as the first: prose with commas seldom does. */
function isTable(head: string, delimiter: string, columns: number): boolean {
  const second = head.split(/\r?\n|\r/, 2)[1] ?? '';
  return columns > 2 && second !== '' && cellsOf(second, delimiter).length === columns;
}

function tableOf(head: string): Shape | NoShape | undefined {
  const [line = ''] = head.split(/\r?\n|\r/, 1);
  const headers = DELIMITERS.map((delimiter) => ({ delimiter, columns: cellsOf(line, delimiter) }));
  const best = headers.reduce((most, one) => (one.columns.length > most.columns.length ? one : most));
  const named = best.columns.length > 1 ? best : { delimiter: ',', columns: [line.trim()] };
  const fields = named.columns.map(fieldOfColumn);
  if (fields.every((field) => field === undefined) && !isTable(head, named.delimiter, named.columns.length))
    return undefined;
  if (fields.some((field) => field === 'title' || field === 'body' || field === 'summary'))
    return { kind: 'table', ...named };
  // Prose may begin with a word that is a name; a header is all names.
  if (named.columns.length < 2) return undefined;
  return {
    kind: 'none',
    why: `a table whose columns (${named.columns.join(', ')}) have no title, body or summary; name one of them title`,
  };
}

function xmlOf(head: string): Shape | NoShape {
  const bare = head.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  const doctype = /<!doctype\s+html/i.test(bare);
  const root = /<([A-Za-z_][\w.:-]*)/.exec(bare.replace(/<!doctype[^>[]*(?:\[[\s\S]*?\])?[^>]*>/i, ''))?.[1];
  if (doctype || /^(?:html|head|body|article|div)$/i.test(root ?? '')) return { kind: 'html' };
  if (root !== undefined && /^(?:rss|feed|rdf:RDF|channel|urlset|atom:feed)$/i.test(root))
    return { kind: 'xml', root };
  return {
    kind: 'none',
    why: `XML that is no feed: its root is ${root === undefined ? 'not there' : `<${root}>`}`,
  };
}

/** The shape of an input. @param head its first bytes @param isAll whether these are all of it */
export function findShape(head: Buffer): Shape | NoShape {
  const bytes = head.toString('latin1', 0, 32);
  const other = OTHERS.find(([magic]) => bytes.startsWith(magic));
  if (other !== undefined) return { kind: 'none', why: other[1] };
  if (head.includes(0)) return { kind: 'none', why: 'binary data' };
  const text = head.toString('utf8').trimStart();
  if (text === '') return { kind: 'empty' };
  if (/^WARC\/1\.\d/.test(text)) return { kind: 'warc' };
  if (text.startsWith('<')) return xmlOf(text);
  if (/^[[{]/.test(text)) return { kind: 'json' };
  const table = tableOf(text);
  if (table !== undefined) return table;
  // Lines of JSON with a broken first one.
  if (/\n\s*[[{]/.test(text)) return { kind: 'json' };
  return { kind: 'none', why: `text that begins "${text.slice(0, 40).replace(/\s+/g, ' ').trim()}"` };
}
