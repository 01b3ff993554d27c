/** The list: filters, what is new since the reader last looked, and the stories. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { EVERYTHING, type ListChoice, listQuestion, ORDERS, SPANS } from '../model/address.ts';
import { sinceSeen } from '../model/seen.ts';
import { clock, languageName, placeName, wholeTime } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState, ShownList } from '../shown/state.ts';
import { say } from '../words/tongue.ts';
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
    ['', say.all] as const,
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
      html`<button class="chip" @click=${() => choose({ [name]: '' })}>${say.chips[name]}: <bdi>${name === 'place' ? placeName(choice.place) : choice[name]}</bdi> <span aria-hidden="true">✕</span><span class="hidden">${say.remove}</span></button>`,
  )}`;
}

function filtersView(
  choice: ListChoice,
  list: ShownList | null,
  choose: Choose,
  watch: (() => void) | null,
): TemplateResult {
  const sources = [0, 2, 3, 5, 10].map(
    (least) => [String(least), least === 0 ? say.any : say.orMore(least)] as const,
  );
  return html`<div class="filters" role="group" aria-label=${say.filters}>
    ${selectView(
      say.order,
      choice.order,
      ORDERS.map((order) => [order, say.orders[order]] as const),
      (order) => choose({ order: order as ListChoice['order'] }),
    )}
    ${selectView(
      say.since,
      String(choice.hours ?? ''),
      SPANS.map((hours) => [String(hours ?? ''), say.spans[hours ?? 'all']] as const),
      (hours) => choose({ hours: hours === '' ? null : Number(hours) }),
    )}
    ${selectView(say.language, choice.language, facetOptions(list, 'language', languageName), (language) => choose({ language }))}
    ${selectView(
      say.subject,
      choice.topic,
      facetOptions(list, 'topic', (value) => value),
      (topic) => choose({ topic }),
    )}
    ${selectView(say.sources, String(choice.minSources), sources, (least) => choose({ minSources: Number(least) }))}
    ${checkView(say.contestedOnly, choice.contested, (contested) => choose({ contested }))}
    ${checkView(say.takenBackOnly, choice.withdrawn, (withdrawn) => choose({ withdrawn }))}
    ${chipsView(choice, choose)}
    ${watch === null ? nothing : html`<button @click=${watch}>${say.watchSearch}</button>`}
  </div>`;
}

function pastView({ asOf }: ShownList, choose: Choose): View {
  if (asOf === null) return nothing;
  return html`<p class="banner">${say.stoodOn(wholeTime(asOf.at))}${
    asOf.isComplete ? '' : say.notWhole(wholeTime(asOf.completeSince))
  }. <button class="link" @click=${() => choose({ asOf: null })}>${say.showNow}</button></p>`;
}

function sinceView(state: PageState, list: ShownList): View {
  const { seen } = state;
  if (seen.lookedAt === null || list.asOf !== null) return nothing;
  const marks = list.stories.map((story) => sinceSeen(seen, story));
  const count = (mark: string) => marks.filter((one) => one === mark).length;
  return html`<span>${say.sinceLooked(clock(seen.lookedAt, list.shownAt), count('new'), count('changed'))}</span>`;
}

function totalWords({ total, stories, next, isBounded }: ShownList): string {
  if (total !== null) return say.stories(total);
  const more = next !== null || isBounded;
  return more ? say.firstStories(stories.length) : say.stories(stories.length);
}

function emptyView(choice: ListChoice, choose: Choose): TemplateResult {
  const isAll = JSON.stringify(choice) === JSON.stringify(EVERYTHING);
  return isAll
    ? html`<p class="state">${say.noStories}</p>`
    : html`<p class="state">${say.nothingFits} <button class="link" @click=${() => choose(EVERYTHING)}>${say.showEverything}</button></p>`;
}

/** A list's search as a watch keeps it: what is in it, not in which order nor since when. */
function watchedQuery(choice: ListChoice): string {
  const query = listQuestion({ ...choice, hours: null }, null);
  query.delete('order');
  return query.toString();
}

/** The view. */
export function listView(state: PageState, actions: Actions): TemplateResult {
  const { value: list, isLoading, problem } = state.list;
  const choose: Choose = (change) => actions.choose({ ...state.choice, ...change });
  const mayWatch = state.reader?.mayWatch === true && state.choice.asOf === null;
  const watch = mayWatch ? () => actions.makeWatch(watchedQuery(state.choice)) : null;
  return html`<h1 class="hidden" tabindex="-1">${say.storiesTitle}</h1>
    ${guard([state.choice, list?.facets, watch === null], () => filtersView(state.choice, list, choose, watch))}
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
    ${list?.next == null ? nothing : html`<button class="more" aria-disabled=${isLoading} @click=${() => actions.more()}>${say.moreStories}</button>`}`;
}
