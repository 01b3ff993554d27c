/**
 * Fits services/enrich/domain/compare/agreement-weights.json on the labelled stories: `node test/quality/train-agreement.ts`
 * prints precision by threshold with each story scored by a model that has not seen it; `--write` fits on all and writes.
 */

import { writeFileSync } from 'node:fs';
import { modelInput } from '@newsfold/enrich/domain/compare/agreement-model.ts';
import { FEATURE_NAMES, pairFeatures } from '@newsfold/enrich/domain/compare/pair-features.ts';
import { sourceOf } from '@newsfold/enrich/domain/event/independence.ts';
import { Document } from '@newsfold/report/documents/document.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import { statementsOf } from '@newsfold/report/statements/statements.ts';
import '../support/provide-language-data.ts';
import { agreedPairs, type Range } from './facts-judge.ts';
import { type LabelledStory, loadFacts, toMembers } from './facts-set.ts';
import { fitWeights, scoreOf } from './logistic.ts';

interface Row {
  readonly story: string;
  readonly input: readonly number[];
  readonly same: boolean;
  readonly text: readonly [string, string];
}

/** Pairs with less in common are never looked at. */
const LEAST_COVER = 0.2;

const rangeOf = (statement: Statement): Range => ({
  report: statement.article.articleId,
  start: statement.start,
  end: statement.end,
});
const textOf = (statement: Statement): string => statement.article.text.slice(statement.start, statement.end);

function rowsOf(story: LabelledStory): Row[] {
  const heads = toMembers(story)
    .filter(({ article, copyGroupId }) => article.articleId === copyGroupId)
    .map(({ article }) => new Document(article));
  const agreed = agreedPairs(story);
  const rows: Row[] = [];
  heads.forEach((one, i) => {
    for (const other of heads.slice(i + 1)) {
      if (sourceOf(one.article) === sourceOf(other.article)) continue;
      for (const a of statementsOf(one)) {
        for (const b of statementsOf(other)) {
          const clause = pairFeatures(a, b);
          if (clause.more < LEAST_COVER) continue;
          const input = modelInput(clause, pairFeatures(a.whole, b.whole));
          rows.push({
            story: story.story,
            input,
            same: agreed(rangeOf(a), rangeOf(b)),
            text: [textOf(a), textOf(b)],
          });
        }
      }
    }
  });
  return rows;
}

function main(): void {
  const rows = loadFacts().flatMap(rowsOf);
  const stories = [...new Set(rows.map((row) => row.story))];
  const scored = stories.flatMap((story) => {
    const weights = fitWeights(rows.filter((row) => row.story !== story));
    return rows
      .filter((row) => row.story === story)
      .map((row) => ({ ...row, score: scoreOf(weights, row.input) }));
  });
  scored.sort((a, b) => b.score - a.score);
  let right = 0;
  scored.slice(0, 300).forEach(({ same, score }, i) => {
    if (same) right++;
    if ((i + 1) % 25 === 0)
      console.log(`${i + 1} pairs, score ≥ ${score.toFixed(2)}: precision ${(right / (i + 1)).toFixed(3)}`);
  });
  if (process.argv.includes('--errors')) {
    for (const { same, score, story, text } of scored.slice(0, 160))
      if (!same) console.log(score.toFixed(2), story, text);
  }
  const weights = fitWeights(rows).map((weight) => Math.round(weight * 1000) / 1000);
  console.log(
    Object.fromEntries(['constant', ...FEATURE_NAMES].map((name, i) => [name, weights[i]])),
    weights.slice(1 + FEATURE_NAMES.length),
  );
  if (!process.argv.includes('--write')) return;
  const file = new URL('../../services/enrich/domain/compare/agreement-weights.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(weights)}\n`);
}

if (import.meta.main) main();
