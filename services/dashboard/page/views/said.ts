/** Small pieces that all views share: words of outlets, links to them, times. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { directionOf, short, webAddress } from '../model/direction.ts';
import { clock, wholeTime } from '../model/words.ts';
import { say } from '../words/tongue.ts';

/** A piece of a view. */
export type View = TemplateResult | typeof nothing;

/**
 * Words of an outlet: in their language and their direction, apart from what stands around them, so that marks of
 * direction in them move nothing else.
 */
export function said(text: string, language: string, most?: number): TemplateResult {
  const direction = directionOf(language) === 'rtl' ? 'rtl' : 'auto';
  return html`<bdi lang=${language} dir=${direction}>${short(text, most)}</bdi>`;
}

/** A link to an article at its outlet, or its words where it has no address of the web. */
export function outletLink(words: unknown, url: string | null | undefined): TemplateResult {
  const address = webAddress(url);
  if (address === undefined) return html`<span>${words}</span>`;
  return html`<a href=${address} rel="noopener noreferrer nofollow" target="_blank">${words}</a>`;
}

/** The name of an outlet. */
export const named = (name: string): TemplateResult => html`<bdi>${short(name, 60)}</bdi>`;

/** A time as the reader reads it, with the whole of it for who points at it. */
export function timeView(at: number | null, now: number): View {
  if (at === null) return nothing;
  return html`<time datetime=${new Date(at).toISOString()} title=${wholeTime(at)}>${clock(at, now)}</time>`;
}

/**
 * A table that scrolls by itself where it is wider than the page.
 * @param name what it is called by who reads it aloud
 * @param kind its class
 * @param parts its head and its body
 */
export function tableView(name: string, kind: string, parts: TemplateResult): TemplateResult {
  return html`<div class="scroll" role="group" aria-label=${say.scrolls(name)} tabindex="0"><table class=${kind}><caption class="hidden">${name}</caption>${parts}</table></div>`;
}
