/** A story of the list, in three lines. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ListItem } from '../../domain/list-item.ts';
import { writeAddress } from '../model/address.ts';
import { directionOf } from '../model/direction.ts';
import { pathWords } from '../model/words.ts';
import { say, wordOf } from '../words/tongue.ts';
import { named, outletLink, said, timeView, type View } from './said.ts';
import { sparkView } from './spark.ts';

/** How a story stands to what the reader saw. */
export type RowMark = 'new' | 'changed' | null;

function sentencesView({ sentences }: ListItem): View {
  if (sentences.length === 0) return nothing;
  return html`<ul class="points">${sentences.map(
    ({ text, language, publisher, url }) =>
      html`<li>${said(text, language, 240)} ${
        publisher === null ? nothing : html`<span class="by">${outletLink(named(publisher), url)}</span>`
      }</li>`,
  )}</ul>`;
}

function markView(mark: RowMark, { lastChange, changeType }: ListItem): View {
  if (mark === null) return nothing;
  if (mark === 'new') return html`<strong class="mark">${say.markNew}</strong>`;
  const words =
    lastChange === null
      ? wordOf(say.changeTypes, changeType)
      : `${pathWords(lastChange.path)}: ${lastChange.text}`;
  return html`<strong class="mark">${say.markChanged}</strong> <span>${words}</span>`;
}

function notesView(item: ListItem, mark: RowMark, now: number): TemplateResult {
  const {
    conflicts,
    contested,
    withdrawn,
    firstPublisher,
    firstSeenAt,
    updatedAt,
    languages,
    status,
    momentum,
  } = item;
  return html`<p class="notes">
    ${markView(mark, item)}
    ${conflicts > 0 ? html`<span class="contest">${say.contestedCount(conflicts, contested.join(', '))}</span>` : nothing}
    ${withdrawn > 0 ? html`<span class="contest">${say.takenBackCount(withdrawn)}</span>` : nothing}
    ${status === 'active' ? (momentum === 'breaking' ? html`<strong>${say.momenta.breaking}</strong>` : html`<span>${wordOf(say.momenta, momentum)}</span>`) : html`<span>${wordOf(say.statuses, status)}</span>`}
    ${firstPublisher === null ? nothing : html`<span>${say.first} ${named(firstPublisher)} ${timeView(firstSeenAt, now)}</span>`}
    <span>${say.last} ${timeView(updatedAt, now)}</span>
    <span>${languages.join(', ')}</span>
  </p>`;
}

/** The row. @param now ms since the epoch, for times without their date */
export function rowView(item: ListItem, mark: RowMark, now: number): TemplateResult {
  const { headline, counts, storyId, reportsPerHour } = item;
  const title = headline.text.trim() === '' ? say.noHeadline : headline.text;
  const href = writeAddress({ view: 'story', storyId, asOf: null });
  return html`<li class="row" data-story=${storyId} dir=${directionOf(headline.language)}>
    <h2><a class="headline" href=${href}>${said(title, headline.language)}</a>
      ${headline.publisher === null ? nothing : html`<span class="by"><span class="hidden">, </span>${named(headline.publisher)}</span>`}</h2>
    <p class="size" dir="ltr"><b>${counts.independentPublishers}</b> ${say.independent} · <b>${counts.copies}</b> ${say.copyNoun(counts.copies)}<span class="hidden">, ${say.reports(counts.reports)}</span></p>
    ${sparkView(reportsPerHour)}
    ${sentencesView(item)}
    ${notesView(item, mark, now)}
  </li>`;
}
