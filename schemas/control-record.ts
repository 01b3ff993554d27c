/** Records of articles.v1 that are no articles: how they are marked, and how they are keyed. Part of the contract. */
import type { RecordName } from './avro-source.ts';
import { scopePartition } from './scope-partition.ts';

/**
 * The registry's subject for a record in a topic: the topic's value, or, for a control record among others, the topic and
 * the record (TopicRecordNameStrategy), so that each stays compatible with itself.
 */
export function subjectOf(name: RecordName, topic: string): string {
  return name === 'Decision' ? `${topic}-newsfold.v1.${name}` : `${topic}-value`;
}

/** Header that names the record in the value, where that is not the topic's own. */
export const RECORD_HEADER = 'newsfold-record';

/** Whether headers mark a decision. */
export function isDecisionRecord(headers: ReadonlyArray<readonly [key: string, value: Uint8Array]>): boolean {
  return headers.some(([key, value]) => key === RECORD_HEADER && Buffer.from(value).equals(DECISION));
}

/** The value of the header of a decision. */
export const DECISION = Buffer.from('Decision');

/**
 * The key of a control record in a partition: no scope's name, and one that lives in this partition, so that whatever
 * places records by their key places it there too.
 * @param partitions over which scopes are spread
 */
export function controlKey(partition: number, partitions: number): string {
  // One that was added to a topic in use has no scopes.
  const spread = Math.max(partitions, partition + 1);
  for (let n = 0; ; n++) {
    const key = `~${n}`;
    if (scopePartition(key, spread) === partition) return key;
  }
}
