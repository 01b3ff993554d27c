import type { Story } from '@newsfold/schemas/generated/records.ts';
import { foldedStories, QUAKE_AND_FERRY } from '@newsfold/test/support/folded-stories.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitOf, isStoryWanted, wordsOf } from './matching.ts';
import { storiesHtml } from './story-html.ts';
import { storyMarkdown } from './story-markdown.ts';
import { storyText } from './story-text.ts';
import { liveStories } from './story-words.ts';

let quake: Story;
let ferry: Story;

beforeAll(async () => {
  const stories = liveStories(await foldedStories(QUAKE_AND_FERRY));
  expect(stories).toHaveLength(2);
  [quake, ferry] = stories as [Story, Story];
});

const hostile = (story: Story): Story => ({
  ...story,
  headline: { ...story.headline, text: '<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u001b[2J' },
  articles: story.articles.map((one) => ({ ...one, url: 'javascript:alert(1)' })),
});

describe('a story', () => {
  it('as text says what its event says, cut to the terminal', () => {
    const text = storyText(quake);
    expect(text.split('\n')[0]).toBe(quake.headline.text);
    expect(text).toContain('2 independent sources · 2 reports · 0 copies');
    for (const line of storyText(quake, { columns: 30, colours: false }).split('\n'))
      expect(line.length).toBeLessThanOrEqual(30);
    expect(storyText(hostile(quake))).not.toContain('\u001b');
    expect(storyText(quake, { colours: true })).toContain('\u001b[1m');
  });

  it('as text tells what is agreed and what collides', () => {
    expect(quake.conflicts.length + quake.agreed.length).toBeGreaterThan(0);
    const text = storyText(quake);
    for (const { text: words } of quake.agreed.slice(0, 3)) expect(text).toContain(words);
    if (quake.conflicts.length > 0) expect(text).toContain('≠ ');
  });

  it('as HTML and Markdown carries no markup and no script of an article', () => {
    const html = storiesHtml([hostile(quake), ferry], 'a note & more');
    expect(html).not.toMatch(/<img|<script|href="javascript/);
    expect(html).toContain('a note &amp; more');
    expect(storiesHtml([quake], '')).toContain('href="https://harbourpost.example/1"');
    const markdown = storyMarkdown(hostile(quake));
    expect(markdown).toContain('\\<img');
    expect(markdown).not.toMatch(/(?<!\\)\]\(javascript/);
  });

  it('is found by words that begin its words, without accents and case', () => {
    expect(fitOf(quake, wordsOf('EARTHQ kermendag'))).toBeGreaterThan(0);
    expect(fitOf(ferry, wordsOf('fahre SKARNE'))).toBeGreaterThan(0);
    expect(fitOf(quake, wordsOf('kermendag ferry'))).toBe(0);
    expect(fitOf(quake, wordsOf('mendag'))).toBe(0);
  });

  it('is wanted by language, publisher and significance', () => {
    const filter = { words: [], languages: [], publishers: [], significance: undefined };
    expect(isStoryWanted(quake, filter)).toBe(true);
    expect(isStoryWanted(quake, { ...filter, languages: ['de'] })).toBe(false);
    expect(isStoryWanted(ferry, { ...filter, languages: ['en', 'de'] })).toBe(true);
    expect(isStoryWanted(quake, { ...filter, publishers: ['open globe'] })).toBe(true);
    expect(isStoryWanted(quake, { ...filter, publishers: ['küstenblatt'] })).toBe(false);
    const minor: Story = { ...quake, significance: 'minor' };
    expect(isStoryWanted(minor, { ...filter, significance: 'material' })).toBe(false);
    expect(isStoryWanted(minor, { ...filter, significance: 'minor' })).toBe(true);
  });
});
