/** Which stories, articles and letters are meant: words, language, publisher, significance. */
import type { Article, Story } from '@newsfold/schemas/generated/records.ts';

/** A text as it is compared: without case and accents. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words that are searched for. */
export function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The texts of a story, and what a word in each is worth. */
function textsOf(story: Story): readonly (readonly [text: string, weight: number])[] {
  return [
    [story.headline.text, 5],
    [story.keywords.join(' '), 3],
    [story.entities.map(({ name, aliases }) => [name, ...aliases].join(' ')).join(' '), 3],
    [story.places.map(({ name }) => name).join(' '), 3],
    [story.keyPoints.map(({ text }) => text).join(' '), 2],
    [story.agreed.map(({ text }) => text).join(' '), 2],
    [story.articles.map(({ title }) => title).join(' '), 1],
  ];
}

/** How well a story fits words: 0 unless it has every one of them, at the beginning of a word. */
export function fitOf(story: Story, words: readonly string[]): number {
  const texts = textsOf(story).map(([text, weight]) => [` ${wordsOf(text).join(' ')}`, weight] as const);
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...texts.map(([text, weight]) => (text.includes(` ${word}`) ? weight : 0)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** What is asked for; what is left out does not matter. */
export interface Filter {
  readonly words: readonly string[];
  readonly languages: readonly string[];
  readonly publishers: readonly string[];
  /** The least significance of a change of a story. */
  readonly significance: Story['significance'] | undefined;
}

const SIGNIFICANCES: readonly Story['significance'][] = ['none', 'minor', 'material'];

const isAmong = (wanted: readonly string[], given: readonly string[]) =>
  wanted.length === 0 || wanted.some((one) => given.some((other) => folded(other).includes(folded(one))));

/** Whether a story is asked for. */
export function isStoryWanted(story: Story, { words, languages, publishers, significance }: Filter): boolean {
  return (
    (significance === undefined ||
      SIGNIFICANCES.indexOf(story.significance) >= SIGNIFICANCES.indexOf(significance)) &&
    isAmong(languages, story.languages) &&
    isAmong(
      publishers,
      story.articles.flatMap(({ publisher }) => [publisher.id, publisher.name]),
    ) &&
    (words.length === 0 || fitOf(story, words) > 0)
  );
}

/** Whether an article is asked for. */
export function isArticleWanted(
  { title, text, language, publisher }: Pick<Article, 'title' | 'text' | 'language' | 'publisher'>,
  { words, languages, publishers }: Filter,
): boolean {
  if (!isAmong(languages, [language]) || !isAmong(publishers, [publisher.id, publisher.name])) return false;
  const all = ` ${wordsOf(`${title} ${text}`).join(' ')}`;
  return words.every((word) => all.includes(` ${word}`));
}
