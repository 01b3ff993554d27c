/**
 * Stems of words: `natural`'s single-file stemmers where it has one, a light one for Arabic, else the first seven
 * letters. Only single files of natural are loaded: the package's entry asks for database drivers and reads `.env`.
 */
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import persian from 'natural/lib/natural/stemmers/porter_stemmer_fa.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import ukrainian from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';

interface Stemmer {
  readonly stem: (word: string) => string;
}

/** Words longer than this are kept whole: no stemmer is meant for them, and some are quadratic in length. */
const MAX_STEMMED = 30;
/** Cutting at seven letters is the usual substitute for a stemmer in inflecting languages (n-gram truncation). */
const CUT = 7;
const CASELESS = /[^\p{Lu}\p{Ll}\p{M}]/u;

function cut(word: string): string {
  return word.length > CUT && !CASELESS.test(word) ? word.slice(0, CUT) : word;
}

/** Light Arabic stemming: the article, one leading conjunction and the commonest endings (after Larkey's light10). */
function stemArabic(word: string): string {
  const bare = word.replace(/[\u064B-\u0652\u0640]/g, '').replace(/[أإآ]/g, 'ا');
  const head = bare.replace(/^(?:وال|بال|كال|فال|لل|ال|و(?=.{3}))/, '');
  const kept = head.length >= 2 ? head : bare;
  const tail = kept.replace(/(?:ها|ان|ات|ون|ين|يه|ية|ه|ة|ي)$/, '');
  return tail.length >= 2 ? tail : kept;
}

/** By ISO 639-1 tag. */
const STEMMERS: ReadonlyMap<string, Stemmer> = new Map([
  ['ar', { stem: stemArabic }],
  ['en', english],
  ['de', german],
  ['es', spanish],
  ['fa', persian],
  ['fr', french],
  ['it', italian],
  ['nl', dutch],
  ['nb', norwegian],
  ['no', norwegian],
  ['pt', portuguese],
  ['ru', russian],
  ['sv', swedish],
  ['uk', ukrainian],
]);

/**
 * The stem of a word in lower case.
 * @param language ISO 639-1 tag; an unknown one gets the cut to seven letters
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > MAX_STEMMED || /\d/.test(word)) return word;
  return (STEMMERS.get(language)?.stem(word) ?? cut(word)) || word;
}
