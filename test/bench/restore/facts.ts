/**
 * A long log of valid facts, made fast: the real fold decides about the first articles, and the rest are the same
 * decisions with other articles, stories and times. A restore applies facts and decides nothing, so its work is the
 * same.
 */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import type { MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow } from '@newsfold/dedupe/domain/window/window.ts';
import type { Article, Assignment, Correction } from '@newsfold/schemas/generated/records.ts';
import { corpus, REALISTIC } from '../../support/corpus.ts';
import { syntheticArticles } from '../synthetic-articles.ts';

const SEED = 20_261_121;
/** Articles that the real fold decides about. */
const DECIDED = 10_000;
/** Stream time between two articles, ms. */
const STEP_MS = 10_000;
/** Different texts that the records carry. */
const TEXTS = 500;

/** Ids are 32 hexadecimal digits, padded with zeros or hashes: the first four are replaced by the round. */
function inRound(id: string, round: number): string {
  return round === 0 ? id : `${(0xffff - round).toString(16).padStart(4, '0')}${id.slice(4)}`;
}

function moved(correction: Correction, round: number): Correction {
  return {
    ...correction,
    fromStoryId: inRound(correction.fromStoryId, round),
    toStoryId: inRound(correction.toStoryId, round),
    articleIds: correction.articleIds.map((id) => inRound(id, round)),
  };
}

function repeated(fact: Assignment, round: number): Assignment {
  if (round === 0) return fact;
  const id = (given: string) => inRound(given, round);
  const later = round * DECIDED * STEP_MS;
  const { evidence, article } = fact;
  return {
    ...fact,
    articleOffset: fact.articleOffset + round * DECIDED,
    articleId: id(fact.articleId),
    storyId: id(fact.storyId),
    copyGroupId: id(fact.copyGroupId),
    streamTime: fact.streamTime + later,
    evidence: {
      ...evidence,
      matchedArticleId: evidence.matchedArticleId === null ? null : id(evidence.matchedArticleId),
    },
    corrections: fact.corrections.map((correction) => moved(correction, round)),
    closedStoryIds: fact.closedStoryIds.map(id),
    article:
      article === null
        ? null
        : { ...article, articleId: id(article.articleId), seenAt: article.seenAt + later },
  };
}

/** The first `count` facts of a log, in its order. */
export function* facts(count: number, settings: MatchSettings): Generator<Assignment> {
  const texts = corpus(SEED, TEXTS, REALISTIC);
  const window = createWindow(settings);
  const decided: Assignment[] = [];
  let offset = 0;
  for (const { article } of syntheticArticles(SEED)) {
    if (offset >= Math.min(count, DECIDED)) break;
    const { title = '', body = '' } = texts[offset % TEXTS] ?? {};
    const whole: Article = { ...article, title, text: body };
    const fact = assign(window, whole, offset++);
    apply(window, fact);
    decided.push(fact);
    yield fact;
  }
  for (; offset < count; offset++) {
    const fact = decided[offset % DECIDED];
    if (fact !== undefined) yield repeated(fact, Math.floor(offset / DECIDED));
  }
}
