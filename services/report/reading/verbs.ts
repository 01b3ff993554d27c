/** Verbs of English clauses beside reporting ones. */
import { REPORTING } from './stance-words.ts';

const VERBS = new Set(
  `is are was were be been being has had have having will would could can may might must should did does do
  became become began begun broke broken brought built burnt bought came caught chose cost cut dealt drew drove ate fell
  felt fought found fled flew forbade froze gave given went gone grew held hit hurt kept knew laid led left lent let lay
  lost made meant met paid put quit ran rang rose saw sold sent set shot shut sank slept spent split spread stood stole
  stuck struck swept swam took taught tore thought threw won wore wrote beat bore bound bred dug fed hid rode shook sought
  spoke swore understood woke kills dies wins loses says holds buys sells cuts closes opens rises falls hits leaves plans
  wants gets faces pays runs takes goes makes gives seeks comes keeps shows calls supports opposes represents employs
  earn earns fears contains remain remains sees see know knows need needs want lies lie lead leads play plays begin begins end ends include includes agree agrees
  got get stop stops work works intend intends promise promises`.split(/\s+/),
);

/** English: whether a word is a known verb or ends like one. Other languages: true. */
export function isClauseVerb(word: string, language: string): boolean {
  if (language !== 'en') return true;
  if (REPORTING.has(word)) return false;
  return VERBS.has(word) || (word.length >= 4 && /(?:ed|ing)$/.test(word));
}
