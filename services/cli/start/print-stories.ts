/** The stories at the end of a run: as JSON documents for programs, as text for people. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { sizeOf } from './terminal-view.ts';

/** Stories that hold articles: redirects of merged stories do not. Largest first, then by id. */
export function liveStories(stories: Iterable<Story>): Story[] {
  return [...stories]
    .filter((story) => story.status !== 'merged')
    .sort((a, b) => b.counts.articles - a.counts.articles || (a.storyId < b.storyId ? -1 : 1));
}

/** A story as one line of JSON. */
export function storyJson(story: Story): string {
  return JSON.stringify(story);
}

/** A story as a block of text. */
export function storyText(story: Story): string {
  const lines = story.articles.map(
    (article) =>
      `    ${article.role.padEnd(6)} ${article.publisher.name}: ${article.title || '(no headline)'} [${article.match.reason}]`,
  );
  const more = story.articlesTruncated ? ['    …'] : [];
  return [`${story.headline.text || '(no headline)'}`, `  ${sizeOf(story)}`, ...lines, ...more].join('\n');
}

/** Writes to standard output and resolves once it is flushed, so that an exit loses nothing. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(text, (error) => (error ? reject(error) : resolve())),
  );
}
