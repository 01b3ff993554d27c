/**
 * An article without what its outlet puts around it, as the assignment names it. What is left out is blanked, not cut:
 * every offset, and so every citation, stays true to the article as it was published.
 */
import { unread } from '@newsfold/report/documents/packed-reading.ts';
import type { Article, LeftOut } from '@newsfold/schemas/generated/records.ts';

function blanked(text: string, ranges: readonly LeftOut[]): string {
  let own = '';
  let at = 0;
  for (const { start, end } of ranges) {
    own += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  const all = own + text.slice(at);
  return all.trim() === '' ? '' : all;
}

/** The headline between what was left out before and behind it. */
function ownTitle(title: string, ranges: readonly LeftOut[]): string {
  const start = Math.max(0, ...ranges.filter((range) => range.start === 0).map(({ end }) => end));
  const end = Math.min(
    title.length,
    ...ranges.filter((range) => range.end === title.length).map((range) => range.start),
  );
  const own = title.slice(start, Math.max(start, end)).trim();
  return own === '' ? title : own;
}

/** The article as its story reads it; the article itself when nothing was left out. */
export function ownArticle(article: Article, leftOut: readonly LeftOut[]): Article {
  if (leftOut.length === 0) return article;
  const ofText = leftOut.filter(({ part }) => part === 'text');
  const ofTitle = leftOut.filter(({ part }) => part === 'title');
  const text = blanked(article.text, ofText);
  const title = ownTitle(article.title, ofTitle);
  const isOwn = ({ start, end }: { readonly start: number; readonly end: number }) =>
    text !== '' && ofText.every((range) => end <= range.start || start >= range.end);
  return {
    ...article,
    title,
    text,
    quantities: article.quantities.filter(isOwn),
    entities: article.entities.filter(({ name }) => title.includes(name) || text.includes(name)),
    // It was read as it was published.
    reading: article.reading === null ? null : unread(article.reading),
  };
}
