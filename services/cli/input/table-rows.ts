/** Rows of a table with a header as objects: the names of columns are those that feeds use for fields. */
import { Readable } from 'node:stream';
import { RAW_MAX_BYTES } from '@newsfold/schemas/topics.ts';
import { type Info, parse } from 'csv-parse';
import type { Shape } from './find-shape.ts';
import type { InputLine } from './input-record.ts';

type Table = Extract<Shape, { kind: 'table' }>;

/** A row as the parser gives it. */
interface ParsedRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: Info;
}

/** The rows, numbered by the line that they end on. A row with more or fewer cells than the header is read as far as it goes. */
export async function* tableRows(
  chunks: AsyncIterable<Buffer>,
  { delimiter }: Table,
): AsyncGenerator<InputLine> {
  const parser = parse({
    delimiter,
    // Of two columns of one name the first counts, as of two names of one field.
    columns: (header: readonly string[]) =>
      header.map((name, at) => (header.indexOf(name) === at && name.trim() !== '' ? name.trim() : false)),
    info: true,
    max_record_size: RAW_MAX_BYTES,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const source = Readable.from(chunks);
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<ParsedRow>)
    yield { number: info.lines, line: Buffer.from(JSON.stringify(record)) };
}
