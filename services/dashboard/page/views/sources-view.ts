/** Publishers by what they contributed. */
import { html, type TemplateResult } from 'lit-html';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { wholeTime } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say } from '../words/tongue.ts';
import { named, tableView } from './said.ts';
import { failedView, loadingView } from './states.ts';

const figure = (count: number) => html`<td class="num">${say.figure(count)}</td>`;

/** The view. */
export function sourcesView({ sources: { value, problem } }: PageState, actions: Actions): TemplateResult {
  const title = html`<h1 tabindex="-1">${say.sources}</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  return html`${title}
    <p class="sum">${say.sourcesSpan(wholeTime(value.from), wholeTime(value.to))}</p>
    ${tableView(
      say.sources,
      'figures',
      html`<thead><tr><th scope="col">${say.outlet}</th><th scope="col">${say.reportsHead}</th><th scope="col">${say.copiesHead}</th><th scope="col">${say.firstHead}</th><th scope="col">${say.correctedHead}</th></tr></thead>
      <tbody>${value.sources.map(
        ({ publisher, name, reports, copies, firsts, corrections }) =>
          html`<tr><th scope="row"><a href=${writeAddress({ view: 'list', list: { ...EVERYTHING, publisher } })}>${named(name)}</a></th>${figure(reports)}${figure(copies)}${figure(firsts)}${figure(corrections)}</tr>`,
      )}</tbody>`,
    )}`;
}
