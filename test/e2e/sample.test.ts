/** `npm start -- --once` on the sample, with the embedded stack: what a newcomer sees first. */

import type { Story } from '@newsfold/schemas/generated/records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreClusters } from '../quality/bcubed.ts';
import { dataFolder, documents, processesOf, type RunResult, startNewsfold } from '../support/newsfold.ts';
import { runCommand } from '../support/run-command.ts';
import { sampleLines } from '../support/sample.ts';

const SAMPLE = 'services/cli/sample/articles.jsonl';

describe('the sample', () => {
  const folder = dataFolder();
  const lines = sampleLines();
  const articles = lines.filter((line) => line.articleId !== undefined);
  let result: RunResult;
  let stories: Story[];
  const storyOf = new Map<string, Story>();

  beforeAll(async () => {
    result = await startNewsfold(['--once', '--json', '--data', folder.path]).ended;
    stories = documents(result);
    for (const story of stories) for (const article of story.articles) storyOf.set(article.articleId, story);
  }, 240_000);
  afterAll(() => folder.remove());

  it('ends with 0 and prints nothing but documents on standard output', () => {
    expect(result.code, result.stderr).toBe(0);
    expect(stories.length).toBeGreaterThan(20);
  });

  it('rejects what is labelled broken, for the labelled reason, and nothing else', () => {
    for (const line of lines) {
      const expected = line.label.expect === 'dead-letter' ? line.label.reason : undefined;
      expect(line.reason, `line ${line.label.line}`).toBe(expected);
    }
    for (const reason of new Set(lines.flatMap((line) => line.reason ?? []))) {
      const count = lines.filter((line) => line.reason === reason).length;
      expect(result.stderr).toMatch(new RegExp(`rejected \\(.*\\b${reason} ${count}\\b`));
    }
  });

  it('holds every article in exactly one story', () => {
    const listed = stories.flatMap((story) => story.articles.map((article) => article.articleId));
    expect(listed.length).toBe(new Set(listed).size);
    expect(new Set(listed)).toEqual(new Set(articles.map((line) => line.articleId)));
    for (const story of stories) expect(story.counts.articles).toBe(story.articles.length);
  });

  it('folds the labelled stories: BCubed F1 at least .95, and no story mixes two', () => {
    const items = articles.map((line) => ({
      label: line.label.story ?? '',
      cluster: storyOf.get(line.articleId ?? '')?.storyId ?? '',
    }));
    const score = scoreClusters(items).bcubed;
    expect(score.f1).toBeGreaterThanOrEqual(0.95);
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
  });

  it('keeps twins apart', () => {
    for (const line of articles.filter(({ label }) => label.twinOf !== undefined)) {
      const twins = articles.filter(({ label }) => label.story === line.label.twinOf);
      for (const twin of twins) {
        expect(
          storyOf.get(line.articleId ?? '')?.storyId,
          `${line.label.story} and ${line.label.twinOf}`,
        ).not.toBe(storyOf.get(twin.articleId ?? '')?.storyId);
      }
    }
  });

  it('distinguishes copies from reports', () => {
    const copies = articles.filter(({ label }) => ['copy', 'edited-copy', 'cut-copy'].includes(label.kind));
    const known = copies.filter(({ articleId }) => {
      const article = storyOf.get(articleId ?? '')?.articles.find((one) => one.articleId === articleId);
      const group =
        storyOf.get(articleId ?? '')?.articles.filter((one) => one.copyGroupId === article?.copyGroupId) ??
        [];
      return group.length > 1;
    });
    expect(known.length / copies.length).toBeGreaterThanOrEqual(0.95);
  });

  it('comes to what `newsfold fold` comes to without a broker, byte for byte', async () => {
    const { code, stdout } = await runCommand('services/cli/fold.ts', ['--json', SAMPLE]);
    expect(code).toBe(0);
    const lines = (text: string) => text.split('\n').toSorted();
    expect(lines(stdout)).toEqual(lines(result.stdout));
  });

  it('leaves no process behind', () => {
    expect(processesOf(folder.path)).toEqual([]);
  });
});
