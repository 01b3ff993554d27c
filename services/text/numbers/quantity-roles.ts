/** What a number counts: the dead, injured and missing, ages, people and votes, in several languages. */

import { type Beginnings, beginningsOf } from '../words/beginnings.ts';

const SPACE = 32;
const HYPHEN = 45;
const APOSTROPHE = 39;

const PEOPLE =
  'people|persons|Menschen|Personen|personas|personnes|pessoas|persone|человека?|люд(?:и|ей)|mensen|personer|osób|kişi';

/** What may follow "killed" when those counted are its subject: "14 people killed in", not "a 5.7 quake killed six". */
const NO_OBJECT =
  '(?= *(?:[,.;:!?)–—-]|$| (?:in|by|and|or|when|after|on|during|as|since|near|over|while|at the|but|here)(?!\\p{L})))';

/** Words after a number that say what became of those it counts, in the order of checking. */
const FATES: ReadonlyArray<readonly [pattern: string, unit: string]> = [
  [
    `dead|deaths?|killed${NO_OBJECT}|died|fatalities|lives|Toten?|Todesopfern?|getötet|starben|gestorben|ums Leben|muert[oa]s?|murieron|falleci[dó]\\p{L}*|víctimas mortales|morts?|mortes?|tu[ée]e?s|décédée?s|sont mort\\p{L}*|mort[oa]s|morreram|morti|погиб\\p{L}*|умерл\\p{L}*|死亡|死者|遇难|사망`,
    'dead',
  ],
  [
    `injured${NO_OBJECT}|wounded${NO_OBJECT}|hurt${NO_OBJECT}|injuries|Verletzten?|verletzt|herid[oa]s|lesionad[oa]s|bless[ée]e?s|ferid[oa]s|feriti|ранен\\p{L}*|пострада\\p{L}*|受伤|负伤|負傷|けが|부상`,
    'injured',
  ],
  [
    'missing|unaccounted|Vermissten?|vermisst|desaparecid[oa]s|disparue?s|dispersi|пропал\\p{L}*|失踪|行方不明|실종',
    'missing',
  ],
];

/** At most four words between the number and its fate; no clause and no other count begins between them. */
const GAP =
  "(?:[ -](?!(?:and|und|et|y|e|i|и|but|with|as|while|after|of whom|of them)(?![\\p{L}]))[\\p{L}'’-]+){0,4}?";

/** Spaces at most before a fate: those of four words and its own. */
const MAX_SPACES = 5;

