/** The lines of a replay: what each is called and what ingest receives of it. */
import { parseRaw, type RawInput } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Rejection } from '@newsfold/ingest/domain/reject-reason.ts';
import { inputLines } from '../console/input-lines.ts';

/** One input line. */
export interface ReplayLine {
  /** Position in the file, from 0. */
  readonly position: number;
  /** Number in the file, from 1, blank lines counted. */
  readonly number: number;
  /** The line's `id`, else its `url`, else `line-N`. */
  readonly id: string;
  /** The article as received; null when ingest cannot parse the line. */
  readonly raw: RawInput | null;
  /** Why not. */
  readonly rejection?: Rejection;
}

/** Reads a line as ingest reads a record's value. */
function parse(line: Buffer): Pick<ReplayLine, 'raw' | 'rejection'> {
  const parsed = parseRaw(line);
  return parsed.kind === 'parsed' ? { raw: parsed.raw } : { raw: null, rejection: parsed };
}

function nameOf(raw: RawInput | null, number: number): string {
  for (const name of [raw?.id, raw?.url]) {
    if ((typeof name === 'string' && name !== '') || typeof name === 'number') return String(name);
  }
  return `line-${number}`;
}

/**
 * Reads all lines of a file.
 * @throws Error with one line that names the file when it cannot be read
 */
export async function readReplayLines(path: string): Promise<ReplayLine[]> {
  const lines: ReplayLine[] = [];
  for await (const { number, line } of inputLines(path)) {
    const parsed = parse(line);
    lines.push({ position: lines.length, number, id: nameOf(parsed.raw, number), ...parsed });
  }
  return lines;
}
