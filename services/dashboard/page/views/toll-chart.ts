/** A figure that changed, drawn as steps by uPlot. */
import type uPlot from 'uplot';
import type { Toll } from '../model/moments.ts';

declare global {
  interface Window {
    /** The library is a script of its own: as a module it is twice as large. */
    readonly uPlot?: typeof uPlot;
  }
}

const HEIGHT = 110;
const MOST_WIDTH = 640;
const drawn = new WeakMap<Element, { readonly toll: Toll; readonly plot: uPlot }>();

/** A colour of the style sheet, as it is now. */
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Draws a toll into its place, once; what was drawn there before goes. */
export function drawTolls(place: Element | undefined, toll: Toll): void {
  if (place === undefined || window.uPlot === undefined) return;
  const before = drawn.get(place);
  if (before?.toll === toll) return;
  before?.plot.destroy();
  const { uPlot } = window;
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } };
  const first = toll.times[0] ?? 0;
  const last = toll.times.at(-1) ?? first;
  const room = Math.max(60, (last - first) * 0.05);
  const options: uPlot.Options = {
    width: Math.min(MOST_WIDTH, place.clientWidth || MOST_WIDTH),
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: [first - room, last + room] } },
    axes: [axis, { ...axis, size: 56 }],
    series: [
      {},
      { stroke: colour('--contest'), width: 2, points: { show: true, size: 7 }, paths: uPlot.paths.stepped?.({ align: 1 }) as uPlot.Series.PathBuilder },
    ],
  };
  const plot = new uPlot(options, [[...toll.times], [...toll.values]], place as HTMLElement);
  drawn.set(place, { toll, plot });
}
