/** A change of the table, as /changes and live events tell it. */
import type { ListItem } from '../domain/list-item.ts';
import type { TagKind } from '../domain/tags.ts';

/** What became of a story: what its event says, or gone, when the topic has forgotten it. */
export const CHANGE_KINDS = ['created', 'updated', 'merged', 'split', 'closed', 'gone'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** See the file's head. */
export interface StoryChange {
  /** Its place in the order of changes of this file. */
  readonly seq: number;
  readonly storyId: string;
  readonly revision: number;
  /** When it came into the topic, ms since the epoch. */
  readonly shownAt: number;
  readonly kind: ChangeKind;
  readonly significance: 'none' | 'minor' | 'material';
  readonly scope: string;
  readonly mergedInto: string | null;
}

/** A change that has just been made, with the story as it is now; null when it is gone. */
export interface FreshChange extends StoryChange {
  readonly item: ListItem | null;
  readonly tags: ReadonlyMap<TagKind, readonly string[]>;
  /** Its words as the index has them. */
  readonly words: string;
}
