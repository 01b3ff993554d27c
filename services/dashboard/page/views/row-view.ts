/** A story of the list, in three lines. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ListItem } from '../../domain/list-item.ts';
import { writeAddress } from '../model/address.ts';
import { directionOf } from '../model/direction.ts';
import { counted, pathWords } from '../model/words.ts';
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
  if (mark === 'new') return html`<strong class="mark">New</strong>`;
  const words = lastChange === null ? changeType : `${pathWords(lastChange.path)}: ${lastChange.text}`;
  return html`<strong class="mark">Changed</strong> <span>${words}</span>`;
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
    ${conflicts > 0 ? html`<span class="contest">≠ ${conflicts} contested${contested.length > 0 ? `: ${contested.join(', ')}` : ''}</span>` : nothing}
    ${withdrawn > 0 ? html`<span class="contest">✕ ${withdrawn} taken back</span>` : nothing}
    ${status === 'active' ? (momentum === 'breaking' ? html`<strong>breaking</strong>` : html`<span>${momentum}</span>`) : html`<span>${status}</span>`}
    ${firstPublisher === null ? nothing : html`<span>first ${named(firstPublisher)} ${timeView(firstSeenAt, now)}</span>`}
    <span>last ${timeView(updatedAt, now)}</span>
    <span>${languages.join(', ')}</span>
  </p>`;
}

/** The row. @param now ms since the epoch, for times without their date */
export function rowView(item: ListItem, mark: RowMark, now: number): TemplateResult {
  const { headline, counts, storyId, reportsPerHour } = item;
  const title = headline.text.trim() === '' ? '(no headline)' : headline.text;
  const href = writeAddress({ view: 'story', storyId, asOf: null });
  return html`<li class="row" data-story=${storyId} dir=${directionOf(headline.language)}>
    <h2><a class="headline" href=${href} title=${headline.publisher ?? ''}>${said(title, headline.language)}</a>
      ${headline.publisher === null ? nothing : html`<span class="by">${named(headline.publisher)}</span>`}</h2>
    <p class="size" dir="ltr"><b>${counts.independentPublishers}</b> independent · <b>${counts.copies}</b> ${counts.copies === 1 ? 'copy' : 'copies'}<span class="hidden">, ${counted(counts.reports, 'report')}</span></p>
    ${sparkView(reportsPerHour)}
    ${sentencesView(item)}
    ${notesView(item, mark, now)}
  </li>`;
}
