/** Who says what: the matrix as a table, whose cells open their quotations. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, type TemplateResult } from 'lit-html';
import { type Matrix, type MatrixRow, matrixOf, SAYS } from '../model/matrix.ts';
import type { Outlets } from '../model/outlets.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say, wordOf } from '../words/tongue.ts';
import { quotesView } from './facts-view.ts';
import { named, said, type View } from './said.ts';

/** Matrices by their story: making one reads every reference of an event. */
const made = new WeakMap<Story, Matrix>();

function matrixFor(story: Story): Matrix {
  const known = made.get(story) ?? matrixOf(story);
  made.set(story, known);
  return known;
}

const KIND_WORDS = { agreed: '', conflict: '≠ ', update: '↻ ' } as const;

function rowView(
  row: MatrixRow,
  at: number,
  { columns }: Matrix,
  state: PageState,
  actions: Actions,
  outlets: Outlets,
  now: number,
): TemplateResult {
  const open = state.openCell?.row === at ? state.openCell.column : null;
  const openCell = open === null ? undefined : row.cells[open];
  return html`<tr class=${row.isPart ? `${row.kind} part` : row.kind}><th scope="row"><span aria-hidden="true">${KIND_WORDS[row.kind]}</span>${row.isPart ? html`<span aria-hidden="true">↳ </span><span class="hidden">${say.partOf}: </span>` : nothing}${row.kind === 'agreed' ? nothing : html`<span class="hidden">${wordOf(say.rowStates, row.state)}: </span>`}${said(row.text, row.language, 140)}</th>${row.cells.map(
    (cell, column) =>
      cell === undefined
        ? html`<td><span aria-hidden="true">·</span><span class="hidden">${say.saysNothing}</span></td>`
        : html`<td><button class=${cell.sign === SAYS ? 'cell' : 'cell value'} aria-expanded=${open === column} aria-label=${`${columns[column]?.name ?? ''} ${cell.words}`} @click=${() => actions.toggleCell(at, column)}>${cell.sign === SAYS ? cell.sign : html`<bdi>${cell.sign}</bdi>`}</button></td>`,
  )}</tr>${
    openCell === undefined
      ? nothing
      : html`<tr class="opened"><td colspan=${columns.length + 1}><b>${named(columns[open ?? 0]?.name ?? '')}</b> ${openCell.words}${
          openCell.references.length === 0
            ? html`${say.inUnlisted}`
            : quotesView(openCell.references, outlets, now)
        }</td></tr>`
  }`;
}

/** The view. */
export function matrixView(
  story: Story,
  outlets: Outlets,
  state: PageState,
  actions: Actions,
  now: number,
): View {
  const matrix = matrixFor(story);
  if (matrix.rows.length === 0 || matrix.columns.length === 0) return nothing;
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-matrix"><h2 id="h-matrix">${say.whoSaysWhat}</h2>
    <div class="scroll" role="group" aria-label=${say.scrolls(say.whoSaysWhat)} tabindex="0"><table class="matrix">
      <caption class="hidden">${say.matrixCaption(SAYS)}</caption>
      <thead><tr><th scope="col"><span class="hidden">${say.fact}</span></th>${matrix.columns.map(
        ({ name, isAgency, carriers }) =>
          html`<th scope="col"><span class="name">${named(name)}</span>${isAgency || carriers > 0 ? html`<span class="by">${isAgency ? say.agency : ''}${isAgency && carriers > 0 ? ', ' : ''}${carriers > 0 ? say.copies(carriers) : ''}</span>` : nothing}</th>`,
      )}</tr></thead>
      <tbody>${matrix.rows.map((row, at) => rowView(row, at, matrix, state, actions, outlets, now))}</tbody>
    </table></div></section>`;
}
