/** Stories as one HTML file that can be sent: no script, no picture, nothing fetched. */
import { escaped } from '@newsfold/dashboard/page/model/escaped.ts';
import type { Conflict, Story } from '@newsfold/schemas/generated/records.ts';
import { conflictText, headlineOf, notedRole, plural, sizeOf, withdrawnTexts } from './story-words.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.3rem}article{border-top:1px solid #ccc;padding:1rem 0}h2{font-size:1.15rem;margin:0}
.size,small{color:#666}h3{font-size:.9rem;margin:.8rem 0 .2rem}ul{margin:0;padding-left:1.2rem}
.agreed{border-left:3px solid #2a7;padding-left:.8rem}.conflict{border-left:3px solid #c33;padding-left:.8rem}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#161616}article{border-color:#444}.size,small{color:#999}a{color:#8bf}}`;

function list(title: string, kind: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<div class="${kind}"><h3>${title}</h3><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul></div>\n`;
}

function articleItem(article: Story['articles'][number]): string {
  const { title, url, publisher } = article;
  const noted = notedRole(article);
  const words = escaped(title || '(no headline)');
  const link =
    url !== null && /^https?:\/\//i.test(url)
      ? `<a href="${escaped(url)}" rel="noopener noreferrer">${words}</a>`
      : words;
  return `${link} <small>${escaped(publisher.name)}${noted === '' ? '' : `, ${noted}`}</small>`;
}

function storyHtml(story: Story): string {
  const agreed = story.agreed.map(
    (fact) => `${escaped(fact.text)} <small>${fact.independentPublishers} independent</small>`,
  );
  const told = (wanted: Conflict['kind']) =>
    story.conflicts.filter(({ kind }) => kind === wanted).map((conflict) => escaped(conflictText(conflict)));
  const withdrawn = withdrawnTexts(story).map(escaped);
  const unique = story.uniqueToSource
    .slice(0, 5)
    .map(({ text, publisher }) => `${escaped(text)} <small>${escaped(publisher)}</small>`);
  return `<article lang="${escaped(story.headline.language)}" id="${escaped(story.storyId)}">
<h2>${escaped(headlineOf(story))}</h2>
<p class="size">${escaped(sizeOf(story))}</p>
${list('Agreed', 'agreed', agreed)}${list('In conflict', 'conflict', told('conflict'))}${list('Updated', 'updated', told('update'))}${list('Taken back', 'conflict', withdrawn)}${list('Said by one', 'unique', unique)}${list('Articles', 'articles', story.articles.map(articleItem))}</article>`;
}

/** The whole file. @param note what stands under the title: how many articles were read */
export function storiesHtml(stories: readonly Story[], note: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plural(stories.length, 'story', 'stories')}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${plural(stories.length, 'story', 'stories')}</h1>
<p class="size">${escaped(note)}</p>
${stories.map(storyHtml).join('\n')}
</body>
</html>
`;
}
