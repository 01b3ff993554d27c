import type { EntityType } from '@newsfold/schemas/generated/records.ts';

/** A named thing of a report. */
export interface NamedThing {
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: number;
  /** Its place among the named things of the report, most mentioned first. */
  readonly rank: number;
}
