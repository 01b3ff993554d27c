/** What a record's headers say of every article in it. */
import { headerText, type LogRecord } from '@newsfold/runtime/log/broker.ts';
import { STAMPS } from '@newsfold/schemas/raw-headers.ts';
import type { RawInput } from './domain/parse-raw.ts';

/**
 * An article with the fields that headers of its record set, in place of its own: whoever sends a container, or wraps an
 * article in an envelope, speaks for nobody else inside it.
 */
export function stamped(raw: RawInput, record: LogRecord): RawInput {
  if (record.headers.length === 0) return raw;
  const made: Record<string, unknown> = { ...raw };
  for (const [field, header] of Object.entries(STAMPS)) {
    const value = headerText(record, header);
    if (value === undefined) continue;
    if (value === '') delete made[field];
    else made[field] = value;
  }
  return made;
}
