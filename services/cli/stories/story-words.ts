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

/**
 * What a conflict is about and what each side says: `people: 14 (Norpress) / 19 (Open Globe)`. An update is none: its
 * values follow each other, `people: 14 (Norpress) → 19 (Norpress)`.
 */
export function conflictText({ about, slot, kind, values }: Conflict): string {
  const sides = values.map(({ text, publishers }) => `${text} (${publishers.join(', ')})`);
  return `${about === '' ? slot : about}: ${sides.join(kind === 'update' ? ' → ' : ' / ')}`;
}

/** The sign before it. */
export const conflictSign = ({ kind }: Conflict): string => (kind === 'update' ? '↻' : '≠');

/** What an article is in its story: report, copy, or what its text no longer is. */
export function roleOf({ role, standing }: Pick<Story['articles'][number], 'role' | 'standing'>): string {
  return standing === 'killed' || standing === 'corrected' ? standing : role;
}

/** The same in brackets or behind a comma where it is no report: empty for one that is. */
export function notedRole(article: Pick<Story['articles'][number], 'role' | 'standing'>): string {
  const role = roleOf(article);
  return role === 'lead' || role === 'report' ? '' : role;
}

/** What was taken back. Events of releases that knew of no withdrawals do not say. */
export const withdrawnTexts = ({ withdrawn }: Pick<Story, 'withdrawn'>): readonly string[] =>
  (withdrawn ?? []).map(withdrawnText);

/** Who took an article back, and how many articles still carry its text. */
function withdrawnText({ kind, by, carriers }: Story['withdrawn'][number]): string {
  const who = kind === 'corrected' ? `${by} corrected a report` : `${kind} by ${by}`;
  return carriers === 0
    ? who
    : `${who}: ${plural(carriers, 'article')} still ${carriers === 1 ? 'carries' : 'carry'} it`;
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
