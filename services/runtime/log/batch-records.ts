/** Cuts a run of records into batches that the broker takes whole. */
import type { NewRecord } from './broker.ts';

/** Bound of one batch, bytes: well under the topics' max.message.bytes, so that overheads never matter. */
export const MAX_BATCH_BYTES = 1024 * 1024;
/** Fixed cost of a record in a batch, bytes, rounded up. */
const RECORD_OVERHEAD = 64;

/** Size of a record as the broker counts it, in bytes, rounded up. */
export function recordBytes(record: NewRecord): number {
  const key = record.key === null ? 0 : Buffer.byteLength(record.key);
  const headers = (record.headers ?? []).reduce(
    (sum, [name, value]) => sum + name.length + value.length + 8,
    0,
  );
  return RECORD_OVERHEAD + key + headers + (record.value?.length ?? 0);
}

/**
 * Cuts groups of records into batches of at most MAX_BATCH_BYTES. A group is never cut: it answers one input and must
 * be appended whole or not at all. A group that is larger than that by itself becomes a batch by itself.
 */
export function batchGroups(groups: readonly (readonly NewRecord[])[]): NewRecord[][] {
  const batches: NewRecord[][] = [];
  let current: NewRecord[] = [];
  let bytes = 0;
  for (const group of groups) {
    const size = group.reduce((sum, record) => sum + recordBytes(record), 0);
    if (current.length > 0 && bytes + size > MAX_BATCH_BYTES) {
      batches.push(current);
      current = [];
      bytes = 0;
    }
    current.push(...group);
    bytes += size;
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
