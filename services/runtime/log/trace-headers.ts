/** The trace of an article, carried with it from topic to topic (W3C Trace Context). */
import { type Headers, headerText, type LogRecord } from './broker.ts';

const TRACE_HEADERS = ['traceparent', 'tracestate'];
/** Longest value that is carried, characters: what the standard asks to be propagated, and far below any batch's bound. */
const MAX_CHARS = 512;

/** The trace headers of a record, for the records that answer it. */
export function traceHeaders(record: LogRecord): Headers {
  return TRACE_HEADERS.flatMap((key) => {
    const value = headerText(record, key);
    return value === undefined || value.length > MAX_CHARS ? [] : [[key, Buffer.from(value)] as const];
  });
}
