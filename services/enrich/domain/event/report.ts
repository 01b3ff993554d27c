import type { Article } from '@newsfold/schemas/generated/records.ts';
import type { Member } from './member.ts';

/** A copy group, which speaks with one voice; a later lead of its text is a second report of it. */
export interface Report {
  /** Whose text is read: the head's, or a copy's where the head's has suffered on its way. */
  readonly article: Article;
  /** The head; of a later lead its own. */
  readonly member: Member;
  /** Its source; null when unknown. */
  readonly source: string | null;
  /** Articles of its copy group, itself included, the head first, then by time. */
  readonly group: readonly Member[];
  /** Goes on from another report of its copy group: of the same source, and no report more where reports are counted. */
  readonly isLaterLead: boolean;
}
