/**
 * Fits services/enrich/domain/compare/sentence-weights.json on labelled real news:
 * `node test/quality/train-sentences.ts FOLDER [--write]`. FOLDER holds articles.jsonl (id, title, body, url, source,
 * publishedAt, label) and labels.jsonl (story, kind, mentions of articleId, sentence and value), plain or .gz. Without
 * --write it prints the precision of the best pairs by threshold, each story scored by a model that has not seen it.
 */
import { sentencePairs } from '@newsfold/enrich/domain/compare/sentence-pairs.ts';
import { sourceOf } from '@newsfold/enrich/domain/event/independence.ts';
import { pairOf } from '@newsfold/report/documents/document.ts';
import '../support/provide-language-data.ts';
import { type LabelledStory, tellersOf } from './real-labels.ts';
import { type StoryRow, scoredUnseen, train } from './train.ts';

interface Row extends StoryRow {
  /** Names of both sentences, so that each is used once. */
  readonly sentences: readonly [string, string];
}

/** Groups whose mentions of one value tell the same. */
const TELLING = new Set(['agreed', 'conflict', 'updated']);

function rowsOf(labelled: LabelledStory): Row[] {
  const { story, documents } = labelled;
  const told = tellersOf(labelled, TELLING);
  const all = [...documents.values()];
  return all.flatMap((one, i) =>
    all.slice(i + 1).flatMap((other) => {
      if (sourceOf(one.article) === sourceOf(other.article)) return [];
      return sentencePairs(pairOf(one, other)).map(({ a, b, input }): Row => {
        const mine = told(a.whole.document, a.whole.start, a.whole.end);
        const theirs = told(b.whole.document, b.whole.start, b.whole.end);
        const names = [a, b].map(({ whole }) => `${whole.article.articleId}:${whole.start}`);
        const [first = '', second = ''] = names;
        const between = `${one.article.articleId} ${other.article.articleId}`;
        return {
          story,
          input,
          same: [...mine].some((name) => theirs.has(name)),
          sentences: [`${first} ${between}`, `${second} ${between}`],
        };
      });
    }),
  );
}

/** Prints how many of the best pairs are right, each sentence used once between two reports. */
function report(rows: readonly Row[]): void {
  const scored = scoredUnseen(rows);
  const taken = new Set<string>();
  let right = 0;
  let told = 0;
  for (const { sentences, score, same } of scored.sort((a, b) => b.score - a.score)) {
    if (sentences.some((name) => taken.has(name))) continue;
    for (const name of sentences) taken.add(name);
    told++;
    if (same) right++;
    if (told % 100 === 0 && told <= 2000)
      console.log(`${told} pairs, score ≥ ${score.toFixed(2)}: precision ${(right / told).toFixed(3)}`);
  }
}

if (import.meta.main)
  train('train-sentences.ts', 'services/enrich/domain/compare/sentence-weights.json', rowsOf, report);
