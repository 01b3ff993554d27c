/** The sample that ships, with its labels. */
import { readFileSync } from 'node:fs';
import { analyse, DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { parseRaw } from '@newsfold/ingest/domain/parse-raw.ts';

/** Label of one line of the sample. */
interface SampleLabel {
  readonly line: number;
  readonly story: string | null;
  readonly copyGroup: string | null;
  readonly kind: string;
  readonly twinOf?: string;
  readonly expect: 'article' | 'dead-letter';
  readonly reason?: string;
}

/** A line of the sample with its label and what ingest makes of it. */
interface SampleLine {
  readonly text: string;
  readonly label: SampleLabel;
  /** Set when the line is an article. */
  readonly articleId: string | undefined;
  /** Set when the line is rejected. */
  readonly reason: string | undefined;
}

const read = (name: string) =>
  readFileSync(new URL(`../../services/cli/sample/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function outcome(text: string): { articleId: string | undefined; reason: string | undefined } {
  const parsed = parseRaw(Buffer.from(text));
  if (parsed.kind === 'rejected') return { articleId: undefined, reason: parsed.reason };
  const analysis = analyse(
    parsed.raw,
    { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.now() },
    DEFAULT_SETTINGS,
  );
  if (analysis.kind === 'decision') throw new Error('the sample withdraws nothing');
  return analysis.kind === 'rejected'
    ? { articleId: undefined, reason: analysis.reason }
    : { articleId: analysis.article.articleId, reason: undefined };
}

/** All lines of the sample. */
export function sampleLines(): SampleLine[] {
  const labels = read('labels.jsonl').map((line) => JSON.parse(line) as SampleLabel);
  return read('articles.jsonl').map((text, index) => {
    const label = labels[index];
    if (label?.line !== index + 1)
      throw new Error(`labels.jsonl: line ${index + 1} is not the label of that line`);
    return { text, label, ...outcome(text) };
  });
}
