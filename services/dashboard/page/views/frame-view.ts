/** What stands around every view: name, search, ways, how live it is, what is new, the keys. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { writeAddress } from '../model/address.ts';
import { KEYS } from '../model/keys.ts';
import { clock } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { listView } from './list-view.ts';
import { operationsView } from './operations-view.ts';
import { placesView } from './places-view.ts';
import type { View } from './said.ts';
import { sourcesView } from './sources-view.ts';
import { storyView } from './story-view.ts';

function liveView({ live: state, lostAt, list, behind }: PageState): TemplateResult {
  const since = list.value?.shownAt ?? lostAt;
  const words = {
    off: '',
    connecting: 'connecting …',
    live: behind === '' ? 'live' : behind,
    lost: `connection lost${since === null ? '' : `, as of ${clock(since, Date.now())}`}; trying again`,
  }[state];
  return html`<span class="live ${state}" role="status"><span aria-hidden="true">${state === 'lost' || (state === 'live' && behind !== '') ? '▲' : state === 'live' ? '●' : ''}</span> ${words}</span>`;
}

/** Most stories that wait are counted, of more it is said. */
const MOST_COUNTED = 5000;

function newView(state: PageState, actions: Actions): View {
  if (state.address.view === 'story')
    return state.storyChanged && state.address.asOf === null
      ? html`<button class="fresh" @click=${() => actions.showNew()}>This story changed ↑</button>`
      : nothing;
  const { size } = state.waiting;
  if (state.address.view !== 'list' || size === 0) return nothing;
  return html`<button class="fresh" @click=${() => actions.showNew()}>${size >= MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en')} or more` : size.toLocaleString('en')} new ↑</button>`;
}

function wayView(
  view: 'sources' | 'places' | 'operations',
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
    <h2 id="h-keys">Keys</h2>
    <dl>${KEYS.map(([key, , words]) => html`<dt><kbd>${key}</kbd></dt><dd>${words}</dd>`)}<dt><kbd>enter</kbd></dt><dd>opens what is chosen</dd></dl>
    <p>● says so · ≠ contested · ↻ updated · ✕ taken back · ◆ first report</p>
    <form method="dialog"><button>Close</button></form></dialog>`;
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
    case 'operations':
      return operationsView(state, actions);
  }
}

const THEME_WORDS = { auto: 'as the machine has it', light: 'light', dark: 'dark' } as const;

/** The whole page. */
export function frameView(state: PageState, actions: Actions): TemplateResult {
  const search = (event: Event) => actions.search((event.target as HTMLInputElement).value);
  return html`<a class="skip" href="#main">Skip to the stories</a>
    <header class="top">
      <a class="name" href=${writeAddress({ view: 'list', list: state.choice })}>newsfold</a>
      <form role="search" @submit=${(event: Event) => event.preventDefault()}><input id="search" type="search" autocomplete="off" placeholder="search stories, people, places …" aria-label="Search stories, people, places" .value=${live(state.choice.q)} @input=${search}></form>
      <nav aria-label="Pages">${wayView('sources', 'Sources', state)} ${wayView('places', 'Places', state)} ${wayView('operations', 'Operations', state)}</nav>
      ${liveView(state)}
      ${newView(state, actions)}
      <button class="tool" @click=${() => actions.nextTheme()} title="Colours: ${THEME_WORDS[state.theme]}"><span aria-hidden="true">◐</span><span class="hidden">Colours: ${THEME_WORDS[state.theme]}</span></button>
      <button class="tool" @click=${() => actions.toggleHelp(true)}><span aria-hidden="true">?</span><span class="hidden">Keys</span></button>
    </header>
    <main id="main">${bodyView(state, actions)}</main>
    <p class="notice" role="status">${state.notice}</p>
    <footer>What you have seen is kept in this browser alone. <a href="/api/v1/openapi.json">The API behind this page</a></footer>
    ${helpView(state, actions)}`;
}
