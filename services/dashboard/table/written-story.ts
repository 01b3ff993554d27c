/** A story as the table writes it: all of an event that goes into rows and the index. It can be sent to another thread. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import type { SourceDay } from '../domain/source-days.ts';
import { storyRow } from '../domain/story-row.ts';
import type { TagKind } from '../domain/tags.ts';
import type { FreshChange } from './story-change.ts';

/** See the file's head. Times are milliseconds since the epoch. */
export interface WrittenStory
  extends Pick<
    Story,
    | 'storyId'
    | 'revision'
    | 'status'
    | 'scope'
    | 'changeType'
    | 'significance'
    | 'mergedInto'
    | 'supersedes'
    | 'withdrawn'
  > {
  readonly updatedAt: number;
  readonly independent: number;
  readonly copies: number;
  readonly contest: number;
  readonly lasting: number;
  readonly fading: number;
  readonly growth: number;
  readonly words: string;
  readonly tagText: string;
  readonly sources: readonly SourceDay[];
  /** As JSON: the item of lists, and the tags that they are counted by. */
  readonly item: string;
  readonly tags: string;
  /** What a change tells of it; null while none is told. */
  readonly told: Pick<FreshChange, 'item' | 'tags'> | null;
}

/** The kinds of tags that lists are counted by and live events filtered by; the others are looked up alone. */
const LISTED_TAGS: ReadonlySet<TagKind> = new Set([
  'language',
  'topic',
  'place',
  'entity',
  'publisher',
  'momentum',
  'conflicts',
  'withdrawn',
]);

/**
 * What is written of an event.
 * @param shownAt time of its record, ms since the epoch
 * @param isTold whether its change is told
 */
export function writtenStory(story: Story, shownAt: number, isTold: boolean): WrittenStory {
  const { storyId, revision, status, scope, changeType, significance, mergedInto, supersedes, withdrawn } =
    story;
  const { item, tags, contest, lasting, fading, growth, words, tagText, sources } = storyRow(story, shownAt);
  return {
    storyId,
    revision,
    status,
    scope,
    changeType,
    significance,
    mergedInto,
    supersedes,
    withdrawn,
    updatedAt: story.times.updatedAt,
    independent: story.counts.independentPublishers,
    copies: story.counts.copies,
    contest,
    lasting,
    fading,
    growth,
    words,
    tagText,
    sources,
    item: JSON.stringify(item),
    tags: JSON.stringify([...tags].filter(([kind]) => LISTED_TAGS.has(kind))),
    told: isTold ? { item, tags } : null,
  };
}
