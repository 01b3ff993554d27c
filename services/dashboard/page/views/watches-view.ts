/** Saved searches of who gave a token: what they look for, how they are, and what they would have matched. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { writeAddress } from '../model/address.ts';
import type { Watch } from '../net/answers.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, said, tableView, timeView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';

const HEADS = ['name', 'query', 'tells', 'state', 'actions'] as const;

function watchView(watch: Watch, actions: Actions, now: number): TemplateResult {
  const { id, name, query, minSignificance, webhook, isPaused, health } = watch;
  return html`<tr><th scope="row">${named(name)}${name === id ? nothing : html` <span class="by">${id}</span>`}</th>
    <td><a href=${`/?${query}`}>${query === '' ? say.showEverything : query}</a></td>
    <td>${wordOf(say.significances, minSignificance)}, ${webhook === null ? html`<a href=${`/api/v1/watches/${encodeURIComponent(id)}/atom`}>${say.feedOnly}</a>` : webhook}</td>
    <td>${isPaused ? say.paused : say.watching}, ${say.told(health.told)} ${timeView(health.toldAt, now)}${health.problem === null ? nothing : html` <span class="contest">${health.problem}</span>`}</td>
    <td class="choices"><button @click=${() => actions.tryWatch(watch)}>${say.tryButton}<span class="hidden"> ${name}</span></button>
      <button @click=${() => actions.pauseWatch(watch)}>${isPaused ? say.goOnButton : say.pauseButton}<span class="hidden"> ${name}</span></button>
      <button @click=${() => actions.deleteWatch(watch)}>${say.deleteButton}<span class="hidden"> ${name}</span></button></td></tr>`;
}

function foundView({ stories }: NonNullable<PageState['trial']>): View {
  if (stories.length === 0) return nothing;
  return html`<ul>${stories.map(
    ({ storyId, headline }) =>
      html`<li><a href=${writeAddress({ view: 'story', storyId, asOf: null })}>${said(headline.text.trim() === '' ? say.noHeadline : headline.text, headline.language, 160)}</a></li>`,
  )}</ul>`;
}

/** Read out is how many would have matched, not each of them: the place for that is there before there is anything to say. */
function trialView({ trial }: PageState): TemplateResult {
  return html`<section><div role="status">${
    trial === null
      ? nothing
      : html`<h2>${say.trialTitle(trial.name)}: ${trial.total === null ? say.firstStories(trial.stories.length) : say.stories(trial.total)}</h2>`
  }</div>${trial === null ? nothing : foundView(trial)}</section>`;
}

/** The view. */
export function watchesView(state: PageState, actions: Actions): TemplateResult {
  const { value, problem } = state.watches;
  const title = html`<h1 tabindex="-1">${say.watches}</h1>`;
  if (state.reader?.mayWatch !== true)
    return html`${title}<p class="state">${say.tokenNeeded} <button class="link" @click=${() => actions.askToken()}>${say.giveToken}</button></p>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const now = Date.now();
  return html`${title}<p class="sum">${say.watchesSum} <button @click=${() => actions.makeWatch('')}>${say.makeWatch}</button></p>
    ${problem === null ? nothing : failedView(problem, null, () => actions.refresh())}
    ${
      value.watches.length === 0
        ? html`<p class="state">${say.noWatches}</p>`
        : tableView(
            say.watches,
            'figures',
            html`<thead><tr>${HEADS.map((head) => html`<th scope="col">${say.watchHeads[head]}</th>`)}</tr></thead>
      <tbody>${value.watches.map((watch) => watchView(watch, actions, now))}</tbody>`,
          )
    }
    ${trialView(state)}`;
}
