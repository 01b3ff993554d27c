/**
 * What may stand before or behind a headline without being part of it: an outlet's name, a desk, a column. A candidate is
 * whatever a separator cuts off; whether it is an affix shows in the outlet's other headlines, or by the outlet's name.
 */
import { hashTerm } from '../words/hash-term.ts';
import { plainWords } from './outlet-words.ts';

/** A part of a headline that may be an affix. */
export interface TitleAffix {
  /** uint32, the same for the same affix whatever its numbers. */
  readonly key: number;
  /** The headline without it: `title.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Whether it consists of the outlet's name. */
  readonly namesOutlet: boolean;
}

const SEPARATOR = /(?:^|\s+)(?:(?:::|\/\/|[|:·⋅•/«»–—-])\s+|\()/gu;
const PREFIX = /^[^:|]{2,40}?(?::|\s[|–—-])\s+/u;
/** Longest affix, characters. */
const MAX_AFFIX = 60;
/** Fewest words that must be left: one word behind a dash is a headline's own. */
const LEAST_LEFT = 2;
/** Words that outlets put beside their names. */
const BESIDE_NAMES = new Set(
  'the news online latest com www live home from by start startseite inicio accueil de der die das le la el les los las il o a en sur von главная'.split(
    ' ',
  ),
);
/** Shortest name, letters, that is recognised inside an address without spaces: "citygazette". */
const LEAST_JOINED = 4;

function namesOutlet(text: string, outlet: ReadonlySet<string>): boolean {
  const words = plainWords(text);
  if (words.some((word) => outlet.has(word)))
    return words.every((word) => outlet.has(word) || BESIDE_NAMES.has(word));
  const joined = words.join('');
  return joined.length >= LEAST_JOINED && [...outlet].some((word) => word === joined);
}

function keyOf(place: 'before' | 'behind', text: string): number {
  return hashTerm(`${place} ${plainWords(text.replace(/\d+/g, '0')).join(' ')}`);
}

/**
 * The candidates of a headline: what stands behind each of its separators, and what stands before the first.
 * @param outlet words of the outlet's name, in lower case
 */
export function titleAffixes(title: string, outlet: ReadonlySet<string>): TitleAffix[] {
  const affixes: TitleAffix[] = [];
  for (const { index } of title.matchAll(SEPARATOR)) {
    if (title.length - index > MAX_AFFIX) continue;
    const affix = title.slice(index);
    const left = plainWords(title.slice(0, index)).length;
    if (left > 0 && left < LEAST_LEFT) continue;
    const isName = namesOutlet(affix, outlet);
    // In brackets stand a share's ticker or the word video as well: they are the headline's.
    if (affix.trimStart().startsWith('(') && !isName) continue;
    affixes.push({ key: keyOf('behind', affix), start: 0, end: index, namesOutlet: isName });
  }
  const prefix = PREFIX.exec(title)?.[0];
  if (prefix !== undefined && plainWords(title.slice(prefix.length)).length >= LEAST_LEFT) {
    const key = keyOf('before', prefix);
    affixes.push({ key, start: prefix.length, end: title.length, namesOutlet: namesOutlet(prefix, outlet) });
  }
  return affixes;
}
