/**
 * Events as the table keeps them: Avro by the schema of this release. A table of another schema is built anew, so that
 * nobody is asked for a schema when an event is shown. JSON takes twice the bytes, and packing it more time than all else.
 */
import { createHash } from 'node:crypto';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import { avroSchema } from '@newsfold/schemas/avro-source.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';

const type = avroType('Story');

/** Names the schema that events are packed by. */
export const EVENT_SCHEMA = createHash('sha256')
  .update(JSON.stringify(avroSchema('Story')))
  .digest('hex')
  .slice(0, 12);

/** Packs an event. */
export function packEvent(story: Story): Uint8Array {
  return type.toBuffer(story);
}

/** A packed event. */
export function unpackEvent(packed: Uint8Array): Story {
  return type.fromBuffer(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)) as Story;
}
