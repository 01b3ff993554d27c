import type { Article } from '@newsfold/schemas/generated/records.ts';
import { numberWords } from '@newsfold/text/number-words.ts';
import type { Enricher } from '../enricher.ts';
import { calendarWord } from '../facts/calendar-words.ts';
import { readArticle } from '../reading.ts';

const MAX_KEYWORDS = 12;
/** Sentences of a report that count beside its headline. */
const LEAD_SENTENCES = 8;
const MAX_WORD = 40;

interface LeadTerm {
  readonly weight: number;
  readonly spellings: Map<string, number>;
}

const known = new WeakMap<Article, ReadonlyMap<number, LeadTerm>>();

/** Units and amounts, which every other story has. */
const MEASURES = new Set(
  'million millions billion billions thousand hundred percent per cent euro euros dollar dollars pound pounds km kilometre kilometres kilometer kilometers metre metres tonnes millionen milliarden prozent uhr millones millón millions milliards milhões reais'.split(
    ' ',
  ),
);

/** Numbers, days and measures set no story apart. */
function tellsNoSubject(word: string, language: string): boolean {
  if (/^\d/.test(word) || MEASURES.has(word) || numberWords(language).has(word)) return true;
  return calendarWord(word, language, true) !== null;
}

/** The terms of a report's beginning with their spellings; kept as long as the article is. */
function leadTerms(article: Article): ReadonlyMap<number, LeadTerm> {
  const found = known.get(article);
  if (found) return found;
  const { title, sentences } = readArticle(article);
  const terms = new Map<number, LeadTerm>();
  const words = [...title, ...sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) => sentence.words)];
  for (const { word, term, weight } of words) {
    if (term === 0 || word.length < 3 || word.length > MAX_WORD || tellsNoSubject(word, article.language))
      continue;
    const item = terms.get(term) ?? { weight, spellings: new Map<string, number>() };
    terms.set(term, item);
    item.spellings.set(word, (item.spellings.get(word) ?? 0) + 1);
  }
  known.set(article, terms);
  return terms;
}

interface Sum {
  weight: number;
  reports: number;
  mentions: number;
  readonly spellings: Map<string, number>;
}

/** The most frequent spelling. */
function spellingOf(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}

/** Words that set the story apart: rare in the language and common to its reports. */
export const keywordsEnricher: Enricher<readonly string[]> = {
  name: 'keywords',
  version: 2,
  empty: [],
  run({ examined }) {
    const sums = new Map<number, Sum>();
    for (const { article } of examined) {
      for (const [term, { weight, spellings }] of leadTerms(article)) {
        const sum = sums.get(term) ?? {
          weight,
          reports: 0,
          mentions: 0,
          spellings: new Map<string, number>(),
        };
        sums.set(term, sum);
        sum.reports++;
        for (const [spelling, count] of spellings) {
          sum.mentions += count;
          sum.spellings.set(spelling, (sum.spellings.get(spelling) ?? 0) + count);
        }
      }
    }
    const scored = [...sums].map(([term, { weight, reports, mentions }]) => ({
      term,
      score: weight * reports * (1 + Math.log(mentions)),
    }));
    return scored
      .sort((a, b) => b.score - a.score || a.term - b.term)
      .slice(0, MAX_KEYWORDS)
      .map(({ term }) => spellingOf(sums.get(term)?.spellings ?? new Map()));
  },
};
