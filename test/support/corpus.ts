/** A seeded corpus of made-up articles: stories covered by several outlets, with copies, edits and re-deliveries. */
import { seeded } from '../integrity/scheduler.ts';

const SYLLABLES = 'ka lo mi ren tas vor bel dun fer gol hin jar kes lum nor pel quin ros sar tem'.split(' ');
const SENTENCE_WORDS = 14;

/** Size and vocabulary of the articles. */
export interface CorpusShape {
  /** Number of different words. */
  readonly vocabulary: number;
  /** Ranks up to which words have two syllables, three, and so on: frequent words are short. */
  readonly syllableRanks: readonly number[];
  /** Share of function words ("the", "of"). */
  readonly joining: number;
  /** Fewest sentences of a body, and the width of the range above that. */
  readonly sentences: readonly [fewest: number, spread: number];
  /** Share of articles that report one of the latest stories, .6 unless said; the others begin one. */
  readonly joined?: number;
}

/** Short articles with a small vocabulary: fast, for tests in which the text does not matter. */
const SHORT: CorpusShape = { vocabulary: 4000, syllableRanks: [0], joining: 0, sentences: [5, 10] };
/** The size and the vocabulary of news reports in English: a median of 3 KB, two words in five are function words. */
export const REALISTIC: CorpusShape = {
  vocabulary: 40_000,
  syllableRanks: [300, 6_000],
  joining: 0.42,
  sentences: [14, 29],
};

const JOINING =
  'the of to and in a for is on that by with it from was at are have has be this not he his which they or but an were'.split(
    ' ',
  );

/** One raw article as a feed would send it. */
export interface CorpusArticle {
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly source: string;
}

/** Generates articles, always the same for one seed and shape. */
export function corpus(seed: number, count: number, shape: CorpusShape = SHORT): CorpusArticle[] {
  const random = seeded(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const syllable = () => SYLLABLES[below(SYLLABLES.length)] ?? '';
  const vocabulary = Array.from({ length: shape.vocabulary }, (_, rank) =>
    Array.from({ length: 2 + shape.syllableRanks.filter((last) => rank >= last).length }, syllable).join(''),
  );
  // Word frequency falls with rank as in real text: some words are everywhere and most are rare.
  const word = () => vocabulary[Math.floor(shape.vocabulary * random() ** 3)] ?? '';
  const name = () => word().replace(/^./, (letter) => letter.toUpperCase());
  const sentence = (names: readonly string[], topic: readonly string[]) => {
    const words = Array.from({ length: SENTENCE_WORDS }, () =>
      shape.joining > 0 && random() < shape.joining
        ? (JOINING[below(JOINING.length)] ?? '')
        : random() < 0.15
          ? (names[below(names.length)] ?? '')
          : random() < 0.4
            ? (topic[below(topic.length)] ?? '')
            : word(),
    );
    return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
  };
  const articles: CorpusArticle[] = [];
  const stories: { names: string[]; topic: string[]; bodies: string[] }[] = [];
  while (articles.length < count) {
    const found =
      stories.length > 0 && random() < (shape.joined ?? 0.6)
        ? stories[Math.max(0, stories.length - 1 - below(20))]
        : undefined;
    const story = found ?? {
      names: Array.from({ length: 4 }, name),
      topic: Array.from({ length: 25 }, word),
      bodies: [],
    };
    if (!found) stories.push(story);
    const isCopy = story.bodies.length > 0 && random() < 0.3;
    const body = isCopy
      ? (story.bodies[below(story.bodies.length)] ?? '')
      : Array.from({ length: shape.sentences[0] + below(shape.sentences[1]) }, () =>
          sentence(story.names, story.topic),
        ).join(' ');
    if (!isCopy) story.bodies.push(body);
    const outlet = `outlet${below(60)}.example`;
    const article = {
      url: `https://${outlet}/${articles.length}`,
      title: sentence(story.names, story.topic),
      body,
      lang: 'en',
      source: outlet,
    };
    articles.push(article);
    if (random() < 0.03) articles.push(article);
    if (random() < 0.03) articles.push({ ...article, body: `${body} ${sentence(story.names, story.topic)}` });
  }
  return articles.slice(0, count);
}

/** What each of a few outlets puts below its articles, before and after it changes that. */
const FOOTERS: readonly (readonly [string, string])[] = [
  [
    'Subscribe to our morning briefing.\nThe Gazette desk is staffed day and night by nine people in two towns.',
    'Our weekend edition is read in every harbour between the two capes.',
  ],
  [
    'Follow the Courier on every device you own. All rights reserved.',
    'Read more: the ten walks that the Courier likes best\nSend corrections to the newsroom.',
  ],
  ['Correspondents of the Ledger report from nine bureaus along the river.', ''],
];
const NAMES = ['Gazette', 'Courier', 'Ledger'];
const TOWN = 'Melbur';

/** A short item of a local paper: its town, and little else in common with the next. */
function localItem(number: number): Pick<CorpusArticle, 'title' | 'body'> {
  const name = `Rosta${SYLLABLES[number % SYLLABLES.length]}`;
  return {
    title: `${TOWN} opens its ${name} bridge`,
    body: `In ${TOWN} the mayor opened bridge number ${number} for ${name}.`,
  };
}

/**
 * A corpus as few outlets print it: each with lines below its articles, which it changes half-way, some with its name
 * behind the headline, and every fifth a short item about one town. What was sent again or edited is so still.
 */
export function printedCorpus(seed: number, count: number): CorpusArticle[] {
  return corpus(seed, count).map((article) => {
    const number = Number(article.url.slice(article.url.lastIndexOf('/') + 1));
    const outlet = number % NAMES.length;
    const name = NAMES[outlet] as string;
    const { title, body } = number % 5 === 3 ? localItem(number) : article;
    const footer = FOOTERS[outlet]?.[number < count / 2 ? 0 : 1] ?? '';
    return {
      ...article,
      url: `https://${name.toLowerCase()}.example/${number}`,
      source: name,
      title: number % 4 === 0 ? `${title} | Melbur ${name}` : title,
      body: footer === '' ? body : `${body}\n\n${footer}`,
    };
  });
}

/** Articles as lines of JSON. */
export function toLines(articles: readonly object[]): string {
  return articles.map((article) => `${JSON.stringify(article)}\n`).join('');
}

/** Of so many consecutive articles one record holds the last ones, as a feed. */
const EVERY = 20;
const HELD = 6;

/** The articles as documents to publish, in their order: most alone, some as a feed of several. */
export function toDocuments<T extends object>(
  articles: readonly T[],
): (T | { readonly items: readonly T[] })[] {
  const documents: (T | { readonly items: readonly T[] })[] = [];
  for (let at = 0; at < articles.length; at += EVERY) {
    const part = articles.slice(at, at + EVERY);
    documents.push(...part.slice(0, EVERY - HELD));
    const items = part.slice(EVERY - HELD);
    if (items.length > 0) documents.push({ items });
  }
  return documents;
}

/** The articles of a document, as JSON. */
export function articlesOf(document: string): readonly string[] {
  const parsed = JSON.parse(document) as { readonly items?: readonly object[] };
  return (parsed.items ?? [parsed]).map((article) => JSON.stringify(article));
}
