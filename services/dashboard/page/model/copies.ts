/** Who carried whose text, and when: the groups of copies of a story, each as its original and its carriers. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import type { StoryArticle } from './outlets.ts';

/** An article that carries a text. */
export interface Carrier {
  readonly article: StoryArticle;
  readonly at: number;
}

/** A text and who has it. */
export interface CopyTree {
  /** The first report that has it; undefined where the event does not list it. */
  readonly original: Carrier | undefined;
  /** The agency that it is credited to. */
  readonly agency: string | null;
  /** Outlets that carry it, the earliest first. */
  readonly carriers: readonly Carrier[];
}

/** When an article came: as it was seen, for times that outlets give are not all exact. */
export const timeOf = ({ seenAt, publishedAt }: StoryArticle, story: Story): number =>
  seenAt > 0 ? seenAt : (publishedAt ?? story.times.firstSeenAt);

/** The texts that more than one outlet has, those with most carriers first. */
export function copyTrees(story: Story): readonly CopyTree[] {
  const groups = new Map<string, StoryArticle[]>();
  for (const article of story.articles)
    groups.set(article.copyGroupId, [...(groups.get(article.copyGroupId) ?? []), article]);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const carried = group
        .map((article) => ({ article, at: timeOf(article, story) }))
        .sort((a, b) => a.at - b.at);
      const original = carried.find(({ article }) => article.role !== 'copy');
      return {
        original,
        agency: group.map(({ wireCredit }) => wireCredit).find((credit) => credit !== null) ?? null,
        carriers: carried.filter((one) => one !== original),
      };
    })
    .sort((a, b) => b.carriers.length - a.carriers.length);
}

/** The report that had the story before all others, as far as the event tells. */
export function firstOf(story: Story): Story['timeline'][number] | undefined {
  return story.timeline.find(({ kind }) => kind === 'first_report');
}
