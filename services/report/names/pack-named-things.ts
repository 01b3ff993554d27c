/** The named things of a report, packed by their places among the entities that ingest found. */
import type { EntityMention, EntityType } from '@newsfold/schemas/generated/records.ts';
import type { AnnotationCodec } from '../documents/packed-annotation.ts';
import type { NamedThing } from './named-thing.ts';

/** Kinds by their numbers. */
const TYPES: readonly EntityType[] = ['person', 'organisation', 'place', 'unknown'];

/** What is said of a name in one number: its kind, and whether it is shown in other words than it was found. */
const RENAMED = 4;

/** How they are packed. */
export const namedThingsCodec: AnnotationCodec<readonly NamedThing[]> = {
  pack(things, { article: { entities } }, writer) {
    writer.uint(things.length);
    for (const { name, type, rank } of things) {
      const isRenamed = entities[rank]?.name !== name;
      writer.uint(rank);
      writer.uint(TYPES.indexOf(type) + (isRenamed ? RENAMED : 0));
      if (isRenamed) writer.text(name);
    }
  },
  unpack(reader, { article: { entities } }) {
    return Array.from({ length: reader.uint() }, (): NamedThing => {
      const rank = reader.uint();
      const code = reader.uint();
      const entity = entities[rank] as EntityMention;
      return {
        name: code < RENAMED ? entity.name : reader.text(),
        type: TYPES[code % RENAMED] as EntityType,
        mentions: entity.mentions,
        rank,
      };
    });
  },
};
