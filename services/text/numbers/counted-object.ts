/** The thing a number counts, as the text names it: "1,200 homes", "40 Wohnungen", "14 mil viviendas". */
import type { CountedRole } from './quantity-roles.ts';

/** Words that cannot be what is counted and end the search. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'and or of in on at to for from by with as but than the a an is are was were be been has have had will would could ' +
    'that this which who when while after before since until during per its his her their it he she they we not no ' +
    'und oder von im in am an zu für aus mit als aber ist sind war waren wird werden hat haben die der das den dem des ' +
    'y o de del en al a para por con pero que es son fue fueron ha han la el los las un una ' +
    'et ou du des dans sur à pour avec mais qui que est sont a ont été le les une ' +
    'e do da dos das em no na ao com mas foi foram o os as um uma il lo gli i nel di che è sono ' +
    'и в на с по из за от до у к о не что'
  ).split(' '),
);

/** Words between a number and what it counts. */
const BETWEEN: ReadonlySet<string> = new Set(
  'more other others additional new further weitere neue andere otros otras autres outros outras altri'.split(
    ' ',
  ),
);

const WORD = /^(?: de | d['’]| di )?[ -]([\p{L}][\p{L}\p{M}'’-]*)/u;

/** English names things in the plural; most plurals end in s. */
const ENGLISH_PLURAL = /(?:[^s'’]s|children|men|women|police|staff|crew|aircraft|feet|teeth|cattle|sheep)$/;

/** Words looked at after the number. */
const MAX_WORDS = 3;

function isObject(word: string, language: string): boolean {
  if (language === 'en') return ENGLISH_PLURAL.test(word);
  return language === 'de' ? /^\p{Lu}/u.test(word) : !BETWEEN.has(word);
}

/**
 * The counted thing in lower case, within the next three words; null when none is found. English: the first plural;
 * German: the first noun; other languages: the first word, since adjectives follow there.
 */
export function countedObject(following: string, language: string): CountedRole | null {
  let at = 0;
  for (let word = 0; word < MAX_WORDS; word += 1) {
    const match = WORD.exec(following.slice(at));
    const found = match?.[1]?.toLowerCase();
    if (match === null || found === undefined || STOP_WORDS.has(found)) return null;
    at += match[0].length;
    // "74-page report": the hyphen ties the unit to the number.
    if (word === 0 && match[0].startsWith('-') && found.length > 2) return { unit: found, length: at };
    if (found.length > 2 && found.length <= 30 && isObject(match[1] ?? '', language))
      return { unit: found, length: at };
  }
  return null;
}
