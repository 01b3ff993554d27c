/**
 * Facts of a killed text are not agreed on, though others repeat them in words of their own: they may have them from it.
 * What is struck out too much is under review; what is left in is told on as known.
 */

import { Document } from '@newsfold/report/documents/document.ts';
import { groupsOf } from '@newsfold/report/reading/meaning-groups.ts';
import { coverage, readingOf, readWords, weigh } from '@newsfold/report/reading/reading.ts';
import type { AgreedFact, Article } from '@newsfold/schemas/generated/records.ts';

/** Share of a fact's words, by weight, that one sentence of the killed text has. */
const TOLD = 0.5;
/** The same of the whole text, whose sentences are told in another order, and of one that has its number. */
const TOLD_IN_ALL = 0.62;
const TOLD_WITH_NUMBER = 0.4;
/** What a word of the same meaning counts, the word itself being 1. */
const MEANT = 0.8;

type Weights = ReadonlyMap<number, number>;

/** A killed text as facts are held against it. */
interface KilledText {
  readonly language: string;
  readonly sentences: readonly Weights[];
  readonly all: Weights;
  /** Groups of meaning of its words. */
  readonly groups: ReadonlySet<number>;
  readonly values: ReadonlySet<number>;
}

/** Articles are killed for good, and their stories are composed again with every further report. */
const killedTexts = new WeakMap<Article, KilledText>();

function readKilled(article: Article): KilledText {
  const known = killedTexts.get(article);
  if (known !== undefined) return known;
  const { language, quantities } = article;
  const { title, sentences } = readingOf(new Document(article));
  const all = weigh([...title, ...sentences.flatMap(({ words }) => words)]);
  const text = {
    language,
    sentences: sentences.map(({ words }) => weigh(words)),
    all,
    groups: new Set([...all.keys()].flatMap((term) => groupsOf(term, language))),
    values: new Set(quantities.map(({ value }) => value)),
  };
  killedTexts.set(article, text);
  return text;
}

/** Share of a wording's weight that a text has, in the same words or in others of their meaning. */
function meantShare(part: Weights, { all, groups, language }: KilledText): number {
  let sum = 0;
  let found = 0;
  for (const [term, weight] of part) {
    sum += weight;
    if (all.has(term)) found += weight;
    else if (groupsOf(term, language).some((group) => groups.has(group))) found += MEANT * weight;
  }
  return sum === 0 ? 0 : found / sum;
}

function tells(killed: KilledText, wording: Weights, value: number | null): boolean {
  if (killed.sentences.some((sentence) => coverage(wording, sentence) >= TOLD)) return true;
  const share = meantShare(wording, killed);
  return share >= (value !== null && killed.values.has(value) ? TOLD_WITH_NUMBER : TOLD_IN_ALL);
}

/**
 * Agreed facts that no killed text tells, in any of the wordings in which reports have them.
 * @param textOf the text of a report; undefined for one that is not known
 */
export function withoutKilled(
  facts: readonly AgreedFact[],
  killed: readonly Article[],
  textOf: (articleId: string) => string | undefined,
): readonly AgreedFact[] {
  if (killed.length === 0 || facts.length === 0) return facts;
  const texts = killed.map(readKilled);
  return facts.filter(({ text, value, language, references }) => {
    const cited = references.map(({ articleId, start, end }) => textOf(articleId)?.slice(start, end) ?? '');
    const wordings = [...new Set([text, ...cited])].map((wording) => weigh(readWords(wording, language)));
    return !texts.some((one) => wordings.some((wording) => tells(one, wording, value)));
  });
}
