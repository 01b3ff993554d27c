/** One story, on one page. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { directionOf } from '../model/direction.ts';
import { outletsOf } from '../model/outlets.ts';
import { clock, counted, countryName, languageName } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState, ShownStory } from '../shown/state.ts';
import { articlesView } from './articles-view.ts';
import { copiesView } from './copies-view.ts';
import { agreedView, contestedView, keyPointsView, uniqueView } from './facts-view.ts';
import { changesView, noticesView } from './happened-view.ts';
import { matrixView } from './matrix-view.ts';
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
  const words = place === last ? 'now' : clock(stops[place] ?? now, now);
  return html`<label class="slider">Moment <input type="range" min="0" max=${last} step="1" .value=${live(String(place))} aria-valuetext=${words}
    @input=${(event: Event) => {
      const at = Number((event.target as HTMLInputElement).value);
      actions.showMoment(at === last ? null : (stops[at] ?? null));
    }}> <output>${words}</output></label>`;
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

function headView(shown: ShownStory, actions: Actions, now: number): TemplateResult {
  const { story } = shown;
  const outlets = outletsOf(story);
  const lead = outlets.article(story.headline.articleId);
  const { counts, times } = story;
  return html`<header class="head"><h1 tabindex="-1">${said(story.headline.text.trim() === '' ? '(no headline)' : story.headline.text, story.headline.language, 600)}</h1>
    <p class="notes">${lead === undefined ? nothing : html`<span>headline of ${outletLink(named(lead.publisher.name), lead.url)}</span>`}
      <span><b>${counts.independentPublishers}</b> independent · <b>${counts.copies}</b> ${counts.copies === 1 ? 'copy' : 'copies'} · ${counted(counts.reports, 'report')} · ${counted(counts.publishers, 'outlet')}</span>
      <span>since ${timeView(times.firstSeenAt, now)}</span> <span>last report ${timeView(times.updatedAt, now)}</span> <span>${story.status === 'active' ? story.momentum.state : story.status}</span></p>
    ${aboutView(story)}
    <p class="tools">${sliderView(shown, actions, now)}
      <button @click=${() => actions.saveHtml()}>Save as HTML</button> <button @click=${() => actions.copyMarkdown()}>Copy as Markdown</button> <button @click=${() => actions.print()}>Print</button></p></header>`;
}

function pastView({ asOf }: ShownStory, actions: Actions, now: number): View {
  if (asOf === null) return nothing;
  return html`<p class="banner">As it stood ${timeView(asOf.at, now)}${asOf.isComplete ? '' : '; not everything of that time is kept'}. <button class="link" @click=${() => actions.showMoment(null)}>Show now</button></p>`;
}

/** The view. */
export function storyView(state: PageState, actions: Actions): TemplateResult {
  const { value: shown, isLoading, problem } = state.story;
  if (shown === null)
    return problem === null
      ? html`<h1 class="hidden" tabindex="-1">Story</h1>${loadingView()}`
      : html`<h1 tabindex="-1">No story to show</h1>${failedView(problem, null, () => actions.refresh())}`;
  const now = Date.now();
  const { story, articles } = shown;
  const outlets = outletsOf(story);
  return html`<article class="story" aria-busy=${isLoading} dir=${directionOf(story.headline.language)}>
    ${headView(shown, actions, now)}
    ${problem === null ? nothing : failedView(problem, shown.shownAt, () => actions.refresh())}
    ${pastView(shown, actions, now)}
    ${noticesView(shown, outlets, now)}
    ${keyPointsView(story, outlets, now)}
    <div class="pair">${agreedView(story, outlets, now)}${contestedView(story, outlets, now)}</div>
    ${matrixView(story, outlets, state, actions, now)}
    ${uniqueView(story, outlets, now)}
    ${timelineView(story, now)}
    ${copiesView(story, now)}
    ${articlesView(articles, now)}
    ${changesView(shown, now)}
  </article>`;
}