const FATE_AFTER = FATES.map(([words, unit]) => ({
  pattern: new RegExp(
    `^(?:${GAP}[ -]|[名人명]?)(?:${words})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
    'iu',
  ),
  begins: beginningsOf(words),
  unit,
}));

/** Whether a fate may begin at one of the words that follow, as far as a gap reaches. */
function mayStateFate(following: string, begins: Beginnings): boolean {
  if (begins(following, 0)) return true;
  let spaces = 0;
  for (let at = 0; at < following.length; at++) {
    const unit = following.charCodeAt(at);
    if (unit === SPACE || unit === HYPHEN) {
      if (begins(following, at + 1)) return true;
      if (unit === SPACE && ++spaces === MAX_SPACES) return false;
    } else if (unit < 128 && unit !== APOSTROPHE && !isLetter(unit)) return false;
  }
  return false;
}

function isLetter(unit: number): boolean {
  const letter = unit | 0x20;
  return letter >= 97 && letter <= 122;
}

/** Verbs and headings before a number that say it: "killed 14", "death toll rose to 14", "injuring nine". */
const FATE_BEFORE: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /(?<!\p{L})(?:kill(?:s|ed|ing)?|death toll(?: \p{L}+){0,4} (?:to|at|of|is|reaches|hits)|claim(?:s|ed|ing) the lives of|tötete[n]?|Zahl der Toten(?: \p{L}+){0,4} auf|Todesopfer(?: \p{L}+){0,3} auf|mat[óa]n?(?: a)?|tuant|a tué|ont tué|matou|mataram|uccis[oi]|погибл[иоа]|убил\p{L}*)\s$/iu,
    'dead',
  ],
  [
    /(?<!\p{L})(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?|verletzte[n]?|hiri[óe]\p{L}*(?: a)?|blessant|a blessé|ont blessé|feriu|feriram)\s$/iu,
    'injured',
  ],
];

/** How all of these end: for most numbers a look at the last word replaces the search. */
const ENDS_AS_FATE =
  /(?:kill(?:s|ed|ing)?|to|at|of|is|reaches|hits|lives|tötete[n]?|auf|mat[óa]n?|a|tuant|tué|matou|mataram|uccis[oi]|погибл[иоа]|убил\p{L}*|injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?|verletzte[n]?|hiri[óe]\p{L}*|blessant|blessé|feriu|feriram)\s$/iu;

/** What follows the last space, not counting one at the very end. */
function lastWord(before: string): string {
  return before.slice(before.lastIndexOf(' ', before.length - 2) + 1);
}

/** Ages: "34-year-old", "aged 34", "34-jähriger", "de 34 años", "âgé de 34 ans", "34歳". */
const AGE_AFTER =
  /^(?:[ -]years?[ -]olds?|[ -]jährige?[nrs]?(?!\p{L})|[ -]Jährige?[nrs]?(?!\p{L})|[ -]?(?:Jahre|jaar|år) alt|-летн\p{L}+|[歳岁])/u;
const AGE_BEFORE = /(?<!\p{L})(?:aged?|im Alter von|âgée?s? de|edad de|idade de)\s$/iu;
const AGE_PHRASE_BEFORE = /(?<!\p{L})de\s$/iu;
const AGE_PHRASE_AFTER = /^ (?:años|anos|ans)(?= (?!d[e’'])|[,.;)]|$)/iu;

/** Earthquakes: "magnitude 6.1", "6.1-magnitude", "Stärke 6,1". */
const MAGNITUDE_BEFORE = /(?<!\p{L})(?:magnitude(?: of| de)?|magnitud(?: de)?|Stärke|Richter scale at) $/iu;
const MAGNITUDE_AFTER =
  /^[ -](?:magnitude|on the Richter|(?:earth)?quake|temblor|tremor|aftershock)(?!\p{L})/iu;

const PEOPLE_AFTER = new RegExp(`^(?: de | d['’])? ?(?:${PEOPLE})(?![\\p{L}])`, 'iu');
const beginsAsPeople = beginningsOf(PEOPLE);
const VOTES_AFTER = /^[ -](?:votes?|Stimmen|votos|voix|voti|голос(?:а|ов)?)(?!\p{L})/iu;

/** What a number counts, and how many characters after the number say so (0 when words before it do). */
export interface CountedRole {
  readonly unit: string;
  readonly length: number;
}

/** The fate of those a number counts; null when the words around state none. */
export function fateOf(before: string, following: string): CountedRole | null {
  for (const { pattern, begins, unit } of FATE_AFTER) {
    const match = mayStateFate(following, begins) ? pattern.exec(following) : null;
    if (match !== null) return { unit, length: match[0].length };
  }
  if (!ENDS_AS_FATE.test(lastWord(before))) return null;
  const found = FATE_BEFORE.find(([pattern]) => pattern.test(before));
  return found === undefined ? null : { unit: found[1], length: 0 };
}

/** 'years old' for an age, else null. */
export function ageOf(before: string, following: string): CountedRole | null {
  const after = AGE_AFTER.exec(following);
  if (after !== null) return { unit: 'years old', length: after[0].length };
  if (AGE_BEFORE.test(before.slice(-16))) return { unit: 'years old', length: 0 };
  const phrase = AGE_PHRASE_BEFORE.test(before.slice(-5)) ? AGE_PHRASE_AFTER.exec(following) : null;
  return phrase === null ? null : { unit: 'years old', length: phrase[0].length };
}

/** 'magnitude' for the strength of an earthquake, else null. */
export function magnitudeOf(before: string, following: string): CountedRole | null {
  const after = MAGNITUDE_AFTER.exec(following);
  if (after !== null) return { unit: 'magnitude', length: after[0].length };
  return MAGNITUDE_BEFORE.test(before.slice(-20)) ? { unit: 'magnitude', length: 0 } : null;
}

/** 'people' or 'votes', else null. */
export function headsOrVotes(following: string): CountedRole | null {
  const start = following.charCodeAt(0) === SPACE ? 1 : 0;
  const named = beginsAsPeople(following, start) || /^ d(?:e |['’])/i.test(following);
  const people =
    (named ? PEOPLE_AFTER.exec(following) : null) ?? /^ ?[多余名]?(?:人|명)(?!民)/u.exec(following);
  if (people !== null) return { unit: 'people', length: people[0].length };
  const votes = VOTES_AFTER.exec(following);
  return votes === null ? null : { unit: 'votes', length: votes[0].length };
}
