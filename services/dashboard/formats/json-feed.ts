/** A list as JSON Feed 1.1. */
import type { FeedAbout, FeedItem } from './feed-item.ts';

/** Makes a feed. */
export function jsonFeed({ title, self, home }: FeedAbout, items: readonly FeedItem[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    authors: [{ name: 'newsfold' }],
    items: items.map((item) => ({
      id: item.id,
      url: item.story,
      external_url: item.link,
      title: item.title,
      content_text: item.text,
      date_published: new Date(item.published).toISOString(),
      date_modified: new Date(item.updated).toISOString(),
      language: item.language,
      tags: item.tags,
    })),
  };
}
