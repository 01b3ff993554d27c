/** Is it well: each worker, how far behind it is, what it refused, and what its figures mean. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Actions } from '../actions.ts';
import { counted, lasting } from '../model/words.ts';
import type { Operations, ProcessState } from '../net/operations.ts';
import type { PageState } from '../state.ts';
import { timeView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';

const lag = (seconds: number | null) => (seconds === null ? 'unknown' : lasting(seconds * 1000));

const STATE_SIGNS = { ready: '●', restoring: '◐', waiting: '◌', away: '▲' } as const;

function stateWords({ state, waitsFor, restoring }: ProcessState): string {
  if (state === 'restoring') {
    const least = Math.min(...restoring.map(({ progress }) => progress));
    const left = Math.max(0, ...restoring.map(({ secondsLeft }) => secondsLeft ?? 0));
    return `restoring, ${Math.round(100 * least)} %, ${lasting(left * 1000)} left`;
  }
  return waitsFor === null ? state : `waits for ${waitsFor}`;
}

function processView(process: ProcessState): TemplateResult {
  const { name, state, url, figures } = process;
  return html`<tr><th scope="row">${name}</th><td class=${state === 'ready' ? '' : 'contest'}><span aria-hidden="true">${STATE_SIGNS[state]}</span> ${stateWords(process)}</td><td>${url}</td>
    <td>${figures.length === 0 ? nothing : html`<details><summary>${counted(figures.length, 'figure')}</summary><dl>${figures.map(
      ({ words, value, help }) => html`<dt>${words} <b>${value.toLocaleString('en')}</b></dt><dd>${help}</dd>`,
    )}</dl></details>`}</td></tr>`;
}

function inputsView({ inputs }: Operations): TemplateResult {
  return html`<h2>How far behind</h2><div class="scroll" role="region" aria-label="Lag by partition" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">Worker</th><th scope="col">Reads</th><th scope="col">Records behind</th><th scope="col">Lag</th><th scope="col">By partition</th></tr></thead>
    <tbody>${inputs.map(
      ({ worker, topic, behind, lagSeconds, partitions }) => html`<tr><th scope="row">${worker}</th><td>${topic}</td><td>${behind.toLocaleString('en')}</td><td>${lag(lagSeconds)}</td><td>${partitions.map(({ partition, answered, end, lagSeconds: own }) => html`<span title="${answered} of ${end}">${partition}: ${lag(own)}</span> `)}</td></tr>`,
    )}</tbody></table></div>`;
}

function lettersView({ deadLetters }: Operations): View {
  if (deadLetters.length === 0) return html`<h2>Dead letters</h2><p class="state">None.</p>`;
  return html`<h2>Dead letters</h2><div class="scroll" role="region" aria-label="Dead letters by reason" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">Worker</th><th scope="col">Reason</th><th scope="col">Letters</th><th scope="col">Look at them, put them back</th></tr></thead>
    <tbody>${deadLetters.map(({ worker, reason, count, command }) => html`<tr><th scope="row">${worker}</th><td>${reason}</td><td>${count.toLocaleString('en')}</td><td><code>${command}</code></td></tr>`)}</tbody></table></div>`;
}

/** The view. */
export function operationsView({ operations: { value, problem } }: PageState, actions: Actions): TemplateResult {
  const title = html`<h1 tabindex="-1">Operations</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const away = value.processes.filter(({ state }) => state !== 'ready').length;
  return html`${title}
    <p class="sum" role="status">newsfold ${value.version}, at ${timeView(value.at, Date.now())}: ${away === 0 ? 'every process is ready' : html`<b>${counted(away, 'process is', 'processes are')} not ready</b>`}. Nothing here changes anything.</p>
    ${problem === null ? nothing : failedView(problem, value.at, () => actions.refresh())}
    <h2>Processes</h2><div class="scroll" role="region" aria-label="Processes" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Process</th><th scope="col">State</th><th scope="col">Address</th><th scope="col">What its metrics say</th></tr></thead>
      <tbody>${value.processes.map(processView)}</tbody></table></div>
    ${inputsView(value)}
    ${lettersView(value)}`;
}
