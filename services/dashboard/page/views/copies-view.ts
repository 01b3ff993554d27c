/** Who carried whose text: each text with its carriers, placed by time. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { type Carrier, type CopyTree, copyTrees, firstOf } from '../model/copies.ts';
import { lasting } from '../model/words.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, outletLink, said, timeView, type View } from './said.ts';

const WIDTH = 160;
const ROW = 24;

/** The carriers of a text as branches of a line that begins at its original. */
function branchesView({ carriers }: CopyTree, from: number, to: number): TemplateResult {
  const x = (at: number) => (to === from ? 8 : 8 + ((WIDTH - 16) * (at - from)) / (to - from));
  const height = carriers.length * ROW;
  return html`<svg class="branches" width=${WIDTH} height=${height} viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">
    <line x1="8" y1="0" x2="8" y2=${height - ROW / 2}></line>
    ${carriers.map(({ at }, index) => {
      const y = index * ROW + ROW / 2;
      return svg`<path d="M8 ${y}H${x(at)}"></path><circle cx=${x(at)} cy=${y} r="3.5"></circle>`;
    })}</svg>`;
}

function carrierView({ article, at }: Carrier, begun: number | undefined, now: number): TemplateResult {
  return html`<li>${outletLink(named(article.publisher.name), article.url)} <span class="by">${timeView(at, now)}${
    begun === undefined || at < begun ? nothing : html`${say.after(lasting(at - begun))}`
  }${article.standing === 'current' ? nothing : html`, ${wordOf(say.standings, article.standing)}`}</span></li>`;
}

function treeView(tree: CopyTree, now: number): TemplateResult {
  const { original, agency, carriers } = tree;
  const begun = original?.at;
  const times = carriers.map(({ at }) => at);
  const from = Math.min(begun ?? Number.POSITIVE_INFINITY, ...times);
  const who = original?.article.publisher.name ?? agency ?? say.unlistedReport;
  return html`<li class="tree"><p>${original === undefined ? named(who) : outletLink(html`<b>${named(who)}</b>`, original.article.url)}${
    agency === null || agency === who
      ? nothing
      : html` <span class="by">${say.textOf} ${named(agency)}</span>`
  } ${original === undefined ? nothing : html`<span class="by">${timeView(original.at, now)}</span> ${said(original.article.title, original.article.language, 120)}`} → ${say.outlets(carriers.length)}</p>
    <div class="carried">${branchesView(tree, from, Math.max(...times))}<ul>${carriers.map((carrier) => carrierView(carrier, begun, now))}</ul></div></li>`;
}

/** The view. */
export function copiesView(story: Story, now: number): View {
  const trees = copyTrees(story);
  const first = firstOf(story);
  if (trees.length === 0 && first === undefined) return nothing;
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-copies"><h2 id="h-copies">${say.whoCopied}</h2>
    ${first === undefined ? nothing : html`<p>${say.firstWas} <b>${named(first.publisher)}</b>, ${timeView(first.at, now)}.</p>`}
    ${trees.length === 0 ? html`<p class="state">${say.noCopies}</p>` : html`<ul class="trees">${trees.map((tree) => treeView(tree, now))}</ul>`}
    ${story.articlesTruncated ? html`<p class="state">${say.moreArticles(story.counts.articles)}</p>` : nothing}
  </section>`;
}
