/** The articles of a story, and why each belongs to it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ArticleInWords } from '../../domain/why.ts';
import { counted } from '../model/words.ts';
import type { Articles } from '../net/answers.ts';
import { named, outletLink, said, timeView } from './said.ts';

const percent = (share: number) => `${Math.round(100 * share)} %`;

function whyView({ match }: ArticleInWords, titles: ReadonlyMap<string, ArticleInWords>): TemplateResult {
  const other = match.articleId === null ? undefined : titles.get(match.articleId);
  return html`<details class="why"><summary>Why is it here?</summary>
    <p>It is here because ${match.words}${match.score === null ? nothing : html` (score ${match.score.toFixed(2)})`}.${
      other === undefined
        ? nothing
        : html` Most alike: ${said(other.title, other.language, 120)} <span class="by">${named(other.publisher.name)}</span>`
    }</p>
    ${
      match.parts.length === 0
        ? nothing
        : html`<table><caption class="hidden">Parts of its score</caption><tbody>${match.parts.map(
            ({ words, contribution }) =>
              html`<tr><th scope="row">${words}</th><td>${contribution < 0 ? '−' : '+'}${Math.abs(contribution).toFixed(2)}</td></tr>`,
          )}</tbody></table>`
    }</details>`;
}

function articleView(
  article: ArticleInWords,
  titles: ReadonlyMap<string, ArticleInWords>,
  now: number,
): TemplateResult {
  const {
    title,
    language,
    url,
    publisher,
    role,
    standing,
    versions,
    wireCredit,
    novelty,
    authors,
    publishedAt,
    publishedAtQuality,
    seenAt,
  } = article;
  return html`<li class=${standing === 'current' ? role : 'fallen'}>
    <b>${named(publisher.name)}</b> ${outletLink(said(title === '' ? '(no headline)' : title, language), url)}
    <span class="by">${timeView(publishedAt ?? seenAt, now)}${publishedAtQuality === 'day' ? ' (day only)' : publishedAtQuality === 'exact' ? '' : ' (time not given)'} · ${role === 'copy' ? 'copy' : 'report'}${
      standing === 'current' ? nothing : html` · <span class="contest">✕ ${standing}</span>`
    }${wireCredit === null ? nothing : html` · credits ${named(wireCredit)}`}${versions > 1 ? html` · edited, ${counted(versions, 'version')}` : nothing}${
      novelty === null || role === 'copy' ? nothing : html` · ${percent(novelty)} of it was new`
    }${authors.length === 0 ? nothing : html` · ${named(authors.join(', '))}`}</span>
    ${whyView(article, titles)}</li>`;
}

/** The view. */
export function articlesView({ articles }: Articles, now: number): TemplateResult {
  const titles = new Map(articles.map((article) => [article.articleId, article]));
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-articles"><h2 id="h-articles">Articles <span class="count">${articles.length}</span></h2>
    <ol class="articles">${articles.map((article) => articleView(article, titles, now))}</ol></section>`;
}
