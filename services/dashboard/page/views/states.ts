/** What is shown where nothing can be: while it loads, and when it failed. */
import { html, type TemplateResult } from 'lit-html';
import { clock } from '../model/words.ts';
import { say } from '../words/tongue.ts';

/** While the first answer is on its way. */
export const loadingView = (): TemplateResult => html`<p class="state" aria-busy="true">${say.loading}</p>`;

/** A question that failed. @param shownAt when what is still shown was true; null when nothing is shown */
export function failedView(problem: string, shownAt: number | null, again: () => void): TemplateResult {
  const still = shownAt === null ? '' : ` ${say.shownAsOf(clock(shownAt, Date.now()))}`;
  return html`<p class="state failed" role="alert">${sentence(problem)}${still} <button class="link" @click=${again}>${say.again}</button></p>`;
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
