import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { readingOf, type Word } from '@newsfold/report/reading/reading.ts';
import type { Enricher } from '../event/enricher.ts';
import type { ExaminedReports, ReadReport } from '../event/examined-reports.ts';

const MAX_KEYWORDS = 12;
/** Sentences of a report that count beside its headline. */
const LEAD_SENTENCES = 8;
/** Lengths of a keyword, characters. */
const SHORTEST_WORD = 3;
const MAX_WORD = 40;

/** A term of a report's beginning. */
interface LeadTerm {
  readonly weight: number;
  mentions: number;
  readonly spellings: Map<string, number>;
}

/** The terms of a document's beginning with their spellings. */
const leadTerms = annotation('lead terms', (document: Document): ReadonlyMap<number, LeadTerm> => {
  const { title, sentences } = readingOf(document);
  const terms = new Map<number, LeadTerm>();
  const add = ({ word, term, weight, known: { isSubject } }: Word): void => {
    if (term === 0 || !isSubject || word.length < SHORTEST_WORD || word.length > MAX_WORD) return;
    const item = terms.get(term) ?? { weight, mentions: 0, spellings: new Map<string, number>() };
    terms.set(term, item);
    item.mentions++;
    item.spellings.set(word, (item.spellings.get(word) ?? 0) + 1);
  };
  title.forEach(add);
  for (const { words } of sentences.slice(0, LEAD_SENTENCES)) words.forEach(add);
  return terms;
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

/** How often the reports write a term in each way. */
function spellings(reports: readonly ReadReport[], term: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of reports) {
    for (const [spelling, count] of leadTerms(document).get(term)?.spellings ?? [])
      counts.set(spelling, (counts.get(spelling) ?? 0) + count);
  }
  return counts;
}

const keywordsOf = annotation('keywords', ({ reports }: ExaminedReports): string[] => {
  const sums = new Map<number, Sum>();
  for (const { document } of reports) {
    for (const [term, { weight, mentions }] of leadTerms(document)) {
      const sum = sums.get(term);
      if (!sum) sums.set(term, { term, weight, reports: 1, mentions });
      else {
        sum.reports++;
        sum.mentions += mentions;
      }
    }
  }
  return [...sums.values()]
    .map(({ term, weight, reports: count, mentions }) => ({
      term,
      score: weight * count * (1 + Math.log(mentions)),
    }))
    .sort((a, b) => b.score - a.score || a.term - b.term)
    .slice(0, MAX_KEYWORDS)
    .map(({ term }) => spellingOf(spellings(reports, term)));
});

/** Words that set the story apart: rare in the language and common to its reports. */
export const keywordsEnricher: Enricher<readonly string[]> = {
  name: 'keywords',
  version: 3,
  empty: [],
  run: ({ examined }) => keywordsOf(examined),
};
