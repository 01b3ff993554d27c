/** Is it well: each process, how far behind it is, what it refused, and what its figures mean. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { counted, lasting } from '../model/words.ts';
import type { Operations, ProcessState } from '../net/operations.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { timeView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';

const SIGNS = { ready: '●', restoring: '◐', waiting: '◌', away: '▲' } as const;

function stateWords({ state, waitsFor, restoring }: ProcessState): string {
  if (state === 'restoring') {
    const least = Math.min(...restoring.map(({ progress }) => progress));
    const left = Math.max(0, ...restoring.map(({ secondsLeft }) => secondsLeft ?? 0));
    return `restoring, ${Math.round(100 * least)} %, ${lasting(left * 1000)} left`;
  }
  if (state === 'away') return 'away: nobody answers there';
  return waitsFor === null ? state : `waits for ${waitsFor}`;
}

const nameOf = ({ name, url }: ProcessState) => name ?? url;

function lagView({ lags }: ProcessState): View {
  if (lags.length === 0) return nothing;
  const records = lags.reduce((sum, lag) => sum + lag.records, 0);
  const seconds = Math.max(...lags.map((lag) => lag.seconds));
  if (records === 0) return html`none`;
  return html`${counted(records, 'record')}, ${lasting(seconds * 1000)}<details><summary>By partition</summary><ul>${lags.map(
    ({ topic, partition, records: own, seconds: age }) =>
      html`<li>${topic}/${partition}: ${counted(own, 'record')}, ${lasting(age * 1000)}</li>`,
  )}</ul></details>`;
}

function figuresView({ figures }: ProcessState): View {
  if (figures.length === 0) return nothing;
  return html`<details><summary>${counted(figures.length, 'figure')}</summary><dl>${figures.map(
    ({ name, value, help }) =>
      html`<dt>${name.replace(/^newsfold_/, '').replaceAll('_', ' ')} <b>${value.toLocaleString('en')}</b></dt><dd>${help}</dd>`,
  )}</dl></details>`;
}

function aboutView({ about }: ProcessState, now: number): View {
  if (about === null) return nothing;
  const { version, node, startedAt, settings } = about;
  return html`${version} <span class="by">Node ${node}, started ${timeView(startedAt, now)}</span>${
    settings.length === 0
      ? html`<br>all settings as by default`
      : html`<details><summary>${counted(settings.length, 'setting')} changed</summary><dl>${settings.map(({ name, value }) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl></details>`
  }`;
}

function processView(process: ProcessState, now: number): TemplateResult {
  const { state, url } = process;
  return html`<tr><th scope="row">${nameOf(process)}</th><td class=${state === 'ready' ? '' : 'contest'}><span aria-hidden="true">${SIGNS[state]}</span> ${stateWords(process)}</td><td>${lagView(process)}</td><td>${figuresView(process)}</td><td>${aboutView(process, now)}</td><td>${url}</td></tr>`;
}

function lettersView({ processes, at }: Operations): TemplateResult {
  const letters = processes.flatMap((process) =>
    process.deadLetters.map((letter) => ({ process, ...letter })),
  );
  if (letters.length === 0)
    return html`<h2>Dead letters</h2><p class="state">None since the processes started.</p>`;
  return html`<h2>Dead letters since the processes started</h2><div class="scroll" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table class="figures">
    <thead><tr><th scope="col">Process</th><th scope="col">Reason</th><th scope="col">Letters</th><th scope="col">The last: its record</th><th scope="col">Look at them; without the last word, put them back</th></tr></thead>
    <tbody>${letters.map(({ process, reason, count, last, command }) => html`<tr><th scope="row">${nameOf(process)}</th><td>${reason}</td><td class="num">${count.toLocaleString('en')}</td><td>${last === null ? nothing : html`<code>${last.origin}</code> ${timeView(last.at, at)}`}</td><td><code>${command}</code></td></tr>`)}</tbody></table></div>`;
}

function feedsView({ processes }: Operations): View {
  const feeds = processes.flatMap((process) => process.feeds);
  if (feeds.length === 0) return nothing;
  return html`<h2>Feeds</h2><ul>${feeds.map(({ health, count }) => html`<li>${health}: ${counted(count, 'feed')}</li>`)}</ul>`;
}

/** The view. */
export function operationsView(
  { operations: { value, problem } }: PageState,
  actions: Actions,
): TemplateResult {
  const title = html`<h1 tabindex="-1">Operations</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const unwell = value.processes.filter(({ state }) => state !== 'ready').length;
  return html`${title}
    <p class="sum">${timeView(value.at, Date.now())}: ${unwell === 0 ? 'every process is ready' : html`<b class="contest">${counted(unwell, 'process is', 'processes are')} not ready</b>`}. Nothing here changes anything.</p>
    ${problem === null ? nothing : failedView(problem, value.at, () => actions.refresh())}
    <div class="scroll" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table class="figures">
      <thead><tr><th scope="col">Process</th><th scope="col">State</th><th scope="col">Behind</th><th scope="col">What its metrics say</th><th scope="col">Version and settings</th><th scope="col">Address</th></tr></thead>
      <tbody>${value.processes.map((process) => processView(process, value.at))}</tbody></table></div>
    ${feedsView(value)}
    ${lettersView(value)}`;
}
