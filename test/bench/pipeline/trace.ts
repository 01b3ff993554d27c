/** The number of an article, carried through every stage in the traceparent header. */
import { headerText, type LogRecord } from '@newsfold/runtime/log/broker.ts';

/** The header's value for an article. */
export function traceParent(article: number): Buffer {
  return Buffer.from(`00-${article.toString(16).padStart(32, '0')}-00000000000000aa-01`);
}

/** The article that a record belongs to; NaN when it has no such header. */
export function articleOf(record: LogRecord): number {
  const header = headerText(record, 'traceparent');
  return header === undefined ? Number.NaN : Number.parseInt(header.slice(3, 35), 16);
}
