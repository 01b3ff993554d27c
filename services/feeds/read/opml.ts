/** Lists of feeds as other readers write and read them: OPML, folders in folders. */
import { XMLBuilder } from 'fast-xml-parser';
import { feedAddress } from '../domain/feed-record.ts';
import { elementIn, elementsIn, parseXml, textIn, type XmlElement } from './xml.ts';

/** A feed of a list. */
export interface ListedFeed {
  /** As feedAddress gives it. */
  readonly address: string;
  readonly title: string | null;
  /** The folder that it lies in, with those around it: `News/Local`. Null for none. */
  readonly folder: string | null;
}

/** A list of feeds. */
export interface FeedList {
  readonly feeds: readonly ListedFeed[];
  /** Entries that name no feed, each with why. */
  readonly refused: readonly { readonly entry: string; readonly why: string }[];
}

/** Feeds of a list that are read; anything longer is no list that a person keeps. */
const MOST_FEEDS = 100_000;

/** A folder's name as part of a path. */
const partOf = (name: string) => name.replaceAll('/', '∕');

class Walk {
  readonly feeds = new Map<string, ListedFeed>();
  readonly refused: { entry: string; why: string }[] = [];

  into(outlines: readonly XmlElement[], folder: string | null): void {
    for (const outline of outlines) {
      const name = textIn(outline, '@_title') ?? textIn(outline, '@_text');
      const given = textIn(outline, '@_xmlUrl') ?? textIn(outline, '@_xmlurl');
      if (given !== null) this.#add(given, name, folder);
      const inner = elementsIn(outline, 'outline');
      const deeper =
        given === null && name !== null ? [folder, partOf(name)].filter(Boolean).join('/') : folder;
      if (inner.length > 0) this.into(inner, deeper);
    }
  }

  #add(given: string, title: string | null, folder: string | null): void {
    try {
      const address = feedAddress(given);
      // A feed in several folders is one feed; the first counts.
      if (this.feeds.size < MOST_FEEDS && !this.feeds.has(address))
        this.feeds.set(address, { address, title, folder });
    } catch (error) {
      this.refused.push({ entry: given.slice(0, 200), why: `accepted is ${(error as Error).message}` });
    }
  }
}

/** Reads an OPML. @throws Error when it is none */
export function readOpml(text: string): FeedList {
  const opml = elementIn(parseXml(text), 'opml');
  if (opml === undefined) throw new Error('the file is no OPML');
  const walk = new Walk();
  walk.into(elementsIn(elementIn(opml, 'body') ?? {}, 'outline'), null);
  return { feeds: [...walk.feeds.values()], refused: walk.refused };
}

interface Folder {
  readonly feeds: ListedFeed[];
  readonly folders: Map<string, Folder>;
}

const emptyFolder = (): Folder => ({ feeds: [], folders: new Map() });

function folderOf(root: Folder, path: string | null): Folder {
  let here = root;
  for (const name of path === null ? [] : path.split('/')) {
    const next = here.folders.get(name) ?? emptyFolder();
    here.folders.set(name, next);
    here = next;
  }
  return here;
}

function outlinesOf({ feeds, folders }: Folder): object[] {
  return [
    ...feeds.map(({ address, title }) => ({
      '@_type': 'rss',
      '@_text': title ?? address,
      '@_title': title ?? address,
      '@_xmlUrl': address,
    })),
    ...[...folders].map(([name, folder]) => ({
      '@_text': name,
      '@_title': name,
      outline: outlinesOf(folder),
    })),
  ];
}

/** Writes an OPML 2.0, folders as they are nested. */
export function writeOpml(feeds: readonly ListedFeed[]): string {
  const root = emptyFolder();
  for (const feed of feeds) folderOf(root, feed.folder).feeds.push(feed);
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    opml: { '@_version': '2.0', head: { title: 'newsfold' }, body: { outline: outlinesOf(root) } },
  });
}
