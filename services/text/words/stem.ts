/**
 * Stems of words: `natural`'s single-file stemmers where it has one, a light one for Arabic, else the first seven
 * letters. Only single files of natural are loaded: the package's entry pulls database drivers and reads `.env`.
 */
import { createRequire } from 'node:module';

type Stem = (word: string) => string;

const require = createRequire(import.meta.url);

const STEMMERS: Readonly<Record<string, string>> = {
  en: 'porter_stemmer',
  de: 'porter_stemmer_de',
  es: 'porter_stemmer_es',
  fa: 'porter_stemmer_fa',
  fr: 'porter_stemmer_fr',
  it: 'porter_stemmer_it',
  nl: 'porter_stemmer_nl',
  no: 'porter_stemmer_no',
  nb: 'porter_stemmer_no',
  pt: 'porter_stemmer_pt',
  ru: 'porter_stemmer_ru',
  sv: 'porter_stemmer_sv',
  uk: 'porter_stemmer_uk',
};

/** Words longer than this are kept whole: no stemmer is meant for them, and some are quadratic in length. */
const MAX_STEMMED = 30;
/** Cutting at seven letters is the usual stand-in for a stemmer in inflecting languages (n-gram truncation). */
const CUT = 7;
const CASELESS = /[^\p{Lu}\p{Ll}\p{M}]/u;

const stems = new Map<string, Stem>();

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

function load(language: string): Stem {
  if (language === 'ar') return stemArabic;
  const file = STEMMERS[language];
  if (!file) return cut;
  const stemmer = require(`natural/lib/natural/stemmers/${file}.js`) as { stem: Stem };
  return (word) => stemmer.stem(word);
}

/**
 * The stem of a word in lower case.
 * @param language ISO 639-1 tag; an unknown one gets the cut to seven letters
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > MAX_STEMMED || /\d/.test(word)) return word;
  let stemmer = stems.get(language);
  if (!stemmer) {
    stemmer = load(language);
    stems.set(language, stemmer);
  }
  return stemmer(word) || word;
}
