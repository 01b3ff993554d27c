/** Which words of two statements stand for each other. */
import { wordLikeness } from '@newsfold/text/word-likeness.ts';
import { meanTheSame } from './meaning-groups.ts';
import { areReconcilable } from './reconcile.ts';
import type { Statement } from './statements.ts';
import type { Telling } from './telling-words.ts';
import { formLikeness } from './word-forms.ts';

/** Likeness of words that mean the same in news. */
const SYNONYM = 0.8;
type Between = (a: Telling, b: Telling) => number;

/** Marks words that contradict each other. */
const OPPOSITE = -1;

/** The likeness of words with different keys; what the first is decides how they are compared. */
function likenessTo(a: Telling, between: Between): ((b: Telling) => number) | null {
  const { stated, opposites } = a;
  if (a.kind === 'number')
    return stated ? (b) => (b.stated && areReconcilable(stated, b.stated) ? 1 : 0) : null;
  const near = a.kind === 'plain' ? (b: Telling) => (b.kind === 'plain' ? between(a, b) : 0) : null;
  if (!opposites) return near;
  return (b) => (opposites.has(b.word) ? OPPOSITE : (near?.(b) ?? 0));
}

/** Likeness of the plain words of a language: by use in text, and by the groups of meaning. */
function betweenOf(language: string): Between {
  const { between } = wordLikeness(language);
  const forms = formLikeness(language);
  return (a, b) => {
    const value = between(a.row, b.row);
    if (value < SYNONYM && meanTheSame(a.groups, b.groups)) return SYNONYM;
    return Math.max(value, forms(a.word, b.word));
  };
}

/** The likeness of each word to its best counterpart in the other statement, 0 to 1; 1 for the same word. */
export interface Matches {
  readonly ofA: Float64Array;
  readonly ofB: Float64Array;
  /** A word of one contradicts a word of the other. */
  readonly opposite: boolean;
}

/** Matches the words of two statements: one pass over all pairs of words. */
export function matchWords(a: Statement, b: Statement): Matches {
  const { language } = a.article;
  const between = betweenOf(language === b.article.language ? language : '');
  const ofA = new Float64Array(a.tellings.length);
  const ofB = new Float64Array(b.tellings.length);
  let opposite = false;
  for (let i = 0; i < ofA.length; i++) {
    const one = a.tellings[i] as Telling;
    const to = likenessTo(one, between);
    for (let j = 0; j < ofB.length; j++) {
      const other = b.tellings[j] as Telling;
      const value = one.key === other.key ? 1 : to === null ? 0 : to(other);
      if (value === 0) continue;
      if (value === OPPOSITE) opposite = true;
      if (value > (ofA[i] ?? 0)) ofA[i] = value;
      if (value > (ofB[j] ?? 0)) ofB[j] = value;
    }
  }
  return { ofA, ofB, opposite };
}
