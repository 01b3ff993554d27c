/** A story as an item of a feed: new to a reader when something of it changed that matters, and not before. */
import type { ListItem } from '../domain/list-item.ts';

/** What a feed says of itself. */
export interface FeedAbout {
  readonly title: string;
  /** Its own address, which names it. */
  readonly self: string;
  /** Where the page is, with a slash at its end. */
  readonly home: string;
}

/** See the file's head. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  /** The report that gives the headline, else the story in the API. */
  readonly link: string;
  readonly story: string;
  readonly language: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly published: number;
  readonly updated: number;
}

const some = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

function textOf({ sentences, counts, contested, withdrawn, lastChange }: ListItem): string {
  const told = sentences.map(({ text, publisher }) => (publisher === null ? text : `${text} (${publisher})`));
  const marks = [
    some(counts.independentPublishers, 'independent source', 'independent sources'),
    some(counts.copies, 'copy', 'copies'),
    ...(contested.length === 0 ? [] : [`contested: ${contested.join(', ')}`]),
    ...(withdrawn === 0 ? [] : [some(withdrawn, 'report taken back', 'reports taken back')]),
  ];
  return [...told, marks.join(' · '), ...(lastChange === null ? [] : [`New: ${lastChange.text}`])].join(
    '\n\n',
  );
}

/** Only what a browser opens as a page: a feed's reader makes a link of it. */
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

/** Makes the item of a story. */
export function feedItem(item: ListItem, { home }: Pick<FeedAbout, 'home'>): FeedItem {
  const story = `${home}api/v1/stories/${encodeURIComponent(item.storyId)}`;
  return {
    id: `urn:newsfold:story:${encodeURIComponent(item.storyId)}`,
    title: item.headline.text,
    link: isWeb(item.headline.url) ? item.headline.url : story,
    story,
    language: item.headline.language,
    text: textOf(item),
    tags: [...item.topics.map(({ name }) => name), ...item.places.map(({ name }) => name)],
    published: item.firstSeenAt,
    updated: item.lastMaterialAt ?? item.firstSeenAt,
  };
}

/** When a feed changed last: with its newest item. */
export function feedUpdated(items: readonly FeedItem[]): number {
  return items.reduce((newest, { updated }) => Math.max(newest, updated), 0);
}
