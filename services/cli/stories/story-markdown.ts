/** Stories as Markdown, to be pasted where people read. */
import type { Conflict, Story } from '@newsfold/schemas/generated/records.ts';
import { cut } from '../console/cut.ts';
import { conflictText, headlineOf, notedRole, sizeOf, withdrawnTexts } from './story-words.ts';

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
  const told = (wanted: Conflict['kind']) =>
    story.conflicts.filter(({ kind }) => kind === wanted).map((conflict) => plain(conflictText(conflict)));
  return [
    `## ${plain(headlineOf(story))}`,
    '',
    sizeOf(story),
    ...list(
      'Agreed',
      story.agreed.map((fact) => `${plain(fact.text)} (${fact.independentPublishers} independent)`),
    ),
    ...list('In conflict', told('conflict')),
    ...list('Updated', told('update')),
    ...list('Taken back', withdrawnTexts(story).map(plain)),
    ...list(
      'Said by one',
      story.uniqueToSource.slice(0, 5).map(({ text, publisher }) => `${plain(text)} (${plain(publisher)})`),
    ),
    ...list(
      'Articles',
      story.articles.map((article) => {
        const noted = notedRole(article);
        const words = `${linked(article.title || '(no headline)', article.url)}, ${plain(article.publisher.name)}`;
        return noted === '' ? words : `${words} (${noted})`;
      }),
    ),
    '',
  ].join('\n');
}
