/** What of a story is shared: the same parts in the same order as a file and as text. */

import type { Story } from '@newsfold/schemas/generated/records.ts';
import { say, wordOf } from '../words/tongue.ts';
import { webAddress } from './direction.ts';
import { escaped } from './escaped.ts';
import { type Outlets, outletsOf } from './outlets.ts';
import { topicOf } from './topic-words.ts';
import { listed, wholeTime } from './words.ts';

/** A line of a shared story: words, who says so, and where. */
export interface SharedLine {
  readonly text: string;
  readonly language: string;
  readonly by: string;
  readonly url: string | undefined;
}

/** A part of a shared story. */
export interface SharedPart {
  readonly title: string;
  readonly lines: readonly SharedLine[];
}

/** See the file's head. */
export interface SharedStory {
  readonly title: string;
  readonly language: string;
  readonly about: string;
  readonly address: string;
  readonly parts: readonly SharedPart[];
}

function sourcesOf(references: Story['agreed'][number]['references'], outlets: Outlets): string {
  const names = references.flatMap(({ articleId }) => outlets.article(articleId)?.publisher.name ?? []);
  return listed([...new Set(names)], 6);
}

function urlOf(references: Story['agreed'][number]['references'], outlets: Outlets): string | undefined {
  const [first] = references;
  return first === undefined ? undefined : webAddress(outlets.article(first.articleId)?.url);
}

/** Takes the parts of a story. @param address where the page shows it */
export function sharedStory(story: Story, address: string): SharedStory {
  const outlets = outletsOf(story);
  const { counts, times, headline } = story;
  const sentence = ({
    text,
    language,
    references,
  }: Pick<Story['keyPoints'][number], 'text' | 'language' | 'references'>) => ({
    text,
    language,
    by: sourcesOf(references, outlets),
    url: urlOf(references, outlets),
  });
  const contested = (kind: 'conflict' | 'update') =>
    story.conflicts
      .filter((conflict) => conflict.kind === kind)
      .map((conflict) => ({
        text: `${topicOf(conflict)}: ${conflict.values
          .map(({ text, publishers }) => `${text} (${listed(publishers.map((id) => outlets.nameOf(id)))})`)
          .join(kind === 'update' ? ' → ' : ' / ')}`,
        language: say.code,
        by: '',
        url: undefined,
      }));
  const parts: SharedPart[] = [
    { title: say.inShort, lines: story.keyPoints.map(sentence) },
    { title: say.contested, lines: contested('conflict') },
    { title: say.updated, lines: contested('update') },
    { title: say.agreed, lines: story.agreed.map(sentence) },
    {
      title: say.onlyOneSays,
      lines: story.uniqueToSource.map(({ text, language, publisher, references }) => ({
        text,
        language,
        by: outlets.nameOf(publisher),
        url: urlOf(references, outlets),
      })),
    },
    {
      title: say.takenBack,
      lines: story.withdrawn.map(({ kind, articleId, by, why }) => ({
        text: `${outlets.article(articleId)?.title ?? say.aReport}: ${wordOf(say.withdrawals, kind)}${why === '' ? '' : `, ${why}`}`,
        language: say.code,
        by: outlets.nameOf(by),
        url: undefined,
      })),
    },
    {
      title: say.articlesTitle,
      lines: story.articles.map(({ title, language, publisher, role, standing, url }) => ({
        text: title === '' ? say.noHeadline : title,
        language,
        by: [
          publisher.name,
          role === 'copy' ? say.copyWord : '',
          standing === 'current' ? '' : wordOf(say.standings, standing),
        ]
          .filter((word) => word !== '')
          .join(', '),
        url: webAddress(url),
      })),
    },
  ];
  return {
    title: headline.text.trim() === '' ? say.noHeadline : headline.text,
    language: headline.language,
    about: say.sharedAbout(
      say.independentSources(counts.independentPublishers),
      say.reports(counts.reports),
      say.copies(counts.copies),
      wholeTime(times.firstSeenAt),
      wholeTime(times.updatedAt),
    ),
    address,
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1a;background:#fff}
h1{font-size:1.4rem}h2{font-size:1rem;margin:1.5rem 0 .25rem}small{color:#5c5c58}a{color:#0b57a4}li{margin:.25rem 0}
@media(prefers-color-scheme:dark){body{color:#e2e2dc;background:#14161a}small{color:#a0a09a}a{color:#8ab8f0}}`;

function htmlLine({ text, language, by, url }: SharedLine): string {
  const words = `<bdi lang="${escaped(language)}" dir="auto">${escaped(text)}</bdi>`;
  const who = by === '' ? '' : ` <small>${escaped(by)}</small>`;
  return `<li>${url === undefined ? words : `<a href="${escaped(url)}" rel="noopener noreferrer">${words}</a>`}${who}</li>`;
}

/** The story as one file: no script, no picture, nothing fetched. */
export function sharedHtml({ title, language, about, address, parts }: SharedStory): string {
  const bodies = parts.map(
    (part) => `<h2>${part.title}</h2>\n<ul>\n${part.lines.map(htmlLine).join('\n')}\n</ul>`,
  );
  return `<!doctype html>
<html lang="${say.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1><bdi lang="${escaped(language)}" dir="auto">${escaped(title)}</bdi></h1>
<p><small>${escaped(about)} <a href="${escaped(address)}">${say.whereItLives}</a></small></p>
${bodies.join('\n')}
</body>
</html>
`;
}

/** A text in which nothing is markup, on one line, whose marks of direction end with it. */
const plain = (text: string) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

function markdownLine({ text, by, url }: SharedLine): string {
  const words =
    url === undefined ? plain(text) : `[${plain(text)}](${url.replace(/[()<>\s]/g, encodeURIComponent)})`;
  return `- ${words}${by === '' ? '' : ` (${plain(by)})`}`;
}

/** The story as Markdown. */
export function sharedMarkdown({ title, about, address, parts }: SharedStory): string {
  const bodies = parts.map((part) => `**${part.title}**\n\n${part.lines.map(markdownLine).join('\n')}`);
  return `## ${plain(title)}\n\n${plain(about)} <${address}>\n\n${bodies.join('\n\n')}\n`;
}
