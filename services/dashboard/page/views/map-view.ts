/** Countries by their stories, as a map: each that has some is a link to them. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { MAP_SIZE, OUTLINES } from '../map/outlines.ts';
import { EVERYTHING, writeAddress } from '../model/address.ts';
import { shadeOf, shadeRanges } from '../model/shades.ts';
import { countryName } from '../model/words.ts';
import { say } from '../words/tongue.ts';
import type { View } from './said.ts';

/** The address of a country's stories. @param code ISO 3166-1 alpha-2 */
export const countryAddress = (code: string): string =>
  writeAddress({ view: 'list', list: { ...EVERYTHING, place: code } });

/** Land without stories, as one path: it is the ground on which the others are read. */
function groundPath(shaded: ReadonlySet<string>): string {
  return Object.entries(OUTLINES)
    .filter(([code]) => !shaded.has(code))
    .map(([, path]) => path)
    .join('');
}

function legendView(most: number): TemplateResult {
  return html`<p class="legend" aria-hidden="true">${say.storiesTitle}: ${shadeRanges(most).map(
    ({ shade, range }) =>
      html`<span><svg class="map key" viewBox="0 0 12 12" width="12" height="12"><rect class=${`shade-${shade}`} width="12" height="12"></rect></svg> ${range}</span>`,
  )}</p>`;
}

/** The map. @param counts stories by country, the most first: keys go through them in this order */
export function mapView(counts: readonly { readonly value: string; readonly count: number }[]): View {
  const drawn = counts.filter(({ value }) => OUTLINES[value] !== undefined);
  if (drawn.length === 0) return nothing;
  const most = Math.max(...drawn.map(({ count }) => count));
  const ground = groundPath(new Set(drawn.map(({ value }) => value)));
  return html`<figure>${svg`<svg class="map" viewBox="0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}" role="group" aria-label=${say.mapLabel}>
      <path class="ground" d=${ground}></path>
      ${drawn.map(({ value, count }) => {
        const words = `${countryName(value)}: ${say.stories(count)}`;
        return svg`<a href=${countryAddress(value)} aria-label=${words}><title>${words}</title><path class=${`shade-${shadeOf(count, most)}`} d=${OUTLINES[value] ?? ''}></path></a>`;
      })}</svg>`}${legendView(most)}</figure>`;
}
