/** What stands around every view: name, search, ways, how live it is, what is new, the keys. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { writeAddress } from '../model/address.ts';
import { KEYS } from '../model/keys.ts';
import { clock } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say } from '../words/tongue.ts';
import { changeView } from './change-view.ts';
import { listView } from './list-view.ts';
import { operationsView } from './operations-view.ts';
import { placesView } from './places-view.ts';
import type { View } from './said.ts';
import { sourcesView } from './sources-view.ts';
import { storyView } from './story-view.ts';
import { watchesView } from './watches-view.ts';

/** How live it is. Read out is only that it is not, and that it is again: how far it is behind changes all the time. */
function liveView({ live: state, lostAt, list, behind }: PageState): TemplateResult {
  const since = list.value?.shownAt ?? lostAt;
  const words = {
    off: '',
    connecting: say.connecting,
    live: behind === '' ? say.live : behind,
    lost: say.lost(since === null ? '' : clock(since, Date.now())),
  }[state];
  return html`<span class="live ${state}"><span aria-hidden="true">${state === 'lost' || (state === 'live' && behind !== '') ? '▲' : state === 'live' ? '●' : ''}</span> ${words}</span><span class="hidden" role="status">${state === 'lost' ? words : state === 'live' && lostAt !== null ? say.liveAgain : ''}</span>`;
}

/** Most stories that wait are counted, of more it is said. */
const MOST_COUNTED = 5000;

/** What is new, in words; empty where nothing is. */
function newWords({ address, storyChanged, waiting: { size } }: PageState): string {
  if (address.view === 'story') return storyChanged && address.asOf === null ? say.storyChanged : '';
  if (address.view !== 'list' || size === 0) return '';
  return size >= MOST_COUNTED ? say.newOrMore(MOST_COUNTED) : say.newCount(size);
}

/** Read out is once that something is new: its count goes up and up. */
function newView(state: PageState, actions: Actions): TemplateResult {
  const words = newWords(state);
  return html`${
    words === ''
      ? nothing
      : html`<button class="fresh" @click=${() => actions.showNew()}>${words} <span aria-hidden="true">↑</span></button>`
  }<span class="hidden" role="status">${words === '' ? '' : state.address.view === 'story' ? say.storyChanged : say.somethingNew}</span>`;
}

function wayView(
  view: 'sources' | 'places' | 'operations' | 'watches',
  words: string,
  { address }: PageState,
): TemplateResult {
  return html`<a href=${writeAddress({ view })} aria-current=${address.view === view ? 'page' : nothing}>${words}</a>`;
}

function helpView(state: PageState, actions: Actions): TemplateResult {
  const show = (element: Element | undefined) => {
    const dialog = element as HTMLDialogElement | undefined;
    if (state.isHelpOpen && dialog?.open === false) dialog.showModal();
    if (!state.isHelpOpen && dialog?.open === true) dialog.close();
  };
  return html`<dialog aria-labelledby="h-keys" @close=${() => actions.toggleHelp(false)} ${ref(show)}>
    <h2 id="h-keys">${say.keys}</h2>
    <dl>${KEYS.map(([key, action]) => html`<dt><kbd>${key}</kbd></dt><dd>${say.keyWords[action]}</dd>`)}<dt><kbd>${say.enter}</kbd></dt><dd>${say.enterOpens}</dd></dl>
    <p>${say.signs}</p>
    <form method="dialog"><button>${say.close}</button></form></dialog>`;
}

function bodyView(state: PageState, actions: Actions): TemplateResult {
  switch (state.address.view) {
    case 'list':
      return listView(state, actions);
    case 'story':
      return storyView(state, actions);
    case 'sources':
      return sourcesView(state, actions);
    case 'places':
      return placesView(state, actions);
    case 'watches':
      return watchesView(state, actions);
    case 'operations':
      return operationsView(state, actions);
  }
}

/** Who reads by a token, and how to give one or have it forgotten. */
function tokenView({ reader }: PageState, actions: Actions): TemplateResult {
  if (reader === null)
    return html`<button class="link" @click=${() => actions.askToken()}>${say.giveToken}</button>`;
  return html`${reader.tenant === null ? nothing : html`<bdi>${say.tokenOf(reader.tenant)}</bdi> `}<button class="link" @click=${() => actions.forgetToken()}>${say.forgetToken}</button>`;
}

function needsTokenView({ needsToken }: PageState, actions: Actions): View {
  if (!needsToken) return nothing;
  return html`<p class="banner">${say.tokenNeeded} <button @click=${() => actions.askToken()}>${say.giveToken}</button></p>`;
}

/** The whole page. */
export function frameView(state: PageState, actions: Actions): TemplateResult {
  const search = (event: Event) => actions.search((event.target as HTMLInputElement).value);
  return html`<a class="skip" href="#main">${say.skip}</a>
    <header class="top">
      <a class="name" href=${writeAddress({ view: 'list', list: state.choice })}>newsfold</a>
      <form role="search" @submit=${(event: Event) => event.preventDefault()}><input id="search" type="search" autocomplete="off" placeholder=${say.searchHint} aria-label=${say.searchLabel} .value=${live(state.choice.q)} @input=${search}></form>
      <nav aria-label=${say.pages}>${wayView('sources', say.sources, state)} ${wayView('places', say.places, state)} ${wayView('operations', say.operations, state)}${state.reader?.mayWatch === true ? html` ${wayView('watches', say.watches, state)}` : nothing}</nav>
      ${liveView(state)}
      ${newView(state, actions)}
      <button class="tool" @click=${() => actions.nextTheme()} title=${`${say.colours}: ${say.themes[state.theme]}`}><span aria-hidden="true">◐</span><span class="hidden">${say.colours}: ${say.themes[state.theme]}</span></button>
      <button class="tool" @click=${() => actions.toggleHelp(true)}><span aria-hidden="true">?</span><span class="hidden">${say.keys}</span></button>
    </header>
    <main id="main">${needsTokenView(state, actions)}${bodyView(state, actions)}</main>
    <p class="notice" role="status">${state.notice}</p>
    <footer>${say.seenHere} <a href="/api/v1/openapi.json">${say.apiBehind}</a> ${tokenView(state, actions)}</footer>
    ${helpView(state, actions)}${changeView(state, actions)}`;
}
