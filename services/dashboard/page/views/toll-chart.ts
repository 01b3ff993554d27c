/** A figure that changed, drawn as steps by uPlot. */
import type uPlot from 'uplot';
import type { Toll } from '../model/moments.ts';
import { clock } from '../model/words.ts';

declare global {
  interface Window {
    /** The library is a script of its own: as a module it is twice as large. */
    readonly uPlot?: typeof uPlot;
  }
}

const HEIGHT = 110;
const MOST_WIDTH = 640;
/** What stands beside it on the narrowest page. */
const MARGINS = 32;
const drawn = new WeakMap<Element, { readonly toll: Toll; readonly plot: uPlot }>();

/** A colour of the style sheet as it is now: what it is in the dark and in the light is known to elements alone. */
function colour(place: HTMLElement, name: string): string {
  place.style.color = `var(${name})`;
  const { color } = getComputedStyle(place);
  place.style.color = '';
  return color;
}

/** Draws a toll into its place, once; what was drawn there before goes. */
export function drawTolls(place: Element | undefined, toll: Toll): void {
  if (!(place instanceof HTMLElement) || window.uPlot === undefined) return;
  const before = drawn.get(place);
  if (before?.toll === toll) return;
  before?.plot.destroy();
  const { uPlot } = window;
  const axis = {
    stroke: colour(place, '--muted'),
    grid: { stroke: colour(place, '--line'), width: 1 },
    ticks: { show: false },
  };
  const first = toll.times[0] ?? 0;
  const last = toll.times.at(-1) ?? first;
  const room = Math.max(60, (last - first) * 0.05);
  const options: uPlot.Options = {
    // Before it is laid out its width is not known, and that of the page is.
    width: Math.min(MOST_WIDTH, place.clientWidth || document.documentElement.clientWidth - MARGINS),
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: [first - room, last + room] } },
    axes: [
      { ...axis, space: 120, values: (_, times) => times.map((time) => clock(time * 1000, Date.now())) },
      { ...axis, size: 56 },
    ],
    series: [
      {},
      {
        stroke: colour(place, '--contest'),
        width: 2,
        points: { show: true, size: 7 },
        paths: uPlot.paths.stepped?.({ align: 1 }) as uPlot.Series.PathBuilder,
      },
    ],
  };
  const plot = new uPlot(options, [[...toll.times], [...toll.values]], place);
  drawn.set(place, { toll, plot });
}
