/** Places by how many stories they have: countries on a map and in a table, then places by their names. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { countryName } from '../model/words.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say } from '../words/tongue.ts';
import { countryAddress, mapView } from './map-view.ts';
import { tableView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';

interface PlaceCount {
  readonly value: string;
  readonly count: number;
}

function countsView(
  heading: string,
  counts: readonly PlaceCount[],
  words: (value: string) => string,
  address: (value: string) => string,
): View {
  if (counts.length === 0) return nothing;
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return tableView(
    heading,
    'figures',
    html`<thead><tr><th scope="col">${heading}</th><th scope="col">${say.storiesTitle}</th><td></td></tr></thead>
      <tbody>${counts.map(
        ({ value, count }) =>
          html`<tr><th scope="row"><a href=${address(value)}>${words(value)}</a></th><td class="num">${say.figure(count)}</td><td><meter min="0" max=${most} value=${count} aria-hidden="true"></meter></td></tr>`,
      )}</tbody>`,
  );
}

const placeAddress = (place: string) => writeAddress({ view: 'list', list: { ...EVERYTHING, place } });

/** The view. */
export function placesView({ places: { value, problem } }: PageState, actions: Actions): TemplateResult {
  const title = html`<h1 tabindex="-1">${say.places}</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const { country = [], place = [] } = value.facets?.counts ?? {};
  return html`${title}
    <p class="sum">${say.placesSum(value.facets?.of ?? 0)}</p>
    ${guard([value], () => mapView(country))}
    ${country.length + place.length === 0 ? html`<p class="state">${say.noPlaces}</p>` : nothing}
    <div class="pair">${countsView(say.country, country, countryName, countryAddress)}${countsView(say.place, place, (name) => name, placeAddress)}</div>`;
}
