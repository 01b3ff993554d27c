/** Publishers by what they contributed. */
import { html, type TemplateResult } from 'lit-html';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { wholeTime } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { named } from './said.ts';
import { failedView, loadingView } from './states.ts';

const figure = (count: number) => html`<td class="num">${count.toLocaleString('en')}</td>`;

/** The view. */
export function sourcesView({ sources: { value, problem } }: PageState, actions: Actions): TemplateResult {
  const title = html`<h1 tabindex="-1">Sources</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  return html`${title}
    <p class="sum">From ${wholeTime(value.from)} to ${wholeTime(value.to)}. A name leads to its stories.</p>
    <div class="scroll" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Outlet</th><th scope="col">Reports</th><th scope="col">Copies</th><th scope="col">First with it</th><th scope="col">Corrected or edited</th></tr></thead>
      <tbody>${value.sources.map(
        ({ publisher, name, reports, copies, firsts, corrections }) =>
          html`<tr><th scope="row"><a href=${writeAddress({ view: 'list', list: { ...EVERYTHING, publisher } })}>${named(name)}</a></th>${figure(reports)}${figure(copies)}${figure(firsts)}${figure(corrections)}</tr>`,
      )}</tbody></table></div>`;
}
