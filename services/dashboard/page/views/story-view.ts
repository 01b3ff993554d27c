/** One story, on one page. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { directionOf } from '../model/direction.ts';
import { outletsOf } from '../model/outlets.ts';
import { clock, countryName, languageName } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState, ShownStory } from '../shown/state.ts';
import { say, wordOf } from '../words/tongue.ts';
import { articlesView } from './articles-view.ts';
import { copiesView } from './copies-view.ts';
import { agreedView, contestedView, keyPointsView, uniqueView } from './facts-view.ts';
import { changesView, noticesView } from './happened-view.ts';
import { matrixView } from './matrix-view.ts';
import { pictureView } from './picture-view.ts';
import { named, outletLink, said, timeView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';
import { timelineView } from './timeline-view.ts';

/** The moments of a story, the earliest first, and the one that is shown. */
function sliderView({ history: { versions }, asOf }: ShownStory, actions: Actions, now: number): View {
  if (versions.length < 2) return nothing;
  const stops = versions.map(({ shownAt }) => shownAt).sort((a, b) => a - b);
  const last = stops.length - 1;
  const found = asOf === null ? last : stops.findLastIndex((stop) => stop <= asOf.at);
  const place = Math.max(0, found);
  const words = place === last ? say.now : clock(stops[place] ?? now, now);
  return html`<label class="slider">${say.moment} <input type="range" min="0" max=${last} step="1" .value=${live(String(place))} aria-valuetext=${words}
    @input=${(event: Event) => {
      const at = Number((event.target as HTMLInputElement).value);
      actions.showMoment(at === last ? null : (stops[at] ?? null));
    }}> <span class="moment" aria-hidden="true">${words}</span></label>`;
}

const listLink = (words: unknown, change: Partial<typeof EVERYTHING>) =>
  html`<a href=${writeAddress({ view: 'list', list: { ...EVERYTHING, ...change } })}>${words}</a>`;

function aboutView({ places, entities, categories, languages }: ShownStory['story']): TemplateResult {
  const focus = places.filter(({ role }) => role === 'focus');
  return html`<p class="about">
    ${categories.map(({ name }) => html`<span>${listLink(name, { topic: name })}</span> `)}
    ${focus.map(({ name, kind, country }) => html`<span>${listLink(html`${name}${kind === 'country' ? nothing : html`, ${countryName(country)}`}`, { place: name })}</span> `)}
    ${entities
      .filter(({ type }) => type !== 'place')
      .slice(0, 6)
      .map(({ name }) => html`<span>${listLink(named(name), { entity: name })}</span> `)}
    <span>${languages.map(languageName).join(', ')}</span></p>`;
}

function headView(shown: ShownStory, mayChange: boolean, actions: Actions, now: number): TemplateResult {
  const { story } = shown;
  const outlets = outletsOf(story);
  const lead = outlets.article(story.headline.articleId);
  const { counts, times } = story;
  return html`<header class="head"><h1 tabindex="-1">${said(story.headline.text.trim() === '' ? say.noHeadline : story.headline.text, story.headline.language, 600)}</h1>
    <p class="notes">${lead === undefined ? nothing : html`<span>${say.headlineOf} ${outletLink(named(lead.publisher.name), lead.url)}</span>`}
      <span><b>${counts.independentPublishers}</b> ${say.independent} · <b>${counts.copies}</b> ${say.copyNoun(counts.copies)} · ${say.reports(counts.reports)} · ${say.outlets(counts.publishers)}</span>
      <span>${say.sinceTime} ${timeView(times.firstSeenAt, now)}</span> <span>${say.lastReport} ${timeView(times.updatedAt, now)}</span> <span>${story.status === 'active' ? wordOf(say.momenta, story.momentum.state) : wordOf(say.statuses, story.status)}</span></p>
    ${aboutView(story)}
    <p class="tools">${sliderView(shown, actions, now)}
      <button @click=${() => actions.saveHtml()}>${say.saveHtml}</button> <button @click=${() => actions.copyMarkdown()}>${say.copyMarkdown}</button> <button @click=${() => actions.print()}>${say.print}</button>${mayChange ? html` <button @click=${() => actions.mergeStory(story.storyId)}>${say.mergeButton}</button>` : nothing}</p></header>`;
}

function pastView({ asOf }: ShownStory, actions: Actions, now: number): View {
  if (asOf === null) return nothing;
  return html`<p class="banner">${say.asItStood} ${timeView(asOf.at, now)}${asOf.isComplete ? '' : say.notEverything}. <button class="link" @click=${() => actions.showMoment(null)}>${say.showNow}</button></p>`;
}

/** The view. */
export function storyView(state: PageState, actions: Actions): TemplateResult {
  const { value: shown, isLoading, problem } = state.story;
  if (shown === null)
    return problem === null
      ? html`<h1 class="hidden" tabindex="-1">${say.story}</h1>${loadingView()}`
      : html`<h1 tabindex="-1">${say.noStoryToShow}</h1>${failedView(problem, null, () => actions.refresh())}`;
  const now = Date.now();
  const { story, articles } = shown;
  const outlets = outletsOf(story);
  // The past is changed by nobody.
  const mayChange = state.reader?.mayChange === true && shown.asOf === null;
  const editor = mayChange ? actions : null;
  return html`<article class="story" aria-busy=${isLoading} dir=${directionOf(story.headline.language)}>
    ${headView(shown, mayChange, actions, now)}
    ${problem === null ? nothing : failedView(problem, shown.shownAt, () => actions.refresh())}
    ${pastView(shown, actions, now)}
    ${noticesView(shown, outlets, editor, now)}
    ${pictureView(story)}
    ${keyPointsView(story, outlets, now)}
    <div class="pair">${agreedView(story, outlets, now)}${contestedView(story, outlets, now)}</div>
    ${matrixView(story, outlets, state, actions, now)}
    ${uniqueView(story, outlets, now)}
    ${timelineView(story, now)}
    ${copiesView(story, now)}
    ${articlesView(articles, story, editor, now)}
    ${changesView(shown, now)}
  </article>`;
}
