/** A field that means a story: found by its words while one types, by mouse or keys, or named by its address. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { writeAddress } from '../model/address.ts';
import type { Actions } from '../shown/actions.ts';
import { type Field, type FoundStory, NO_SEARCH, type StorySearch } from '../shown/change.ts';
import { say } from '../words/tongue.ts';
import { said } from './said.ts';

const optionId = (at: number) => `found-${at}`;

/** What is announced: how many were found, or which is meant. */
function toldView({ found, isAnswered, chosen }: StorySearch) {
  if (chosen !== null) return html`${say.storyMeant} ${said(chosen.title, chosen.language, 120)}`;
  return isAnswered ? say.storiesFound(found.length) : nothing;
}

/** The view. */
export function storyFieldView(
  { name, label, value, except }: Field,
  search: StorySearch,
  actions: Actions,
): TemplateResult {
  const { found, marked } = search;
  const choose = (input: HTMLInputElement | null, story: FoundStory | undefined) => {
    if (input === null || story === undefined) return;
    const { storyId } = story;
    input.value = new URL(writeAddress({ view: 'story', storyId, asOf: null }), location.href).href;
    input.focus();
    actions.showSearch({ ...NO_SEARCH, chosen: story });
  };
  const press = (event: KeyboardEvent) => {
    // Keys may come faster than the page is drawn: what they move is where the search is now.
    const now = actions.storySearch();
    const { length } = now.found;
    if (length === 0) return;
    const { key } = event;
    const mark = (at: number) => actions.showSearch({ ...now, marked: at % length });
    if (key === 'ArrowDown') mark(now.marked + 1);
    else if (key === 'ArrowUp') mark(Math.max(now.marked, 0) + length - 1);
    else if (key === 'Enter' && now.marked >= 0)
      choose(event.target as HTMLInputElement, now.found[now.marked]);
    else if (key === 'Escape') actions.showSearch(NO_SEARCH);
    else return;
    // The list alone is closed, and nothing is sent yet.
    event.preventDefault();
  };
  const click = (event: MouseEvent, story: FoundStory) =>
    choose(
      (event.target as Element).closest('form')?.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? null,
      story,
    );
  return html`<label>${label} <input name=${name} value=${value} required maxlength="2000" autocomplete="off" spellcheck="false" role="combobox" aria-autocomplete="list" aria-controls="found" aria-expanded=${found.length > 0} aria-activedescendant=${marked < 0 ? nothing : optionId(marked)}
      @input=${(event: Event) => actions.findStories((event.target as HTMLInputElement).value, except)} @keydown=${press}></label>
    <ul id="found" class="found" ?hidden=${found.length === 0} role="listbox" aria-label=${say.storiesTitle}>${found.map(
      (story, at) =>
        html`<li id=${optionId(at)} role="option" aria-selected=${at === marked} @click=${(event: MouseEvent) => click(event, story)}>${said(story.title, story.language, 120)}</li>`,
    )}</ul>
    <p class="by" role="status">${toldView(search)}</p>`;
}
