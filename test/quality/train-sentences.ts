/**
 * Fits services/enrich/domain/compare/sentence-weights.json on labelled real news:
 * `node test/quality/train-sentences.ts FOLDER [--write]`. FOLDER holds articles.jsonl (id, title, body, url, source,
 * publishedAt, label) and labels.jsonl (story, kind, mentions of articleId, sentence and value), plain or .gz. Without
 * --write it prints the precision of the best pairs by threshold, each story scored by a model that has not seen it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sentencePairs } from '@newsfold/enrich/domain/compare/sentence-pairs.ts';
import { Document, pairOf } from '@newsfold/enrich/domain/documents/document.ts';
import { sourceOf } from '@newsfold/enrich/domain/event/independence.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import { cleanText } from '@newsfold/text/clean/clean-text.ts';
import '../support/provide-language-data.ts';
import { fitWeights, type Labelled, scoreOf } from './logistic.ts';

interface Mention {
  readonly articleId: string;
  readonly sentence: string;
  readonly value?: string;
}

interface Group {
  readonly story: string;
  readonly kind: string;
  readonly mentions: readonly Mention[];
}

interface Row extends Labelled {
  readonly story: string;
  /** Names of both sentences, so that each is used once. */
  readonly sentences: readonly [string, string];
}

const FOLDS = 5;
/** Share of the shorter range that two ranges share to be of one sentence. */
const OVERLAP = 0.5;
/** Groups whose mentions of one value tell the same. */
const TELLING = new Set(['agreed', 'conflict', 'updated']);

function readLines<T>(folder: string, name: string): T[] {
  const plain = join(folder, `${name}.jsonl`);
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return text
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The propositions that each range of an article tells, as names that equal propositions share. */
function tellers(groups: readonly Group[], idOf: (document: Document) => string) {
  return (document: Document, start: number, end: number): ReadonlySet<string> => {
    const { text } = document.article;
    const told = groups.flatMap(({ kind, mentions }, i) =>
      mentions.flatMap(({ articleId, sentence, value = '' }) => {
        if (!TELLING.has(kind) || articleId !== idOf(document)) return [];
        const words = cleanText(sentence);
        const from = text.indexOf(words);
        const shared = Math.min(end, from + words.length) - Math.max(start, from);
        return from >= 0 && shared > OVERLAP * Math.min(end - start, words.length) ? [`${i} ${value}`] : [];
      }),
    );
    return new Set(told);
  };
}

function rowsOf(story: string, documents: ReadonlyMap<string, Document>, groups: readonly Group[]): Row[] {
  const ids = new Map([...documents].map(([id, document]) => [document, id]));
  const told = tellers(groups, (document) => ids.get(document) ?? '');
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

function loadRows(folder: string): Row[] {
  const groups = readLines<Group>(folder, 'labels');
  const stories = new Map<string, Map<string, Document>>();
  readLines<Record<string, string>>(folder, 'articles').forEach((raw, offset) => {
    const analysis = analyse(raw, { topic: 'labels', partition: 0, offset, timestamp: 0 });
    if (analysis.kind !== 'article') throw new Error(`${raw.id}: ${JSON.stringify(analysis)}`);
    const story = raw.label ?? '';
    const documents = stories.get(story) ?? new Map<string, Document>();
    stories.set(story, documents.set(raw.id ?? '', new Document(analysis.article)));
  });
  return [...stories].flatMap(([story, documents]) =>
    rowsOf(
      story,
      documents,
      groups.filter((group) => group.story === story),
    ),
  );
}

/** Prints how many of the best pairs are right, each sentence used once between two reports. */
function report(rows: readonly Row[]): void {
  const stories = [...new Set(rows.map(({ story }) => story))];
  const foldOf = new Map(stories.map((story, i) => [story, i % FOLDS]));
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = fitWeights(rows.filter(({ story }) => foldOf.get(story) !== fold));
    return rows
      .filter(({ story }) => foldOf.get(story) === fold)
      .map((row) => ({ ...row, score: scoreOf(weights, row.input) }));
  }).flat();
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

function main(): void {
  const [folder, ...options] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: node test/quality/train-sentences.ts FOLDER [--write]');
  const rows = loadRows(folder);
  if (!options.includes('--write')) {
    report(rows);
    return;
  }
  const weights = fitWeights(rows).map((weight) => Math.round(weight * 1000) / 1000);
  const file = new URL('../../services/enrich/domain/compare/sentence-weights.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(weights)}\n`);
}

if (import.meta.main) main();
