/**
 * The stories that a digest tells of. Each of its lines is read as a short report by itself; the story that it fits is
 * mentioned. The digest joins none of them: its other lines would lend them their words.
 */
import type { Article, LeftOut, Mention } from '@newsfold/schemas/generated/records.ts';
import { featuresOf } from '@newsfold/text/features/features.ts';
import { entitiesOf } from '@newsfold/text/names/entities.ts';
import { type ReadText, readWords } from '@newsfold/text/words/read-words.ts';
import { buildFingerprint } from '../fingerprint/build-fingerprint.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { rankStories } from '../fit/rank-stories.ts';
import type { StoryScore } from '../fit/story-score.ts';
import { leadCoverage } from '../score/coverage.ts';
import { Draft } from '../window/draft.ts';
import type { Window } from '../window/window.ts';
import { joinable } from './joinable.ts';

/** A digest and the window it comes to. */
export interface Digest {
  readonly article: Article;
  /** What its outlet puts around it: no item of it. */
  readonly leftOut: readonly LeftOut[];
  /** Slots before it leave with this record. */
  readonly floorSlot: number;
  readonly closedStoryIds: readonly string[];
}

/** A range of a text, UTF-16 offsets. */
interface Item {
  readonly start: number;
  readonly end: number;
}

const LINE = /[^\n]+/g;

function linesOf(text: string): Item[] {
  return [...text.matchAll(LINE)].map(({ index, 0: line }) => {
    const start = index + line.length - line.trimStart().length;
    return { start, end: start + line.trim().length };
  });
}

/** The lines of a digest, or its sentences where it is one line. */
function itemsOf({ article, leftOut }: Digest): Item[] {
  const lines = linesOf(article.text);
  const items = lines.length > 1 ? lines : [...readWords(article.text, article.language).sentences];
  const outlets = leftOut.filter(({ part }) => part === 'text');
  return items.filter((item) => !outlets.some(({ start, end }) => start < item.end && end > item.start));
}

/** An item as a report of its own: the digest's time and language, the item's words. */
function asReport(article: Article, body: ReadText): Article {
  const title = readWords('', article.language, body.lexicon);
  const entities = entitiesOf(title, body);
  const features = featuresOf(title, body, entities);
  return { ...article, title: '', text: body.text, entities, features };
}

/** Share of the item that its best report in a story has anywhere: one name in common scores high in a young window. */
function covered(draft: Draft, { best }: StoryScore): number {
  return leadCoverage(draft.probe, draft.window.view(best, new FingerprintView()), draft.settings);
}

/** The stories that a digest tells of, in the order of its items, each with the item that fits it best. */
export function findMentions(window: Window, digest: Digest): Mention[] {
  const { article, floorSlot, closedStoryIds } = digest;
  const { mostItems, leastWords, threshold, leastCovered } = window.settings.mentions;
  const mentions = new Map<string, Mention>();
  for (const { start, end } of itemsOf(digest).slice(0, mostItems)) {
    const body = readWords(article.text.slice(start, end), article.language);
    if (body.places.length < leastWords) continue;
    const report = asReport(article, body);
    const draft = new Draft(
      window,
      buildFingerprint(report, window.frequencies, window.settings),
      floorSlot,
      -1,
    );
    for (const storyId of closedStoryIds) draft.close(storyId);
    const [best] = rankStories(draft, joinable(draft).candidates);
    if (!best || best.score < threshold || covered(draft, best) < leastCovered) continue;
    const { storyId, score } = best;
    const known = mentions.get(storyId);
    if (!known || known.score < score) mentions.set(storyId, { storyId, start, end, score });
  }
  return [...mentions.values()].sort((a, b) => a.start - b.start);
}
