import type { Enricher } from '../enricher.ts';
import { readArticle } from '../reading.ts';

const MAX_KEYWORDS = 12;
/** Words of a report that count: its headline twice and its beginning. */
const LEAD_SENTENCES = 8;
const MAX_WORD = 40;

interface Found {
  readonly weight: number;
  readonly spellings: Map<string, number>;
  readonly reports: Set<number>;
}

/** Words that set the story apart: rare in the language and common to its reports. */
export const keywordsEnricher: Enricher<readonly string[]> = {
  name: 'keywords',
  version: 1,
  empty: [],
  run({ examined }) {
    const found = new Map<number, Found>();
    examined.forEach(({ article }, i) => {
      const { title, sentences } = readArticle(article);
      const words = [...title, ...sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) => sentence.words)];
      for (const { word, term, weight } of words) {
        if (term === 0 || word.length < 3 || word.length > MAX_WORD || /^\d/.test(word)) continue;
        const item = found.get(term) ?? { weight, spellings: new Map(), reports: new Set() };
        found.set(term, item);
        item.reports.add(i);
        item.spellings.set(word, (item.spellings.get(word) ?? 0) + 1);
      }
    });
    const ranked = [...found.values()].map(({ weight, spellings, reports }) => {
      const [spelling] = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const mentions = [...spellings.values()].reduce((sum, count) => sum + count, 0);
      return { word: spelling?.[0] ?? '', score: weight * reports.size * (1 + Math.log(mentions)) };
    });
    ranked.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
    return ranked.slice(0, MAX_KEYWORDS).map(({ word }) => word);
  },
};
