/** The story event that docs/read.md shows: what the pure cores make of the sample, shortened. */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { parseRaw } from '@newsfold/ingest/domain/parse-raw.ts';
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { sampleLines } from './sample.ts';

/** Words of the headline of the story that is shown. */
const SHOWN = 'dengue';
/** The articles of the sample arrive one second apart, from this time on. */
const START = Date.UTC(2026, 2, 12, 9);

/** Newest event of every story of the sample, in file order. */
function sampleStories(): Story[] {
  const windows = new Map<string, Window>();
  const stories = createStories();
  const newest = new Map<string, Story>();
  let next = 0;
  sampleLines().forEach(({ text }, offset) => {
    const parsed = parseRaw(Buffer.from(text));
    if (parsed.kind === 'rejected') return;
    const origin = { topic: 'raw.v1', partition: 0, offset, timestamp: START + 1000 * offset };
    const analysis = analyse(parsed.raw, origin);
    if (analysis.kind !== 'article') return;
    const { article } = analysis;
    const window = windows.get(article.scope) ?? createWindow(defaultSettings);
    windows.set(article.scope, window);
    const assignment = assign(window, article, next++);
    apply(window, assignment);
    for (const { storyId, story } of answerAssignment(stories, assignment))
      if (story !== null) newest.set(storyId, story);
  });
  return [...newest.values()];
}

const some = <T>(list: readonly T[], count = 1): T[] => list.slice(0, count);

/** Longest line, characters. */
const WIDTH = 118;

/** JSON in which every value that fits on one line is on one line. */
function pretty(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + line.length < WIDTH)
    return Array.isArray(value) ? line.replace(/^\[ /, '[').replace(/ \]$/, ']') : line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((one) => pretty(one, inner))
    : Object.entries(value).map(([key, one]) => `"${key}": ${pretty(one, inner)}`);
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${indent}${close}`;
}

/** The event as JSON, with one item of each long list and without times. */
export function sampleEvent(): string {
  const story = sampleStories().find(({ headline }) => headline.text.includes(SHOWN));
  if (!story) throw new Error(`the sample has no story about ${SHOWN}`);
  const copy = story.articles.find(({ role }) => role === 'copy') ?? story.articles[0];
  const { articleId, url, title, publisher, role, versions, copyGroupId, wireCredit, match } = copy ?? {};
  const shown = {
    storyId: story.storyId,
    revision: story.revision,
    status: story.status,
    mergedInto: story.mergedInto,
    splitFrom: story.splitFrom,
    supersedes: story.supersedes,
    changeType: story.changeType,
    significance: story.significance,
    changes: some(story.changes, 2),
    causedBy: story.causedBy,
    scope: story.scope,
    headline: story.headline,
    counts: story.counts,
    keyPoints: some(story.keyPoints),
    agreed: some(story.agreed),
    uniqueToSource: some(story.uniqueToSource),
    conflicts: some(story.conflicts),
    places: some(story.places),
    categories: some(story.categories),
    keywords: some(story.keywords, 4),
    languages: story.languages,
    momentum: story.momentum,
    articles: [{ articleId, url, title, publisher, role, versions, copyGroupId, wireCredit, match }],
    enrichers: story.enrichers.filter(({ name }) => name === 'agreed'),
  };
  return `\`\`\`json\n${pretty(shown)}\n\`\`\``;
}
