import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { Member } from './member.ts';

/** An article that is no copy: the head of a copy group. */
export interface Report {
  readonly article: Article;
  readonly member: Member;
  /** Its source; null when unknown. */
  readonly source: string | null;
  /** Articles of its copy group, itself included, the head first, then by time. */
  readonly group: readonly Member[];
}
