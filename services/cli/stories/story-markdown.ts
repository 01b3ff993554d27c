/** Stories as Markdown, to be pasted where people read. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { cut } from '../console/cut.ts';
import { conflictText, headlineOf, sizeOf } from './story-words.ts';

/** A text in which nothing is markup. */
const plain = (text: string) =>
  cut(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/\s+/g, ' ');

/** An address that can stand in a link; undefined for one that is none of the web. */
const webAddress = (url: string | null): string | undefined =>
  url !== null && /^https?:\/\//i.test(url) ? url.replace(/[()<>\s]/g, encodeURIComponent) : undefined;

function linked(text: string, url: string | null): string {
  const address = webAddress(url);
  return address === undefined ? plain(text) : `[${plain(text)}](${address})`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', `**${title}**`, '', ...items.map((item) => `- ${item}`)];
}

/** A story as a section. */
export function storyMarkdown(story: Story): string {
  return [
    `## ${plain(headlineOf(story))}`,
    '',
    sizeOf(story),
    ...list(
      'Agreed',
      story.agreed.map((fact) => `${plain(fact.text)} (${fact.independentPublishers} independent)`),
    ),
    ...list(
      'In conflict',
      story.conflicts.map((conflict) => plain(conflictText(conflict))),
    ),
    ...list(
      'Said by one',
      story.uniqueToSource.slice(0, 5).map(({ text, publisher }) => `${plain(text)} (${plain(publisher)})`),
    ),
    ...list(
      'Articles',
      story.articles.map(
        ({ title, url, publisher, role }) =>
          `${linked(title || '(no headline)', url)}, ${plain(publisher.name)}${role === 'copy' ? ' (copy)' : ''}`,
      ),
    ),
    '',
  ].join('\n');
}
