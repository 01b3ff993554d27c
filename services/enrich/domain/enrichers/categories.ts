/** Subjects of the story: the topics whose words the reports' headlines and beginnings hold. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import type { Category } from '@newsfold/schemas/generated/records.ts';
import { termsOf } from '@newsfold/text/words/terms.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';
import { MEDIA_TOPICS } from './media-topics.ts';

const MAX_CATEGORIES = 3;
const LEAD_SENTENCES = 8;
/** Hits below this share are chance words; so are fewer than LEAST_HITS. */
const LEAST_SHARE = 0.2;
const LEAST_HITS = 2;

const indexes = new Map<string, ReadonlyMap<number, readonly number[]>>();

/** Topics by the terms of a language. */
function topicsByTerm(language: string): ReadonlyMap<number, readonly number[]> {
  const made = indexes.get(language);
  if (made) return made;
  const index = new Map<number, number[]>();
  const termOf = termsOf(language);
  MEDIA_TOPICS.forEach(({ words }, topic) => {
    for (const word of words[language]?.split(' ') ?? []) {
      const term = termOf(word);
      if (term !== 0) index.set(term, [...new Set([...(index.get(term) ?? []), topic])]);
    }
  });
  // Only languages with words are kept, so that odd tags cannot fill the memory.
  if (index.size > 0) indexes.set(language, index);
  return index;
}

/** Words of a document that point to each topic. */
const topicHits = annotation('topic hits', (document: Document): readonly number[] => {
  const { title, sentences } = readingOf(document);
  const index = topicsByTerm(document.article.language);
  const hits = new Array<number>(MEDIA_TOPICS.length).fill(0);
  const count = (words: readonly Word[]): void => {
    for (const { term } of words) {
      const topics = index.get(term);
      if (topics) for (const topic of topics) hits[topic] = (hits[topic] as number) + 1 / topics.length;
    }
  };
  // A headline counts twice.
  count(title);
  count(title);
  for (const { words } of sentences.slice(0, LEAD_SENTENCES)) count(words);
  return hits;
});

const categoriesOf = lastingAnnotation('categories', ({ heads: reports }: ExaminedReports): Category[] => {
  const hits = new Array<number>(MEDIA_TOPICS.length).fill(0);
  for (const { document } of reports) {
    topicHits(document).forEach((count, topic) => {
      hits[topic] = (hits[topic] ?? 0) + count;
    });
  }
  const total = hits.reduce((sum, count) => sum + count, 0);
  return MEDIA_TOPICS.map(({ id, name }, topic) => ({
    id,
    name,
    method: 'terms',
    score: (hits[topic] ?? 0) / total,
    hits: hits[topic] ?? 0,
  }))
    .filter((topic) => topic.hits >= LEAST_HITS && topic.score >= LEAST_SHARE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_CATEGORIES)
    .map(({ id, name, method, score }) => ({ id, name, method, score: Math.round(1000 * score) / 1000 }));
});

/** Subjects of the story, IPTC Media Topics. */
export const categoriesEnricher: Enricher<readonly Category[]> = {
  name: 'categories',
  version: 2,
  empty: [],
  skip: ({ examined }) =>
    examined.reports.some(({ article }) => topicsByTerm(article.language).size > 0)
      ? null
      : 'no topic words in these languages',
  run: ({ examined }) => categoriesOf(examined),
};
