/**
 * The language of an article: declared by the feed, detected from the text, or assumed.
 *
 * Detection reads the script first, since kana, Hangul, Thai … name the language, then n-grams by `eld`. Of its
 * databases the smallest is used: 0.3 s and 90 MB at start against 0.5 s and 190 MB (medium).
 */
import type { LanguageSource } from '@newsfold/schemas/generated/records.ts';
import { eld } from 'eld/extrasmall';
import { codeUnits } from './code-units.ts';
import { languageTag } from './language-names.ts';
import { STOP } from './lexicon.ts';
import { readWords } from './read-words.ts';
import { shortTextLanguage } from './short-text.ts';

/** A language with where it came from. */
export interface LanguageFinding {
  /** ISO 639-1 tag, 'und' when undetermined. */
  readonly language: string;
  readonly source: LanguageSource;
}

/** What a detection says. */
export interface Detection {
  readonly language: string;
  /** True when the text is long enough and the runner-up far enough to contradict a feed. */
  readonly confident: boolean;
}

/**
 * Characters of text that detection reads. On the 265 labelled and sample articles 500 characters show every language
 * as 1,000 do, in half the time: this is the most expensive step of an analysis.
 */
const SAMPLE_CHARS = 500;

/** Letters below which nothing is decided, and above which n-grams alone decide and may contradict the feed. */
const MIN_LETTERS = 10;
const CONFIDENT_LETTERS = 250;

/** Lead of the best over the second-best score that makes a detection firm. */
const CONFIDENT_MARGIN = 0.12;

/** Languages too close for n-grams: a detection of one never contradicts a declaration of the other. */
const CLOSE_LANGUAGES: ReadonlyArray<ReadonlySet<string>> = [
  new Set(['no', 'da', 'sv']),
  new Set(['hr', 'sr', 'bs', 'sl', 'me']),
  new Set(['id', 'ms']),
  new Set(['cs', 'sk']),
  new Set(['es', 'gl', 'ca', 'pt']),
  new Set(['ru', 'uk', 'be', 'bg', 'mk']),
  new Set(['hi', 'mr', 'ne']),
  new Set(['fa', 'ar', 'ur', 'ps', 'ku']),
  new Set(['de', 'lb']),
  new Set(['nl', 'af']),
];

/** Scripts that one language of the news uses, in the order of checking: kana before Han. */
const SCRIPTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
];

/** Letters of the scripts above; in a text without them the scripts need not be counted one by one. */
const OTHER_SCRIPTS =
  /[\u0370-\u03ff\u0530-\u05ff\u0980-\u109f\u10a0-\u11ff\u1780-\u17ff\u1f00-\u1fff\u3040-\u9fff\uac00-\ud7af]/;

/** 1 for each UTF-16 unit that is a letter, 2 for the halves of characters beyond the first 65,536. */
const LETTER_UNITS = Uint8Array.from({ length: 65_536 }, (_, unit) => {
  if (unit >= 0xd800 && unit < 0xe000) return 2;
  return /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 0;
});

/** Letters of a text: a lookup for each unit costs a tenth of what matching does. */
function countLetters(text: string): number {
  const units = codeUnits(text);
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = LETTER_UNITS[units[at] as number] as number;
    if (kind === 2) return text.match(/\p{L}/gu)?.length ?? 0;
    letters += kind;
  }
  return letters;
}

/** Letters of a script from which on it shows a language. */
const FEW_LETTERS = 4;

/** Share of the letters that a script needs. Japanese is mixed with Han: a tenth of kana is enough. */
function byScript(sample: string, letters: number): Detection | null {
  if (!OTHER_SCRIPTS.test(sample)) return null;
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    const isAmongHan = language === 'ja' && found > 0 && isEastAsian(sample, letters);
    const share = language === 'ja' ? 0.1 : 0.5;
    if ((found >= FEW_LETTERS || isAmongHan) && found >= letters * share)
      return { language, confident: found >= 20 };
  }
  return null;
}

function isEastAsian(sample: string, letters: number): boolean {
  const found = sample.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return found >= letters * 0.8;
}

/** Letters of one language among those that share a script, in the order of checking; the last of a script is any. */
const SHARED_SCRIPTS: readonly (readonly [script: RegExp, telling: RegExp, language: string])[] = [
  [/\p{Script=Arabic}/gu, /[ٹڈڑےںھ]/, 'ur'],
  [/\p{Script=Arabic}/gu, /[پچژگکی].*[پچژگکی]/s, 'fa'],
  [/\p{Script=Arabic}/gu, /^/, 'ar'],
  [/\p{Script=Devanagari}/gu, /^/, 'hi'],
  [/\p{Script=Cyrillic}/gu, /[іїєґ]/i, 'uk'],
  [/\p{Script=Cyrillic}/gu, /[ѓќѕ]/i, 'mk'],
  [/\p{Script=Cyrillic}/gu, /[ђћљњџј]/i, 'sr'],
  [/\p{Script=Cyrillic}/gu, /[әғқңөұүһ]/i, 'kk'],
];

/** The language whose letters a short text in a shared script has; null in Latin, and in Cyrillic without such letters. */
function byLetters(sample: string, letters: number): string | null {
  for (const [script, telling, language] of SHARED_SCRIPTS) {
    if (!telling.test(sample)) continue;
    const found = sample.match(script)?.length ?? 0;
    if (found >= FEW_LETTERS && found >= letters * 0.5) return language;
  }
  return null;
}

