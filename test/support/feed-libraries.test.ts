/** Items made by the libraries that feeds are read with: nothing that a reader wants gets lost between them and ingest. */
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { expect, test } from 'vitest';
import { type FeedKind, itemsBy, libraryFeeds } from './feed-libraries.ts';

const ORIGIN = { topic: 'raw.v1', partition: 0, offset: 0, timestamp: Date.UTC(2026, 2, 12) };

type Expected = Partial<Article>;

const FIRST: Readonly<Record<FeedKind, Expected>> = {
  rss: {
    title: 'Harrow Skerry lighthouse & its cottage open to visitors',
    text: 'The lighthouse of Harrow Skerry opens to visitors at Easter, 38 years after its last keeper moved out.\n\nSixteen people may climb the 146 steps at a time, the trust said.',
    url: 'https://www.rivertribune.example/news/skerry-401',
    guid: 'rt-401',
    publishedAt: Date.UTC(2026, 2, 11, 8, 30),
    authors: ['Orla Finch'],
    categories: ['Travel', 'Skerry'],
    image: 'https://img.rivertribune.example/401.jpg',
    summary: 'The tower opens at Easter. Read on',
    usageTerms: ['Not to be sold on', 'https://licences.example/by-nc'],
  },
  atom: {
    title: 'Village buys its bakery – ovens lit on Monday',
    text: 'Two hundred villagers of Eastlea have bought their bakery for 91,000 pounds.\n\nThe ovens are lit again on Monday, the new owners said.',
    url: 'https://www.eastleaobserver.example/news/77',
    guid: 'tag:eastleaobserver.example,2026:77',
    publishedAt: Date.UTC(2026, 2, 11, 8, 30),
    authors: ['Orla Finch'],
    categories: ['Business'],
    image: 'https://img.eastleaobserver.example/77.jpg',
    summary: 'Villagers become bakers.',
    usageTerms: ['Not to be sold on'],
  },
  rdf: {
    title: 'Weather diaries of a keeper scanned',
    text: 'Kelder University has scanned the weather diaries that a lighthouse keeper wrote from 1951 on.',
    url: 'https://www.kelderpost.example/a1',
    publishedAt: Date.UTC(2026, 2, 11, 8, 30),
    authors: ['Orla Finch'],
    categories: ['Science'],
    usageTerms: ['Not to be sold on'],
  },
  json: {
    title: 'Bücherbus fährt wieder',
    text: 'Der Bücherbus von Wolmershausen fährt seit Mittwoch wieder, teilte die Stadt mit.',
    url: 'https://www.wolmersbote.example/17',
    guid: 'wb-17',
    publishedAt: Date.UTC(2026, 2, 11, 8, 30),
    authors: ['Orla Finch'],
    categories: ['Kultur'],
    image: 'https://img.wolmersbote.example/17.jpg',
    summary: 'Bus zurück.',
  },
};

const SECOND: Readonly<Record<Exclude<FeedKind, 'json'>, Expected>> = {
  rss: {
    title: 'Tide tables reprinted',
    text: 'A page of the tide tables for April was printed upside down.',
  },
  atom: { title: 'Bus 9 stops at the mill', text: 'From April bus 9 stops at the old mill as well.' },
  rdf: { title: 'Library lends seeds', text: 'The library of Kelder lends seeds beside books.' },
};

/** What a library does not hand over, or hands over as something else. */
const LOST: Readonly<Record<string, Expected>> = {
  'rss-parser rss': { usageTerms: ['Not to be sold on'] },
  'rss-parser atom': { categories: [], image: null, usageTerms: [] },
  'rss-parser rdf': { categories: [] },
  'node-feedparser atom': { categories: ['business'] },
  // Its own selection: title, link, date and a description of 250 characters.
  'feed-extractor rss': {
    text: 'The tower opens at Easter. Read on',
    authors: [],
    categories: [],
    image: null,
    summary: null,
    usageTerms: [],
  },
  'feed-extractor atom': {
    text: 'Villagers become bakers.',
    publishedAt: Date.UTC(2026, 2, 11, 8, 50),
    authors: [],
    categories: [],
    image: null,
    summary: null,
    usageTerms: [],
  },
  'feed-extractor rdf': { authors: [], categories: [], usageTerms: [] },
  'feed-extractor json': { authors: [], categories: [], image: null, summary: null },
};

function articleOf(item: Readonly<Record<string, unknown>>): Article {
  const analysis = analyse(item, ORIGIN);
  if (analysis.kind !== 'article') throw new Error(JSON.stringify(analysis));
  return analysis.article;
}

test.each(libraryFeeds)('%s, %s: the first item arrives whole', async (library, kind) => {
  const [item = {}] = await itemsBy(library, kind);
  expect(articleOf(item)).toMatchObject({ ...FIRST[kind], ...LOST[`${library} ${kind}`] });
});

test.each(libraryFeeds.filter(([, kind]) => kind !== 'json'))(
  '%s, %s: an item with less arrives as well',
  async (library, kind) => {
    const [, item = {}] = await itemsBy(library, kind);
    expect(articleOf(item)).toMatchObject({
      ...SECOND[kind as 'rss'],
      publishedAt: Date.UTC(2026, 2, 11, 10),
      authors: library === 'feed-extractor' ? [] : ['Piet Lund'],
    });
  },
);
