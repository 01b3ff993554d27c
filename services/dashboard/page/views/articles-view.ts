/** The articles of a story, and why each belongs to it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ArticleInWords } from '../../domain/why.ts';
import { writeAddress } from '../model/address.ts';
import { sourceTime } from '../model/words.ts';
import type { Articles, StoryAnswer } from '../net/answers.ts';
import type { Actions } from '../shown/actions.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, outletLink, said, timeView, type View } from './said.ts';

const signed = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(2)}`;

/** What brought it here: as the API says it in English, else by its name. */
function reasonOf({ match, wireCredit }: ArticleInWords): string {
  if (say.reasons === null) return match.words;
  const credit = match.reason === 'copy' && wireCredit !== null ? say.credits(wireCredit) : '';
  return `${wordOf(say.reasons, match.reason)}${credit}`;
}

/** The story that it nearly came to. */
function runnerUpView({ match: { runnerUp } }: ArticleInWords): View {
  if (runnerUp === null || runnerUp === undefined) return nothing;
  const href = writeAddress({ view: 'story', storyId: runnerUp.storyId, asOf: null });
  return html`<p>${say.cameSecond} <a href=${href}>${say.itsStory}</a>${runnerUp.score === null ? nothing : say.scoreOf(signed(runnerUp.score))}.</p>`;
}

function whyView(
  article: ArticleInWords,
  titles: ReadonlyMap<string, ArticleInWords>,
  edits: View,
): TemplateResult {
  const { match } = article;
  const other = match.articleId === null ? undefined : titles.get(match.articleId);
  return html`<details class="why"><summary>${say.whyHere}</summary>
    <p>${say.hereBecause(reasonOf(article))}${match.score === null ? nothing : say.scoreOf(signed(match.score))}.${
      other === undefined
        ? nothing
        : html` ${say.mostAlike} ${said(other.title, other.language, 120)} <span class="by">${named(other.publisher.name)}</span>`
    }</p>
    ${runnerUpView(article)}
    ${
      match.parts.length === 0
        ? nothing
        : html`<table><caption class="hidden">${say.partsOfScore}</caption><tbody>${match.parts.map(
            ({ name, words, contribution }) =>
              html`<tr><th scope="row">${say.scoreParts === null ? words : wordOf(say.scoreParts, name)}</th><td>${contribution < 0 ? '−' : '+'}${Math.abs(contribution).toFixed(2)}</td></tr>`,
          )}</tbody></table>`
    }${edits}</details>`;
}

function articleView(
  article: ArticleInWords,
  titles: ReadonlyMap<string, ArticleInWords>,
  edits: View,
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
    publishedOffsetMinutes,
    seenAt,
  } = article;
  const atSource = publishedAt === null ? '' : sourceTime(publishedAt, publishedOffsetMinutes);
  return html`<li class=${standing === 'current' ? role : 'fallen'}>
    <b>${named(publisher.name)}</b> ${outletLink(said(title === '' ? say.noHeadline : title, language), url)}
    <span class="by">${timeView(publishedAt ?? seenAt, now)}${publishedAtQuality === 'day' ? say.dayOnly : publishedAtQuality === 'exact' ? '' : say.timeNotGiven}${atSource === '' ? nothing : say.sourceClock(atSource)} · ${role === 'copy' ? say.copyWord : say.reportWord}${
      standing === 'current'
        ? nothing
        : html` · <span class="contest"><span aria-hidden="true">✕</span> ${wordOf(say.standings, standing)}</span>`
    }${wireCredit === null ? nothing : html` · ${say.creditsAgency} ${named(wireCredit)}`}${versions > 1 ? html` · ${say.edited(versions)}` : nothing}${
      novelty === null || role === 'copy' ? nothing : html` · ${say.newShare(Math.round(100 * novelty))}`
    }${authors.length === 0 ? nothing : html` · ${named(authors.join(', '))}`}</span>
    ${whyView(article, titles, edits)}</li>`;
}

type Story = StoryAnswer['story'];

/** What an editor can decide about an article: with the lead of the story, or of that with the article most like it. */
function editView(
  article: ArticleInWords,
  titles: ReadonlyMap<string, ArticleInWords>,
  lead: ArticleInWords | undefined,
  editor: Actions | null,
): View {
  if (editor === null) return nothing;
  const other =
    article === lead ? titles.get(article.match.articleId ?? '') : lead === undefined ? undefined : lead;
  const pair = other === undefined || other === article ? undefined : other;
  return html`<p class="choices" role="group" aria-label=${say.changeArticle}>
    <button @click=${() => editor.changeArticle('alone', article, article)}>${say.aloneButton}</button>
    ${
      pair === undefined
        ? nothing
        : html`<button @click=${() => editor.changeArticle('apart', article, pair)}>${say.apartButton}</button>
    <button @click=${() => editor.changeArticle('pin', article, pair)}>${say.pinButton}</button>`
    }
    <button @click=${() => editor.changeArticle('withdraw', article, article)}>${say.withdrawButton}</button></p>`;
}

/** The view. @param editor null for who may change nothing */
export function articlesView(
  { articles }: Articles,
  { headline }: Story,
  editor: Actions | null,
  now: number,
): TemplateResult {
  const titles = new Map(articles.map((article) => [article.articleId, article]));
  const lead = titles.get(headline.articleId);
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-articles"><h2 id="h-articles">${say.articlesTitle} <span class="count">${articles.length}</span></h2>
    <ol class="articles">${articles.map((article) => articleView(article, titles, editView(article, titles, lead, editor), now))}</ol></section>`;
}
