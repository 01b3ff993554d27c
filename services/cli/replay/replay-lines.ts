/** The lines of a replay: what each is called and what ingest is given of it. */
import { inputLines } from '../input-lines.ts';

/** One input line. */
export interface ReplayLine {
  /** Position in the file, from 0. */
  readonly position: number;
  /** The line's `id`, else its `url`, else `line-N`. */
  readonly id: string;
  /** The article as it came; null when the line is no JSON object. */
  readonly raw: Readonly<Record<string, unknown>> | null;
}

function parse(line: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function nameOf(raw: Readonly<Record<string, unknown>> | null, number: number): string {
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
    const raw = parse(line);
    lines.push({ position: lines.length, id: nameOf(raw, number), raw });
  }
  return lines;
}
