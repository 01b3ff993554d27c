/** The list: filters, what is new since the reader last looked, and the stories. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { EVERYTHING, type ListChoice, ORDERS, SPANS } from '../model/address.ts';
import { sinceSeen } from '../model/seen.ts';
import { clock, counted, languageName, placeName, wholeTime } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState, ShownList } from '../shown/state.ts';
import { rowView } from './row-view.ts';
import type { View } from './said.ts';
import { failedView, loadingView } from './states.ts';

type Choose = (change: Partial<ListChoice>) => void;

function selectView(
  label: string,
  value: string,
  options: readonly (readonly [value: string, words: string])[],
  choose: (value: string) => void,
): TemplateResult {
  const known = options.some(([one]) => one === value) ? options : [...options, [value, value] as const];
  return html`<label class="pick"><span>${label}</span> <select .value=${live(value)} @change=${(
    event: Event,
  ) => choose((event.target as HTMLSelectElement).value)}>${known.map(
    ([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`,
  )}</select></label>`;
}

/** The values of a facet as options. */
function facetOptions(list: ShownList | null, kind: string, words: (value: string) => string) {
  const counts = list?.facets?.counts[kind] ?? [];
  return [
    ['', 'all'] as const,
    ...counts.map(({ value, count }) => [value, `${words(value)} (${count})`] as const),
  ];
}

function checkView(label: string, isOn: boolean, choose: (isOn: boolean) => void): TemplateResult {
  return html`<label class="pick"><input type="checkbox" .checked=${live(isOn)} @change=${(event: Event) =>
    choose((event.target as HTMLInputElement).checked)}> <span>${label}</span></label>`;
}

function chipsView(choice: ListChoice, choose: Choose): View {
  const chips = (['place', 'publisher', 'entity'] as const).filter((name) => choice[name] !== '');
  if (chips.length === 0) return nothing;
  return html`${chips.map(
    (name) =>
      html`<button class="chip" @click=${() => choose({ [name]: '' })}>${name}: <bdi>${name === 'place' ? placeName(choice.place) : choice[name]}</bdi> <span aria-hidden="true">✕</span><span class="hidden">, remove</span></button>`,
  )}`;
}

function filtersView(choice: ListChoice, list: ShownList | null, choose: Choose): TemplateResult {
  const sources = [0, 2, 3, 5, 10].map(
    (least) => [String(least), least === 0 ? 'any' : `${least} or more`] as const,
  );
  return html`<div class="filters" role="group" aria-label="Filters and order">
    ${selectView('Order', choice.order, Object.entries(ORDERS), (order) => choose({ order: order as ListChoice['order'] }))}
    ${selectView(
      'Since',
      String(choice.hours ?? ''),
      SPANS.map(([hours, words]) => [String(hours ?? ''), words] as const),
      (hours) => choose({ hours: hours === '' ? null : Number(hours) }),
    )}
    ${selectView('Language', choice.language, facetOptions(list, 'language', languageName), (language) => choose({ language }))}
    ${selectView(
      'Subject',
      choice.topic,
      facetOptions(list, 'topic', (value) => value),
      (topic) => choose({ topic }),
    )}
    ${selectView('Sources', String(choice.minSources), sources, (least) => choose({ minSources: Number(least) }))}
    ${checkView('contested', choice.contested, (contested) => choose({ contested }))}
    ${checkView('taken back', choice.withdrawn, (withdrawn) => choose({ withdrawn }))}
    ${chipsView(choice, choose)}
  </div>`;
}

function pastView({ asOf }: ShownList, choose: Choose): View {
  if (asOf === null) return nothing;
  return html`<p class="banner">As it stood on ${wholeTime(asOf.at)}${
    asOf.isComplete
      ? ''
      : html` – not whole: what came before ${wholeTime(asOf.completeSince)} is not all kept`
  }. <button class="link" @click=${() => choose({ asOf: null })}>Show now</button></p>`;
}

function sinceView(state: PageState, list: ShownList): View {
  const { seen } = state;
  if (seen.lookedAt === null || list.asOf !== null) return nothing;
  const marks = list.stories.map((story) => sinceSeen(seen, story));
  const count = (mark: string) => marks.filter((one) => one === mark).length;
  return html`<span>Since you last looked, ${clock(seen.lookedAt, list.shownAt)}: ${count('new')} new, ${count('changed')} changed.</span>`;
}

function totalWords({ total, stories, next, isBounded }: ShownList): string {
  if (total !== null) return counted(total, 'story', 'stories');
  const more = next !== null || isBounded;
  return `${more ? 'first ' : ''}${counted(stories.length, 'story', 'stories')}`;
}

function emptyView(choice: ListChoice, choose: Choose): TemplateResult {
  const isAll = JSON.stringify(choice) === JSON.stringify(EVERYTHING);
  return isAll
    ? html`<p class="state">No story yet. Stories appear here by themselves as reports arrive.</p>`
    : html`<p class="state">Nothing fits this search and these filters. <button class="link" @click=${() => choose(EVERYTHING)}>Show everything</button></p>`;
}

/** The view. */
export function listView(state: PageState, actions: Actions): TemplateResult {
  const { value: list, isLoading, problem } = state.list;
  const choose: Choose = (change) => actions.choose({ ...state.choice, ...change });
  return html`<h1 class="hidden" tabindex="-1">Stories</h1>
    ${guard([state.choice, list?.facets], () => filtersView(state.choice, list, choose))}
    ${list === null ? nothing : pastView(list, choose)}
    <p class="sum" role="status">${list === null ? nothing : html`${totalWords(list)}. ${sinceView(state, list)}`}</p>
    ${problem === null ? nothing : failedView(problem, list?.shownAt ?? null, () => actions.refresh())}
    ${list === null ? (problem === null ? loadingView() : nothing) : list.stories.length === 0 ? emptyView(state.choice, choose) : nothing}
    ${
      list === null || list.stories.length === 0
        ? nothing
        : html`<ol class="rows" aria-busy=${isLoading}>${repeat(
            list.stories,
            ({ storyId }) => storyId,
            (story) => {
              const mark = list.asOf === null ? sinceSeen(state.seen, story) : null;
              return guard([story, mark], () => rowView(story, mark, list.shownAt));
            },
          )}</ol>`
    }
    ${list?.next == null ? nothing : html`<button class="more" ?disabled=${isLoading} @click=${() => actions.more()}>More stories</button>`}`;
}
