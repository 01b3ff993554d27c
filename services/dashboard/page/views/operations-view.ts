/** Is it well: each process, how far behind it is, what it refused, and what its figures mean. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { lasting } from '../model/words.ts';
import type { Operations, ProcessState } from '../net/operations.ts';
import type { Actions } from '../shown/actions.ts';
import type { PageState } from '../shown/state.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, outletLink, tableView, timeView, type View } from './said.ts';
import { failedView, loadingView } from './states.ts';

const SIGNS = { ready: '●', restoring: '◐', waiting: '◌', away: '▲' } as const;

function stateWords({ state, waitsFor, restoring }: ProcessState): string {
  if (state === 'restoring') {
    const least = Math.min(...restoring.map(({ progress }) => progress));
    const left = Math.max(0, ...restoring.map(({ secondsLeft }) => secondsLeft ?? 0));
    return say.restoringWords(Math.round(100 * least), lasting(left * 1000));
  }
  if (state === 'away') return say.away;
  return waitsFor === null ? wordOf(say.processStates, state) : say.waitsFor(waitsFor);
}

const nameOf = ({ name, url }: ProcessState) => name ?? url;

function lagView({ lags }: ProcessState): View {
  if (lags.length === 0) return nothing;
  const records = lags.reduce((sum, lag) => sum + lag.records, 0);
  const seconds = Math.max(...lags.map((lag) => lag.seconds));
  if (records === 0) return html`${say.noLag}`;
  return html`${say.records(records)}, ${lasting(seconds * 1000)}<details><summary>${say.byPartition}</summary><ul>${lags.map(
    ({ topic, partition, records: own, seconds: age }) =>
      html`<li>${topic}/${partition}: ${say.records(own)}, ${lasting(age * 1000)}</li>`,
  )}</ul></details>`;
}

function figuresView({ figures }: ProcessState): View {
  if (figures.length === 0) return nothing;
  return html`<details><summary>${say.figures(figures.length)}</summary><dl>${figures.map(
    ({ name, value, help }) =>
      html`<dt>${name.replace(/^newsfold_/, '').replaceAll('_', ' ')} <b>${say.figure(value)}</b></dt><dd>${help}</dd>`,
  )}</dl></details>`;
}

function aboutView({ about }: ProcessState, now: number): View {
  if (about === null) return nothing;
  const { version, node, startedAt, settings } = about;
  return html`${version} <span class="by">${say.nodeStarted(node)} ${timeView(startedAt, now)}</span>${
    settings.length === 0
      ? html`<br>${say.allDefault}`
      : html`<details><summary>${say.settingsChanged(settings.length)}</summary><dl>${settings.map(({ name, value }) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl></details>`
  }`;
}

function processView(process: ProcessState, now: number): TemplateResult {
  const { state, url } = process;
  return html`<tr><th scope="row">${nameOf(process)}</th><td class=${state === 'ready' ? '' : 'contest'}><span aria-hidden="true">${SIGNS[state]}</span> ${stateWords(process)}</td><td>${lagView(process)}</td><td>${figuresView(process)}</td><td>${aboutView(process, now)}</td><td>${url}</td></tr>`;
}

/** Workers whose letters can be put back from here. */
const REDRIVEN: ReadonlySet<string | null> = new Set(['ingest', 'dedupe']);
const LETTER_HEADS = ['reason', 'count', 'last', 'command'] as const;
const PROCESS_HEADS = ['process', 'state', 'behind', 'figures', 'about', 'address'] as const;

function lettersView({ processes, at }: Operations, mayChange: boolean, actions: Actions): TemplateResult {
  const letters = processes.flatMap((process) =>
    process.deadLetters.map((letter) => ({ process, ...letter })),
  );
  if (letters.length === 0) return html`<h2>${say.deadLetters}</h2><p class="state">${say.noLetters}</p>`;
  return html`<h2>${say.lettersTitle}</h2>${tableView(
    say.lettersTitle,
    'figures',
    html`<thead><tr><th scope="col">${say.processHeads.process}</th>${LETTER_HEADS.map((head) => html`<th scope="col">${say.letterHeads[head]}</th>`)}</tr></thead>
    <tbody>${letters.map(({ process, reason, count, last, command }) => html`<tr><th scope="row">${nameOf(process)}</th><td>${reason}</td><td class="num">${say.figure(count)}</td><td>${last === null ? nothing : html`<code>${last.origin}</code> ${timeView(last.at, at)}`}</td><td><code>${command}</code>${mayChange && REDRIVEN.has(process.name) ? html` <button @click=${() => actions.redrive({ worker: process.name ?? '', reason })}>${say.redriveButton}<span class="hidden"> ${reason}</span></button>` : nothing}</td></tr>`)}</tbody>`,
  )}`;
}

const FEED_HEADS = ['feed', 'health', 'polled', 'next', 'items', 'problem'] as const;
const UNWELL: ReadonlySet<string> = new Set(['dead', 'failing', 'gone', 'slow']);

const whenView = (at: number, now: number) => (at === 0 ? nothing : timeView(at, now));

function feedsView({ processes, at }: Operations): View {
  const counts = processes.flatMap((process) => process.feeds);
  const feeds = processes.flatMap((process) => process.feedList);
  if (counts.length + feeds.length === 0) return nothing;
  return html`<h2>${say.feedsTitle}</h2><ul>${counts.map(({ health, count }) => html`<li>${wordOf(say.feedHealth, health)}: ${say.feeds(count)}</li>`)}</ul>${
    feeds.length === 0
      ? nothing
      : tableView(
          say.feedsTitle,
          'figures feeds',
          html`<thead><tr>${FEED_HEADS.map((head) => html`<th scope="col">${say.feedHeads[head]}</th>`)}</tr></thead>
    <tbody>${feeds.map(
      ({ name, address, health, checkedAt, dueAt, published, problem }) =>
        html`<tr><th scope="row">${outletLink(named(name), address)}</th><td class=${UNWELL.has(health) ? 'contest' : ''}>${wordOf(say.feedHealth, health)}</td><td>${whenView(checkedAt, at)}</td><td>${whenView(dueAt, at)}</td><td class="num">${say.figure(published)}</td><td>${problem ?? nothing}</td></tr>`,
    )}</tbody>`,
        )
  }`;
}

/** The view. */
export function operationsView(
  { operations: { value, problem }, reader }: PageState,
  actions: Actions,
): TemplateResult {
  const title = html`<h1 tabindex="-1">${say.operations}</h1>`;
  if (value === null)
    return html`${title}${problem === null ? loadingView() : failedView(problem, null, () => actions.refresh())}`;
  const mayChange = reader?.mayChange === true && reader.scopes === null;
  const unwell = value.processes.filter(({ state }) => state !== 'ready').length;
  return html`${title}
    <p class="sum">${timeView(value.at, Date.now())}: ${unwell === 0 ? say.everyReady : html`<b class="contest">${say.notReady(unwell)}</b>`}. ${mayChange ? nothing : say.changesNothing}</p>
    ${problem === null ? nothing : failedView(problem, value.at, () => actions.refresh())}
    ${tableView(
      say.processes,
      'figures',
      html`<thead><tr>${PROCESS_HEADS.map((head) => html`<th scope="col">${say.processHeads[head]}</th>`)}</tr></thead>
      <tbody>${value.processes.map((process) => processView(process, value.at))}</tbody>`,
    )}
    ${feedsView(value)}
    ${lettersView(value, mayChange, actions)}`;
}
