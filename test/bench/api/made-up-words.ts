/**
 * Words of made-up languages, each in the letters of a real one, and as often as words are in texts: the second half as
 * often as the first, the thousandth a thousandth as often.
 */

/** Numbers from 0 to 1, the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits go round quickly: the high ones are mixed into them.
    return ((state ^ (state >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** Words of a language. */
export const WORDS = 60_000;

const SYLLABLES = {
  en: 'an ber co der el fin gor hal is jun ker lo mar nor op per qua ris sto tam ul ver wor yes zen',
  de: 'bau ge schen ter über mund feld aus brü ken lich nach ster ung wald zei ver kön tag hof',
  fr: 'beau ché mon tre eur gné lac pré sou ville ion ment ra ble ois tou jar din ça vœu',
  es: 'ción mar so lle ga tor ña per dad cam po rí os ber cin tan ez lu na quí',
  ru: 'бор ве гра дом ель жит зо ми ров ком лес ня об ста три ут хо цен шко ющ',
  ar: 'بر تا جم حي خل دار رو سلم شع صب طر عا فن قو كت لي مد نو',
  zh: '城 市 江 水 报 告 人 民 国 家 火 车 山 北 南 东 西 大 学 新 闻 天 气 海',
} as const;
/** A language of the made-up stories. */
export type Language = keyof typeof SYLLABLES;
/** How many of a hundred stories are in each. */
const SHARES: readonly (readonly [Language, number])[] = [
  ['en', 45],
  ['de', 12],
  ['fr', 10],
  ['es', 12],
  ['ru', 8],
  ['ar', 6],
  ['zh', 7],
];

const LANGUAGES = SHARES.flatMap(([language, share]) => Array.from({ length: share }, () => language));

/** The language of a story by its number. */
export const languageOf = (at: number): Language => LANGUAGES[(at * 37) % LANGUAGES.length] as Language;

function wordsOf(language: Language): readonly string[] {
  const syllables = SYLLABLES[language].split(' ');
  const { length } = syllables;
  return Array.from({ length: WORDS }, (_, rank) => {
    const parts = [syllables[rank % length]];
    for (let left = Math.floor(rank / length); left > 0; left = Math.floor(left / length))
      parts.push(syllables[left % length]);
    return parts.join('');
  });
}

const vocabularies = new Map<Language, readonly string[]>();

/** The word of a language by its rank: 0 is the most frequent. */
export function wordAt(language: Language, rank: number): string {
  const words = vocabularies.get(language) ?? wordsOf(language);
  vocabularies.set(language, words);
  return words[rank] as string;
}

/** A word as it comes in texts. @param from the most frequent words are left out, up to this rank */
export function wordFrom(next: () => number, language: Language = 'en', from = 0): string {
  return wordAt(language, from + Math.floor((WORDS - from + 1) ** next()) - 1);
}

/** A sentence. */
export function sentenceOf(next: () => number, language: Language, words: number, from = 0): string {
  let text = wordFrom(next, language, from);
  // Nothing stands between words of Chinese but a comma now and then.
  const space = language === 'zh' ? '' : ' ';
  for (let at = 1; at < words; at += 1)
    text += `${space === '' && at % 7 === 0 ? '，' : space}${wordFrom(next, language, from)}`;
  return text;
}
