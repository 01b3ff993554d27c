/** A change that is asked about: a plain dialog that says what will happen, and does it when it is told to. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Actions } from '../shown/actions.ts';
import type { Field, Filled, ShownChange } from '../shown/change.ts';
import type { PageState } from '../shown/state.ts';
import { say } from '../words/tongue.ts';
import { storyFieldView } from './story-field-view.ts';

function fieldView({ name, label, value, kind, mayBeEmpty, choices }: Field): TemplateResult {
  if (kind === 'choice')
    return html`<label>${label} <select name=${name}>${choices.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}</select></label>`;
  return html`<label>${label} <input name=${name} type=${kind} value=${value} ?required=${!mayBeEmpty} maxlength="2000" autocomplete="off" spellcheck="false"></label>`;
}

function formView(shown: ShownChange, actions: Actions): TemplateResult {
  const { change, isRunning, problem, search } = shown;
  const { title, says, confirm, fields } = change;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const filled: Filled = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, String(value)]),
    );
    actions.makeChange(filled);
  };
  return html`<form @submit=${send} aria-busy=${isRunning}>
    <h2 id="h-change">${title}</h2>
    <div id="d-change">${says.map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}</div>
    ${fields.map((one) => (one.kind === 'story' ? storyFieldView(one, search, actions) : fieldView(one)))}
    <p class="failed" role="alert">${isRunning ? nothing : (problem ?? nothing)}</p>
    <p class="choices"><button type="button" aria-disabled=${isRunning} @click=${() => actions.dropChange()}>${confirm === null ? say.close : say.cancel}</button>
      ${confirm === null ? nothing : html`<button class="do" aria-disabled=${isRunning}>${isRunning ? say.working : confirm}</button>`}</p></form>`;
}

/** The view: an element that is always there, so that the browser gives the focus back to where it was. */
export function changeView({ change: shown }: PageState, actions: Actions): TemplateResult {
  const show = (element: Element | undefined) => {
    const dialog = element as HTMLDialogElement | undefined;
    // Once what is in it is drawn: the focus goes to its first field then.
    if (shown !== null && dialog?.open === false) queueMicrotask(() => dialog.showModal());
    if (shown === null && dialog?.open === true) dialog.close();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    actions.dropChange();
  };
  return html`<dialog class="change" aria-labelledby="h-change" aria-describedby="d-change" @cancel=${cancel} ${ref(show)}>${shown === null ? nothing : formView(shown, actions)}</dialog>`;
}
