/**
 * The language of a text too short for its letters to tell: a headline. Names fill it, and n-grams of names point
 * anywhere; its other words are known in one language and not in the next.
 */
import { backgroundPrior } from '../prior/background-prior.ts';
import { stopWords } from './stop-words.ts';
import { termOf } from './terms.ts';

/** Languages tried, the best by n-grams first. */
const MAX_CANDIDATES = 6;

/**
 * What a language gains that is likely for its outlet or its reader, and what the words count beside the n-grams. Of
 * 5,346 English headlines 5 come out as another language with these, of 20 full of foreign names none, and of 180 short
 * ones in nine other languages 6; with a third less of either 6 to 9, 1 to 2, and 5.
 */
const LIKELY = 0.15;
const KNOWN = 1.5;

/** What a word counts that may be a name. */
const PERHAPS_NAME = 0.5;

/** Words looked at. */
const MAX_WORDS = 60;

interface Word {
  readonly lower: string;
  readonly weight: number;
}

function wordsOf(text: string): readonly Word[] {
  const words = text.match(/[\p{L}\p{M}]+/gu)?.slice(0, MAX_WORDS) ?? [];
  return words.map((word) => {
    const lower = word.toLowerCase();
    return { lower, weight: word === lower ? 1 : PERHAPS_NAME };
  });
}

/** Share of the words that a language has among its stop words and its 10,000 most usual ones, 0 to 1. */
function knownShare(words: readonly Word[], language: string): number {
  const stops = stopWords(language);
  const prior = backgroundPrior(language);
  let all = 0;
  let known = 0;
  for (const { lower, weight } of words) {
    if (lower.length < 2 && !stops.has(lower)) continue;
    all += weight;
    if (stops.has(lower) || prior.probability(termOf(lower, language)) > 0) known += weight;
  }
  return all === 0 ? 0 : known / all;
}

/**
 * The language of a short text, by its n-grams and the words it knows.
 * @param scores how well n-grams fit, by language
 * @param likely languages of its outlet's country or of its reader
 * @returns null without any candidate
 */
export function shortTextLanguage(
  text: string,
  scores: readonly (readonly [language: string, score: number])[],
  likely: readonly string[],
): string | null {
  const given = new Map(scores);
  const [favourite] = likely;
  const bound = favourite === undefined ? Number.NaN : (given.get(favourite) ?? Number.NaN);
  if (favourite !== undefined && scores.every(([, score]) => score <= bound)) return favourite;
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const candidates = new Map(ranked.slice(0, MAX_CANDIDATES));
  for (const language of likely) candidates.set(language, given.get(language) ?? 0);
  const words = wordsOf(text);
  const bonusOf = (language: string) => (likely.includes(language) ? LIKELY : 0);
  // The likely ones first: what they reach is more than most others could with every word known.
  const tried = [...candidates]
    .map(([language, score], rank) => ({ language, score, rank, bonus: bonusOf(language) }))
    .sort((a, b) => b.bonus - a.bonus || a.rank - b.rank);
  let best: string | null = null;
  let bestRank = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const { language, score, rank, bonus } of tried) {
    if (score + KNOWN + bonus < most) continue;
    const known = knownShare(words, language);
    // Names alone are written in every language.
    if (known === 0 && bonus === 0) continue;
    const sum = score + KNOWN * known + bonus;
    if (sum > most || (sum === most && rank < bestRank)) [best, bestRank, most] = [language, rank, sum];
  }
  return best;
}
