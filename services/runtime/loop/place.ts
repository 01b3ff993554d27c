/** Places in a log: those of records, and of items in records that hold many. */

/** The item of an origin whose record is the article itself. */
export const RECORD_ITSELF = -1;

/** Where a record stands, or an item of it. */
interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Number of the item, from 0; RECORD_ITSELF or left out for the record. */
  readonly item?: number;
}

/** A place as text: raw.v1/2/47, and raw.v1/2/47#3 for an item. */
export function placeText({ topic, partition, offset, item = RECORD_ITSELF }: Place): string {
  const record = `${topic}/${partition}/${offset}`;
  return item === RECORD_ITSELF ? record : `${record}#${item}`;
}
