/** The life of a story as a picture: reports, copies, corrections, and tolls as they changed. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { type Mark, markKinds, marksOf, tollsOf } from '../model/moments.ts';
import { say, wordOf } from '../words/tongue.ts';
import { timeView, type View } from './said.ts';
import { drawTolls } from './toll-chart.ts';

const WIDTH = 1000;
const LANES = 3;
const LANE = 18;

/** Marks of one lane do not lie on each other: each takes the first lane that is free at its place. */
function lanesOf(marks: readonly Mark[]): number[] {
  const ends = new Array<number>(LANES).fill(Number.NEGATIVE_INFINITY);
  return marks.map(({ place }) => {
    const x = place * WIDTH;
    const free = ends.findIndex((end) => end < x);
    const lane = free === -1 ? LANES - 1 : free;
    ends[lane] = x + 16;
    return lane;
  });
}

function lineView(marks: readonly Mark[]): TemplateResult {
  const lanes = lanesOf(marks);
  const height = LANES * LANE;
  return html`<svg class="timeline" viewBox="-10 0 ${WIDTH + 20} ${height + 6}" role="img" aria-label=${say.timelineLabel}>
    <line x1="0" x2=${WIDTH} y1=${height + 2} y2=${height + 2}></line>
    ${marks.map(
      ({ place, sign, kind, words }, index) =>
        svg`<text class=${kind} x=${place * WIDTH} y=${height - 4 - (lanes[index] ?? 0) * LANE} text-anchor="middle"><title>${words}</title>${sign}</text>`,
    )}</svg>`;
}

/** The view. */
export function timelineView(story: Story, now: number): View {
  const marks = marksOf(story);
  if (marks.length === 0) return nothing;
  const tolls = tollsOf(story);
  const first = marks[0];
  const last = marks.at(-1);
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-time"><h2 id="h-time">${say.timeline}</h2>
    <p class="legend" aria-hidden="true">${markKinds().map(([sign, words]) => html`<span>${sign} ${words}</span> `)}</p>
    ${lineView(marks)}
    <p class="ends">${timeView(first?.at ?? null, now)}<span>${timeView(last?.at ?? null, now)}</span></p>
    <details><summary>${say.sameAsList}</summary><ol class="moments">${marks.map(
      ({ at, sign, words }) =>
        html`<li>${timeView(at, now)} <span aria-hidden="true">${sign}</span> <bdi>${words}</bdi></li>`,
    )}</ol></details>
    ${tolls.map(
      (toll) =>
        html`<figure class="toll"><figcaption>${say.asTold(Object.hasOwn(say.slots, toll.slot) ? wordOf(say.slots, toll.slot) : toll.slot)} ${toll.values.map((value, at) => html`${at === 0 ? nothing : ' → '}<b>${say.figure(value)}</b> ${timeView((toll.times[at] ?? 0) * 1000, now)}`)}</figcaption><div class="plot" aria-hidden="true" ${ref((place) => drawTolls(place, toll))}></div></figure>`,
    )}</section>`;
}
