/** Who is who in a story: its articles by id, its sources by name, and as which source an article counts. */
import type { Story } from '@newsfold/schemas/generated/records.ts';

/** An article of a story. */
export type StoryArticle = Story['articles'][number];
/** A place in the text of a report. */
export type Reference = Story['agreed'][number]['references'][number];

/** See the file's head. */
export interface Outlets {
  article(articleId: string): StoryArticle | undefined;
  /** The source as which an article counts: its family, or the agency that it credits. */
  sourceOf(article: StoryArticle): string;
  /** The name of a source to show. @param id as facts name it */
  nameOf(id: string): string;
}

/** A name that is not known is the id without what marks an agency. */
const bareName = (id: string) => id.replace(/^agency:/, '');
const folded = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Reads the outlets of a story. */
export function outletsOf(story: Story): Outlets {
  const articles = new Map(story.articles.map((article) => [article.articleId, article]));
  const names = new Map<string, string>();
  for (const { publisher } of story.articles)
    for (const id of [publisher.id, publisher.family])
      if (id !== null && !names.has(id)) names.set(id, publisher.name);
  for (const { id, name } of story.sources) names.set(id, name);
  const agencies = new Map(
    story.sources.filter(({ isAgency }) => isAgency).map(({ id, name }) => [folded(name), id]),
  );
  return {
    article: (articleId) => articles.get(articleId),
    sourceOf: ({ wireCredit, publisher }) =>
      (wireCredit === null ? undefined : agencies.get(folded(wireCredit))) ??
      publisher.family ??
      publisher.id,
    nameOf: (id) => names.get(id) ?? bareName(id),
  };
}
