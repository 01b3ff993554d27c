/** Places by how many stories they have. */
import { html, type TemplateResult } from 'lit-html';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { counted } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { failedView, loadingView } from './states.ts';

/** The view. */
export function placesView({ places: { value, problem } }: PageState, actions: Actions): TemplateResult {
  const title = html`<h1 tabindex="-1">Places</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const counts = value.facets?.counts.place ?? [];
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return html`${title}
    <p class="sum">Of the first ${counted(value.facets?.of ?? 0, 'story', 'stories')} by importance. A name leads to its stories.</p>
    <div class="scroll" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Place</th><th scope="col">Stories</th><td></td></tr></thead>
      <tbody>${counts.map(
        ({ value: place, count }) =>
          html`<tr><th scope="row"><a href=${writeAddress({ view: 'list', list: { ...EVERYTHING, place } })}>${place}</a></th><td class="num">${count.toLocaleString('en')}</td><td><meter min="0" max=${most} value=${count} aria-hidden="true"></meter></td></tr>`,
      )}</tbody></table></div>`;
}
