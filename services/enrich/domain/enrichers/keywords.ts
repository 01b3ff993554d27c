import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports, ReadReport } from '../event/examined-reports.ts';
import { lastingAnnotation } from '../event/lasting-annotation.ts';

const MAX_KEYWORDS = 12;
/** Sentences of a report that count beside its headline. */
const LEAD_SENTENCES = 8;
/** Lengths of a keyword, characters. */
const SHORTEST_WORD = 3;
const MAX_WORD = 40;

/** A term of a report's beginning. */
interface LeadTerm {
  readonly term: number;
  readonly weight: number;
  mentions: number;
}

/** Called with each word of a document's beginning that may be a keyword. */
function eachLeadWord(document: Document, call: (word: Word) => void): void {
  const { title, sentences } = readingOf(document);
  const words = [title, ...sentences.slice(0, LEAD_SENTENCES).map((sentence) => sentence.words)];
  for (const some of words) {
    for (const word of some) {
      const { length } = word.word;
      const isSubject = word.term !== 0 && word.known.isSubject;
      if (isSubject && length >= SHORTEST_WORD && length <= MAX_WORD) call(word);
    }
  }
}

/** The terms of a document's beginning. */
const leadTerms = annotation('lead terms', (document: Document): readonly LeadTerm[] => {
  const terms = new Map<number, LeadTerm>();
  eachLeadWord(document, ({ term, weight }) => {
    const known = terms.get(term);
    if (known) known.mentions++;
    else terms.set(term, { term, weight, mentions: 1 });
  });
  return [...terms.values()];
});

interface Sum {
  readonly term: number;
  readonly weight: number;
  reports: number;
  mentions: number;
}

/** The most frequent spelling. */
function spellingOf(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}

/** How often the beginnings of the reports write each of these terms in each way. */
function spellings(
  reports: readonly ReadReport[],
  terms: readonly number[],
): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const counts = new Map(terms.map((term) => [term, new Map<string, number>()]));
  for (const { document } of reports)
    eachLeadWord(document, ({ term, word }) => {
      const written = counts.get(term);
      written?.set(word, (written.get(word) ?? 0) + 1);
    });
  return counts;
}

const keywordsOf = lastingAnnotation('keywords', ({ heads: reports }: ExaminedReports): string[] => {
  const sums = new Map<number, Sum>();
  for (const { document } of reports) {
    for (const { term, weight, mentions } of leadTerms(document)) {
      const sum = sums.get(term);
      if (!sum) sums.set(term, { term, weight, reports: 1, mentions });
      else {
        sum.reports++;
        sum.mentions += mentions;
      }
    }
  }
  const chosen = [...sums.values()]
    .map(({ term, weight, reports: count, mentions }) => ({
      term,
      score: weight * count * (1 + Math.log(mentions)),
    }))
    .sort((a, b) => b.score - a.score || a.term - b.term)
    .slice(0, MAX_KEYWORDS)
    .map(({ term }) => term);
  const written = spellings(reports, chosen);
  return chosen.map((term) => spellingOf(written.get(term) ?? new Map()));
});

/** Words that set the story apart: rare in the language and common to its reports. */
export const keywordsEnricher: Enricher<readonly string[]> = {
  name: 'keywords',
  version: 3,
  empty: [],
  run: ({ examined }) => keywordsOf(examined),
};