/** Any letter of the scripts that languages share. */
const NOT_LATIN = /[\u0400-\u052f\u0600-\u06ff\u0900-\u097f]/;

/** Languages in Cyrillic that n-grams know, the most usual first. */
const CYRILLIC: readonly string[] = ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'mn'];

function shortText(sample: string, letters: number, likely: readonly string[]): string | null {
  const isLatin = !NOT_LATIN.test(sample);
  const own = isLatin ? null : byLetters(sample, letters);
  if (own !== null) return own;
  if (isLatin && letters < MIN_LETTERS) return null;
  const cyrillic = isLatin ? 0 : (sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0);
  const isCyrillic = cyrillic >= letters * 0.5;
  if (isCyrillic ? cyrillic < FEW_LETTERS : letters < MIN_LETTERS) return null;
  const result = eld.detect(sample);
  const ownLikely = isCyrillic ? likely.filter((language) => CYRILLIC.includes(language)) : likely;
  const known = isCyrillic && ownLikely.length === 0 ? CYRILLIC.slice(0, 1) : ownLikely;
  // Nearly every headline is in the likeliest language, and n-grams say so: nothing else needs to be asked.
  if (result.language !== '' && result.language === known[0]) return result.language;
  const scores = Object.entries(result.getScores());
  const fitting = isCyrillic ? scores.filter(([language]) => CYRILLIC.includes(language)) : scores;
  return shortTextLanguage(sample, fitting, known);
}

/** What is read of a text. */
interface Sample {
  readonly sample: string;
  readonly letters: number;
}

function sampleOf(text: string): Sample {
  const sample = text.slice(0, SAMPLE_CHARS).toWellFormed();
  return { sample, letters: countLetters(sample) };
}

/** Whether n-grams are far from undecided. */
function isFirm(result: ReturnType<typeof eld.detect>): boolean {
  const scores = Object.values(result.getScores()).sort((a, b) => b - a);
  return (scores[0] ?? 0) - (scores[1] ?? 0) >= CONFIDENT_MARGIN;
}

/**
 * The language a text is written in, or null when it is too short to say. Reads the first 500 characters of what it
 * is given. Never throws.
 * @param likely languages of its outlet's country or of its reader, the likeliest first; they decide between languages
 * that a short text may be in
 */
export function detectLanguage(text: string, likely: readonly string[] = []): Detection | null {
  const { sample, letters } = sampleOf(text);
  const script = byScript(sample, letters);
  if (script !== null) return script;
  if (letters < CONFIDENT_LETTERS) {
    const language = shortText(sample, letters, likely);
    return language === null ? null : { language, confident: false };
  }
  const result = eld.detect(sample);
  if (result.language === '') return null;
  return { language: result.language, confident: isFirm(result) };
}

/**
 * Share of stop words that confirms a declared English. Of 2,558 English reports 94 % reach it; German, French and
 * Spanish ones declared English stay below an eighth. Romance languages share too many short words to be distinguished
 * this way.
 */
const ENGLISH_STOP_WORDS = 0.25;

/**
 * Whether a detection could not contradict the declaration, by signs that cost a fraction of it: the text is too short
 * to contradict anything, or it is plainly English as declared.
 */
function isConfirmed(tag: string, text: string): boolean {
  if (text.length < CONFIDENT_LETTERS) return !OTHER_SCRIPTS.test(text);
  if (tag !== 'en') return false;
  const { lexicon, places } = readWords(text.slice(0, SAMPLE_CHARS), tag);
  let stops = 0;
  for (const place of places) if ((lexicon.flags(place) & STOP) !== 0) stops++;
  return stops >= places.length * ENGLISH_STOP_WORDS && !OTHER_SCRIPTS.test(text);
}

function related(one: string, other: string): boolean {
  return CLOSE_LANGUAGES.some((family) => family.has(one) && family.has(other));
}

/** The other language that a text is in, against what was declared; null unless it is long and says so clearly. */
function contradiction(tag: string, text: string): string | null {
  const isOther = (language: string) => language !== '' && language !== tag && !related(tag, language);
  const { sample, letters } = sampleOf(text);
  const script = byScript(sample, letters);
  if (script !== null) return script.confident && isOther(script.language) ? script.language : null;
  if (letters < CONFIDENT_LETTERS) return null;
  const result = eld.detect(sample);
  return isOther(result.language) && isFirm(result) ? result.language : null;
}

/**
 * The language of an article. A declaration counts unless a long text says clearly otherwise: feeds declare their
 * template's language for articles in another. A short text without one is in the language that its words are known in,
 * of several in that of its outlet's country or its reader. A text that says nothing takes the likeliest.
 *
 * @param declared what the feed says, in any usual form, or null.
 * @param text title and body as plain text.
 * @param assumed tag for articles that neither declare nor show a language; 'und' is honest.
 * @param local languages of the outlet's country, the most usual first.
 */
export function languageOf(
  declared: string | null,
  text: string,
  assumed: string,
  local: readonly string[] = [],
): LanguageFinding {
  const tag = declared === null ? null : languageTag(declared);
  if (tag !== null) {
    const other = isConfirmed(tag, text) ? null : contradiction(tag, text);
    return other === null ? { language: tag, source: 'declared' } : { language: other, source: 'detected' };
  }
  const likely = assumed === 'und' ? local : [...local, assumed];
  const detected = detectLanguage(text, likely);
  if (detected !== null) return { language: detected.language, source: 'detected' };
  return { language: local[0] ?? assumed, source: 'assumed' };
}
