/** What a story's reports say: agreed, contested, said by one alone. Every sentence opens its places in the reports. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { html, nothing, type TemplateResult } from 'lit-html';
import { type NestedFact, nestedFacts } from '../model/nested-facts.ts';
import type { Outlets, Reference } from '../model/outlets.ts';
import { topicOf } from '../model/topic-words.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, outletLink, said, timeView, type View } from './said.ts';

/** The places in reports where something stands. */
export function quotesView(references: readonly Reference[], outlets: Outlets, now: number): TemplateResult {
  return html`<ul class="quotes">${references.map(({ articleId, quote }) => {
    const article = outlets.article(articleId);
    if (article === undefined) return html`<li>${say.notListed}</li>`;
    const words = quote === '' ? article.title : quote;
    return html`<li><q>${said(words, article.language)}</q> <span class="by">${outletLink(named(article.publisher.name), article.url)}${
      article.wireCredit === null || article.wireCredit === article.publisher.name
        ? nothing
        : html` (${named(article.wireCredit)})`
    } ${timeView(article.publishedAt ?? article.seenAt, now)}</span></li>`;
  })}</ul>`;
}

function speakerView(attribution: Story['agreed'][number]['attribution']): View {
  if (attribution === null || (attribution.source === '' && attribution.certainty === 'said')) return nothing;
  const { source, certainty } = attribution;
  return html`<span class="by">${source === '' ? nothing : html`${named(source)}, `}${wordOf(say.certainties, certainty)}</span>`;
}

function historyView(history: Story['agreed'][number]['history'], outlets: Outlets, now: number): View {
  if (history.length === 0) return nothing;
  return html`<p class="steps">${history.map(({ state, at, reference }, index) => {
    const article = outlets.article(reference.articleId);
    return html`${index === 0 ? nothing : ' → '}<span title=${wordOf(say.stateMeanings, state)}>${wordOf(say.factStates, state)}</span> ${
      article === undefined ? nothing : html`${named(article.publisher.name)} `
    }${timeView(at, now)}`;
  })}</p>`;
}

/** The sentences that tell the story. */
export function keyPointsView({ keyPoints }: Story, outlets: Outlets, now: number): View {
  if (keyPoints.length === 0) return nothing;
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-short"><h2 id="h-short">${say.inShort}</h2>
    <ul class="facts">${keyPoints.map(
      ({ text, language, references, independentPublishers }) =>
        html`<li><details><summary>${said(text, language)} <span class="count">${say.independentCount(independentPublishers)}</span></summary>${quotesView(references, outlets, now)}</details></li>`,
    )}</ul></section>`;
}

type AgreedFact = Story['agreed'][number];

const sureView = ({ independentPublishers }: AgreedFact): TemplateResult =>
  html`<span class="count" title=${say.sourcesThatSay}>${independentPublishers}<span class="hidden"> ${say.independent}</span></span>`;

function agreedFactView({ fact, parts }: NestedFact, outlets: Outlets, now: number): TemplateResult {
  const { text, language, references, attribution, isQuotation, state, history } = fact;
  return html`<li><details><summary>${said(text, language)} ${sureView(fact)}${
    state === 'confirmed'
      ? nothing
      : html` <span class="fact-state" title=${wordOf(say.stateMeanings, state)}>${wordOf(say.factStates, state)}</span>`
  }${isQuotation ? html` <span class="fact-state">${say.quotedWords}</span>` : nothing}</summary>
        ${speakerView(attribution)}${quotesView(references, outlets, now)}${historyView(history, outlets, now)}${parts.map(
          (part) =>
            html`<p><span class="by">${say.toldByItself}</span> ${said(part.text, part.language)} ${sureView(part)}</p>${speakerView(part.attribution)}${quotesView(part.references, outlets, now)}${historyView(part.history, outlets, now)}`,
        )}</details></li>`;
}

/** What independent sources say alike. */
export function agreedView({ agreed }: Story, outlets: Outlets, now: number): TemplateResult {
  return html`<section class="stop agreed" tabindex="-1" aria-labelledby="h-agreed"><h2 id="h-agreed">${say.agreed}</h2>
    ${agreed.length === 0 ? html`<p class="state">${say.nothingAgreed}</p>` : nothing}
    <ul class="facts">${nestedFacts(agreed).map((fact) => agreedFactView(fact, outlets, now))}</ul></section>`;
}

function conflictView(conflict: Story['conflicts'][number], outlets: Outlets, now: number): TemplateResult {
  const { kind, values } = conflict;
  return html`<li class=${kind}><h3><span class="sign" aria-hidden="true">${kind === 'update' ? '↻' : '≠'}</span> ${topicOf(conflict)} <span class="fact-state">${kind === 'update' ? say.updatedWord : say.contestedWord}</span></h3>
    <ul class="sides">${values.map(
      ({ text, qualifier, publishers, lastReportedAt, state, references, attribution }) =>
        html`<li class=${`side ${state}`}><details><summary><b>${qualifier === '' ? nothing : `${qualifier} `}<bdi>${text}</bdi></b> <span class="by">${publishers.map(
          (id, index) => html`${index === 0 ? nothing : ', '}${named(outlets.nameOf(id))}`,
        )} ${timeView(lastReportedAt, now)}</span>${
          state === 'reported' || state === 'confirmed'
            ? nothing
            : html` <span class="fact-state" title=${wordOf(say.stateMeanings, state)}>${wordOf(say.factStates, state)}</span>`
        }</summary>${speakerView(attribution)}${quotesView(references, outlets, now)}</details></li>`,
    )}</ul></li>`;
}

/** What reports give different values for. */
export function contestedView({ conflicts }: Story, outlets: Outlets, now: number): TemplateResult {
  const count = conflicts.filter(({ kind }) => kind === 'conflict').length;
  return html`<section class=${count === 0 ? 'stop contested none' : 'stop contested'} tabindex="-1" aria-labelledby="h-contested"><h2 id="h-contested">${count === 0 && conflicts.length > 0 ? say.updated : say.contested}${count === 0 ? nothing : html` <span class="contest"><span aria-hidden="true">≠</span> ${count}</span>`}</h2>
    ${conflicts.length === 0 ? html`<p class="state">${say.noConflict}</p>` : nothing}
    <ul class="conflicts">${conflicts.map((conflict) => conflictView(conflict, outlets, now))}</ul></section>`;
}

/** What one source alone says. */
export function uniqueView({ uniqueToSource }: Story, outlets: Outlets, now: number): View {
  if (uniqueToSource.length === 0) return nothing;
  return html`<section class="stop" tabindex="-1" aria-labelledby="h-unique"><h2 id="h-unique">${say.onlyOneSays} <span class="count">${say.statements(uniqueToSource.length)}</span></h2>
    <ul class="facts">${uniqueToSource.map(
      ({ text, language, publisher, references, attribution }) =>
        html`<li><details><summary><b>${named(outlets.nameOf(publisher))}</b>: ${said(text, language)}</summary>${speakerView(attribution)}${quotesView(references, outlets, now)}</details></li>`,
    )}</ul></section>`;
}
