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
/** Words that outlets put beside their names. */
const BESIDE_NAMES = new Set(
  'the news online latest com www live home from by start startseite inicio accueil de der die das le la el les los las il o a en sur von главная'.split(
    ' ',
  ),
);

/** Bounds of what counts as an affix. */
export interface AffixBounds {
  /** Most characters of what stands behind a headline. */
  readonly characters: number;
  /** Fewest words of the headline that must be left. */
  readonly leastLeft: number;
  /** Fewest letters of an outlet's name that is recognised without its spaces. */
  readonly leastJoined: number;
}

function namesOutlet(text: string, outlet: ReadonlySet<string>, { leastJoined }: AffixBounds): boolean {
  const words = plainWords(text);
  if (words.some((word) => outlet.has(word)))
    return words.every((word) => outlet.has(word) || BESIDE_NAMES.has(word));
  const joined = words.join('');
  return joined.length >= leastJoined && [...outlet].some((word) => word === joined);
}

function keyOf(place: 'before' | 'behind', text: string): number {
  return hashTerm(`${place} ${plainWords(text.replace(/\d+/g, '0')).join(' ')}`);
}

/**
 * The candidates of a headline: what stands behind each of its separators, and what stands before the first.
 * @param outlet words of the outlet's name, in lower case
 */
export function titleAffixes(title: string, outlet: ReadonlySet<string>, bounds: AffixBounds): TitleAffix[] {
  const affixes: TitleAffix[] = [];
  for (const { index } of title.matchAll(SEPARATOR)) {
    if (title.length - index > bounds.characters) continue;
    const affix = title.slice(index);
    const left = plainWords(title.slice(0, index)).length;
    if (left > 0 && left < bounds.leastLeft) continue;
    const isName = namesOutlet(affix, outlet, bounds);
    // In brackets stand a share's ticker or the word video as well: they are the headline's.
    if (affix.trimStart().startsWith('(') && !isName) continue;
    affixes.push({ key: keyOf('behind', affix), start: 0, end: index, namesOutlet: isName });
  }
  const prefix = PREFIX.exec(title)?.[0];
  if (prefix !== undefined && plainWords(title.slice(prefix.length)).length >= bounds.leastLeft) {
    const key = keyOf('before', prefix);
    const isName = namesOutlet(prefix, outlet, bounds);
    affixes.push({ key, start: prefix.length, end: title.length, namesOutlet: isName });
  }
  return affixes;
}
