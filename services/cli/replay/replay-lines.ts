/** The lines of a replay: what each is called and what ingest receives of it. */
import { type RawItem, takeApart } from '@newsfold/ingest/domain/container/take-apart.ts';
import { parseDocument, type RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Rejection } from '@newsfold/ingest/domain/reject-reason.ts';
import { inputLines } from '../input/input-lines.ts';

/** One input line, or one article of a line that holds many. */
export interface ReplayLine {
  /** Position among all of the file, from 0. */
  readonly position: number;
  /** Number in the file, from 1, blank lines counted. */
  readonly number: number;
  /** Which article of a line that holds many, from 0; absent of one that is an article. */
  readonly item?: number;
  /** The line's `id`, else its `url`, else `line-N`, or `line-N.ITEM` of a line that holds many. */
  readonly id: string;
  /** The article as received; null when ingest cannot parse the line. */
  readonly raw: RawInput | null;
  /** Why not. */
  readonly rejection?: Rejection;
}

type ReadLine = Pick<ReplayLine, 'raw' | 'rejection'>;

const readItem = (item: RawItem): ReadLine =>
  item.kind === 'item' ? { raw: item.raw } : { raw: null, rejection: item.rejection };

/** Reads a line as ingest reads a record's value: one article, or the items of a document that holds many. */
function parse(line: Buffer): ReadLine | readonly ReadLine[] {
  const parsed = parseDocument(line);
  if (parsed.kind === 'rejected') return { raw: null, rejection: parsed };
  const taken = takeApart(parsed.document);
  if (taken.kind === 'many') return taken.items.map(readItem);
  return taken.kind === 'one' ? { raw: taken.raw } : { raw: null, rejection: taken };
}

/** Where an article stands in a file: line-12, or line-12.3 for an article of a line that holds many. */
export function linePlace({ number, item }: Pick<ReplayLine, 'number' | 'item'>): string {
  return item === undefined ? `line-${number}` : `line-${number}.${item}`;
}

function nameOf(raw: RawInput | null, place: string): string {
  for (const name of [raw?.id, raw?.url]) {
    if ((typeof name === 'string' && name !== '') || typeof name === 'number') return String(name);
  }
  return place;
}

/**
 * Reads all lines of a file.
 * @throws Error with one line that names the file when it cannot be read
 */
export async function readReplayLines(path: string): Promise<ReplayLine[]> {
  const lines: ReplayLine[] = [];
  for await (const { number, line } of inputLines(path)) {
    const parsed = parse(line);
    const add = (one: ReadLine, item?: number) => {
      const place = { position: lines.length, number, ...(item !== undefined && { item }) };
      lines.push({ ...place, id: nameOf(one.raw, linePlace(place)), ...one });
    };
    if ('raw' in parsed) add(parsed);
    else for (const [item, one] of parsed.entries()) add(one, item);
  }
  return lines;
}
