/** What the table keeps of a story beside its event: what lists are ordered and bounded by, and what is searched. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { type ListItem, listItem } from './list-item.ts';
import { indexText } from './search-words.ts';
import { type SourceDay, sourceDays } from './source-days.ts';
import { type TagKind, tagText, tagValues } from './tags.ts';

/** See the file's head. */
export interface StoryRow {
  readonly item: ListItem;
  /** The part of importance that does not fade, and the part that halves with every twelve hours. */
  readonly lasting: number;
  readonly fading: number;
  /** Articles of the last hour and a tenth of those of the day, at `updatedAt`. */
  readonly growth: number;
  /** Conflicts, weighed by the sources that contradict each other. */
  readonly contest: number;
  readonly tags: ReadonlyMap<TagKind, readonly string[]>;
  readonly tagText: string;
  readonly words: string;
  readonly sources: readonly SourceDay[];
}

/** Weights of the parts that fade. */
const MOMENTUM = 0.3;
const RECENCY = 0.2;
/** Words of a story that are searched, characters: its facts and headlines fit far below. */
const MAX_WORDS_CHARS = 12_000;

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function growthOf({ momentum: { articlesLastHour, reportsPerHour } }: Story): number {
  return articlesLastHour + sum(reportsPerHour) / 10;
}

function contestOf({ conflicts }: Story): number {
  return sum(
    conflicts
      .filter(({ kind }) => kind === 'conflict')
      .map(({ values }) => 1 + new Set(values.flatMap(({ publishers }) => publishers)).size / 100),
  );
}

/** Everything of a story that is searched, each text once. */
function wordsOf(story: Story): string {
  const texts = [
    story.headline.text,
    ...story.altHeadlines.map(({ text }) => text),
    ...story.keyPoints.map(({ text }) => text),
    ...story.agreed.map(({ text }) => text),
    ...story.uniqueToSource.map(({ text }) => text),
    ...story.conflicts.flatMap(({ about, values }) => [about, ...values.map(({ text }) => text)]),
    ...story.entities.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...story.places.map(({ name }) => name),
    ...story.categories.map(({ name }) => name),
    ...story.keywords,
    ...story.articles.map(({ title }) => title),
  ];
  return indexText([...new Set(texts)].join(' \n ').slice(0, MAX_WORDS_CHARS));
}

/** Makes the row of an event. @param shownAt time of its record, ms since the epoch */
export function storyRow(story: Story, shownAt: number): StoryRow {
  const { importance } = story;
  const tags = tagValues(story);
  const item = listItem(story, shownAt);
  return {
    item,
    lasting: item.importanceLasting,
    fading: MOMENTUM * (importance?.momentum ?? 0) + RECENCY * (importance?.recency ?? 0),
    growth: growthOf(story),
    contest: contestOf(story),
    tags,
    tagText: tagText(tags),
    words: wordsOf(story),
    sources: sourceDays(story),
  };
}
