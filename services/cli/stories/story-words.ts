/** What the views say of a story, taken from its event and from nothing else. */
import type { Conflict, Story } from '@newsfold/schemas/generated/records.ts';

/** A count with its noun. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The headline. */
export function headlineOf({ headline }: Pick<Story, 'headline'>): string {
  return headline.text === '' ? '(no headline)' : headline.text;
}

/** Its size: reports, copies, and how many sources are independent of each other. */
export function sizeOf({ counts }: Pick<Story, 'counts'>): string {
  const { reports, copies, independentPublishers } = counts;
  return [
    plural(independentPublishers, 'independent source'),
    plural(reports, 'report'),
    plural(copies, 'copy', 'copies'),
  ].join(' · ');
}

/** What a conflict is about and what each side says: `people: 14 (Norpress) / 19 (Open Globe)`. */
export function conflictText({ about, slot, values }: Conflict): string {
  const sides = values.map(({ text, publishers }) => `${text} (${publishers.join(', ')})`);
  return `${about === '' ? slot : about}: ${sides.join(' / ')}`;
}

/** Stories that hold articles: redirects of merged stories do not. Largest first, then by id. */
export function liveStories(stories: Iterable<Story>): Story[] {
  return [...stories]
    .filter((story) => story.status !== 'merged')
    .sort(
      (a, b) =>
        b.counts.articles - a.counts.articles ||
        b.counts.independentPublishers - a.counts.independentPublishers ||
        (a.storyId < b.storyId ? -1 : 1),
    );
}
