/** A list as Atom (RFC 4287). Texts of the world stand in it as text. */
import { type FeedAbout, type FeedItem, feedUpdated } from './feed-item.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 has no place for: control characters, halves of characters, non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML may have it, in an element or an attribute. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, ' ')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

const time = (at: number) => new Date(at).toISOString();

/** A language tag as XML knows it. */
const isLanguage = (language: string) =>
  /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) && language !== 'und';

function entry({ id, title, link, story, language, text, tags, published, updated }: FeedItem): string {
  return `  <entry${isLanguage(language) ? ` xml:lang="${language}"` : ''}>
    <id>${xmlText(id)}</id>
    <title type="text">${xmlText(title)}</title>
    <link rel="alternate" href="${xmlText(link)}"/>
    <link rel="related" type="application/json" href="${xmlText(story)}"/>
    <published>${time(published)}</published>
    <updated>${time(updated)}</updated>
${tags.map((tag) => `    <category term="${xmlText(tag)}"/>\n`).join('')}    <content type="text">${xmlText(text)}</content>
  </entry>
`;
}

/** Writes a feed. */
export function atomFeed({ title, self, home }: FeedAbout, items: readonly FeedItem[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(self)}</id>
  <title type="text">${xmlText(title)}</title>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(home)}"/>
  <updated>${time(feedUpdated(items))}</updated>
  <author><name>newsfold</name></author>
  <generator>newsfold</generator>
${items.map(entry).join('')}</feed>
`;
}
