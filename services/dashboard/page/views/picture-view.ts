/** The picture of a story, where the operator allows its host: fetched late, and without saying from where. */
import { html, nothing } from 'lit-html';
import { pictureOf } from '../model/pictures.ts';
import type { StoryAnswer } from '../net/answers.ts';
import { say } from '../words/tongue.ts';
import { named, outletLink, type View } from './said.ts';

let known: readonly string[] | undefined;

/** The hosts whose pictures may be shown: the document says them. */
function hosts(): readonly string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name="newsfold-images"]')?.content ?? '';
  known ??= content.split(' ').filter((host) => host !== '');
  return known;
}

/** The view. */
export function pictureView({ articles }: StoryAnswer['story']): View {
  const picture = pictureOf(articles, hosts());
  if (picture === null) return nothing;
  return html`<figure class="picture"><img src=${picture.url} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer">
    <figcaption class="by">${say.picture} ${outletLink(named(picture.publisher), picture.article)}</figcaption></figure>`;
}
