/**
 * Fits services/enrich/domain/compare/judge-weights.json on labelled real news:
 * `node test/quality/train-judge.ts FOLDER... [--half 0|1] [--write]`. A FOLDER is that of train-sentences.ts; where it
 * holds pairs.jsonl (a, b, label), these are its labels: pairs of sentences by articleId:start that were read one by
 * one, S or E for those that tell the same. The news belongs to others and is not shipped. Without --write it prints
 * the precision of the best pairs by threshold, each story scored by a model that has not seen it; --half fits on every
 * second story of the first folder only, to score the whole pipeline on the others.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureProposals, proposalsOf } from '@newsfold/enrich/domain/compare/pair-judge.ts';
import { sentenceScore } from '@newsfold/enrich/domain/compare/sentence-model.ts';
import { type SentencePair, sentencePairs } from '@newsfold/enrich/domain/compare/sentence-pairs.ts';
import { sourceOf } from '@newsfold/enrich/domain/event/independence.ts';
import { type DocumentPair, pairOf } from '@newsfold/report/documents/document.ts';
import '../support/provide-language-data.ts';
import { fitWeights } from './logistic.ts';
import { type LabelledStory, loadStories, tellersOf } from './real-labels.ts';
import { type StoryRow, scoredUnseen } from './train.ts';

interface Row extends StoryRow {
  readonly sentences: readonly [string, string];
  /** Whether its label is that of a pair that was read, and not of a group of sentences. */
  readonly wasRead: boolean;
}

/** Groups whose mentions of one value tell the same. */
const TELLING = new Set(['agreed', 'conflict', 'updated']);
/** How often a pair that was read counts: it is one of few, and its label is of the pair. */
const READ_WEIGHT = 2;

/** Whether two sentences tell the same; undefined where no label says so. */
type Judgement = (pair: SentencePair) => boolean | undefined;

const nameOf = ({ whole }: SentencePair['a']): string => `${whole.article.articleId}:${whole.start}`;

/** The judgements of pairs.jsonl; null where a folder has none. */
function readPairs(folder: string): Judgement | null {
  const file = join(folder, 'pairs.jsonl');
  if (!existsSync(file)) return null;
  const labels = new Map<string, boolean>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { a, b, label } = JSON.parse(line) as { a: string; b: string; label: string };
    labels.set(`${a} ${b}`, label === 'S' || label === 'E');
  }
  return ({ a, b }) => labels.get(`${nameOf(a)} ${nameOf(b)}`);
}

function judgementOf(labelled: LabelledStory): Judgement {
  const told = tellersOf(labelled, TELLING);
  return ({ a, b }) => {
    const mine = told(a.whole.document, a.whole.start, a.whole.end);
    const theirs = told(b.whole.document, b.whole.start, b.whole.end);
    return [...mine].some((name) => theirs.has(name));
  };
}

function rowsOf(story: string, documents: DocumentPair, judge: Judgement, wasRead: boolean): Row[] {
  const { a, b } = documents;
  const scored = sentencePairs(documents).map((pair) => ({ pair, score: sentenceScore(pair.input) }));
  const proposals = proposalsOf(scored);
  const measured = measureProposals(documents, proposals);
  return proposals.flatMap(({ pair }, i) => {
    const same = judge(pair);
    if (same === undefined) return [];
    const [first, second] = [nameOf(pair.a), nameOf(pair.b)];
    const between = `${a.article.articleId} ${b.article.articleId}`;
    const sentences: [string, string] = [`${first} ${between}`, `${second} ${between}`];
    const row = { story, input: measured[i]?.input ?? [], same, sentences, wasRead };
    return new Array<Row>(wasRead ? READ_WEIGHT : 1).fill(row);
  });
}

function rowsIn(folder: string): Row[] {
  const read = readPairs(folder);
  return loadStories(folder).flatMap((labelled) => {
    const all = [...labelled.documents.values()];
    const judge = read ?? judgementOf(labelled);
    return all.flatMap((one, i) =>
      all
        .slice(i + 1)
        .filter((other) => sourceOf(one.article) !== sourceOf(other.article))
        .flatMap((other) => rowsOf(labelled.story, pairOf(one, other), judge, read !== null)),
    );
  });
}

/** Prints how many of the best pairs are right by threshold, each sentence used once between two reports. */
function report(rows: readonly Row[]): void {
  const taken = new Set<string>();
  const best = scoredUnseen(rows)
    .sort((a, b) => b.score - a.score)
    .filter(({ sentences }) => {
      if (sentences.some((name) => taken.has(name))) return false;
      for (const name of sentences) taken.add(name);
      return true;
    });
  for (const wasRead of [false, true]) {
    const some = best.filter((row) => row.wasRead === wasRead);
    if (some.length === 0) continue;
    console.log(wasRead ? 'pairs that were read:' : 'pairs by groups:');
    for (let least = -0.8; least < 3; least += 0.4) {
      const told = some.filter(({ score }) => score >= least);
      const right = told.filter(({ same }) => same).length;
      console.log(`  from ${least.toFixed(1)}: ${told.length}, right ${(right / told.length).toFixed(3)}`);
    }
  }
}

const WEIGHTS = new URL('../../services/enrich/domain/compare/judge-weights.json', import.meta.url);

if (import.meta.main) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--half');
  const half = at < 0 ? null : Number(args.splice(at, 2)[1]);
  const write = args.includes('--write');
  const folders = args.filter((arg) => arg !== '--write');
  if (folders.length === 0)
    throw new Error('usage: node test/quality/train-judge.ts FOLDER... [--half 0|1] [--write]');
  const [first = [], ...others] = folders.map(rowsIn);
  const stories = [...new Set(first.map(({ story }) => story))];
  const isUsed = ({ story }: Row): boolean => half === null || stories.indexOf(story) % 2 === half;
  const rows = [...first.filter(isUsed), ...others.flat()];
  if (write) {
    const weights = fitWeights(rows).map((weight) => Math.round(weight * 1000) / 1000);
    writeFileSync(WEIGHTS, `${JSON.stringify(weights)}\n`);
  } else report(rows);
}
