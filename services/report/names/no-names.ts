/** Capitalised words that name nothing, and what is no part of the name beside it. */
import { numberWords } from '@newsfold/text/numbers/number-words.ts';
import { stopWords } from '@newsfold/text/words/stop-words.ts';
import { STATE_ABBREVIATIONS } from '../gazetteer/states.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Zones of time, and what begins sentences and pages: capitals, and no names. */
const NO_NAMES =
  words(`bst gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt cet cest eet eest msk mez mesz ist am pm a.m p.m last no yes
  media photo photos video updated update read watch live breaking share rescue affordable posted tel email image images
  caption advertisement loading related more story stories here thoughts thanks moms mothers why how what when where who
  originally regarding according reeling experts officials police sources critics supporters opponents analysts nothing
  something everyone everybody someone anyone meanwhile however still yet also even just like let look say says
  i'm it's that's there's he's she's we're they're don't didn't
  islamic islamist muslim muslims christian christians jewish jews catholic catholics arab arabs western eastern southern northern
  european europeans african africans asian asians african-american african-americans latino latinos hispanic hispanics latin
  ottoman roman communist socialist liberal conservative north south east west north-south constitution assembly
  euros dollars pounds reports magazines men women people citizens residents dist party country members parents students
  voters department internet isps billion million thousand web online freedom
  despite prior ko td id ids ir mba llc nda co rbis report bill senators circuit retirement center border
  act order section article opinion editorial analysis exclusive transcript comments comment newsletter subscribe sign
  christmas thanksgiving easter halloween tv dvd dwi dui dna faq pr ceo wall safety interior centers centres saint maverick
  establishment reform dem dems english alzheimer alzheimer's mafioso ak re arbitration pool epa-efe ceos proposition minutes`);
/** Adjectives of parts of the world; "Getty Images" and the like stand below pictures. */
const OF_A_PART = /^(?:Central|Latin|North|South) Americans?$|^(?:The )?Getty(?: Images)?$|^Koreas$/u;
/** "John McCain Lite", "NYT Ex-Trump", "Trump-Russia": what a writer made up. */
const MADE_UP = /\s(?:Lite|Over|Establishment)$|(?:^|\s)Ex-\p{Lu}|-U\.?S\.?$/u;
/** Bodies that are one of many, and what begins within a name: "of Texas". */
const PART_OF_NAME =
  /^(?:National|Senatorial|Central|Select|Joint) (?:Committee|Convention)$|^of\s|\s(?:Naval|Counsel|Officer|Adm)$|^Roman Catholics?$/u;
/** A sum in a currency that is one letter: "R26". */
const SUM = /^R\d+$/u;
/** "I’ve", "It's". */
const CONTRACTION = /^\p{L}+['’](?:m|ve|re|ll|d|t)$/iu;
/** "R-Ariz", "D-Wis": a party and a state. */
const PARTY_AND_STATE = /^(?:[RDI]-|\()/u;
/** Two words run together by a page, or a word with a year: "SessionsLewandowski says", "Sanders2020". */
const RUN_TOGETHER = /\p{Ll}{3,}\p{Lu}\p{Ll}{3,}|\p{L}{3,}\d{4}/u;

/** Whether capitalised words are no name in any report. */
export function isNoName(name: string, language: string): boolean {
  const lower = name.toLowerCase();
  if (OF_A_PART.test(name) || PART_OF_NAME.test(name) || MADE_UP.test(name) || SUM.test(name)) return true;
  if (NO_NAMES.has(lower) || CONTRACTION.test(name) || PARTY_AND_STATE.test(name)) return true;
  if (STATE_ABBREVIATIONS.has(name.replace(/\.$/, ''))) return true;
  // "Charles E", "H.R": cut off where the sentence seemed to end.
  if (/(?:^|\s)\p{Lu}\.?$|^\p{Lu}\.\p{Lu}\.?$/u.test(name) && !/^U\.[SK]\.?$/.test(name)) return true;
  // "New Jersey Republican", "Billion Dollars of India".
  if (/\s(?:Republican|Democrat)$|^(?:Billion|Million|Thousand|Head of)\s/u.test(name)) return true;
  if (numberWords(language).has(lower)) return true;
  const parts = lower.split(/\s+/);
  if (/\s(?:MORE|Al|El|Bin|Van)$/u.test(name) || /^african americans?$/.test(lower)) return true;
  if (parts.length > 1 && RUN_TOGETHER.test(name)) return true;
  // "Bernie Sanders Bernie".
  if (new Set(parts).size < parts.length) return true;
  return parts.every((part) => stopWords(language).has(part));
}

/** Words that a row of capitals may begin with and no name does, in front of at least two others. */
const NO_BEGINNING =
  words(`am pm et edt est bst gmt cdt comedian actor actress singer rapper author director producer coroner lieutenant
  detective former acting regarding arrest of do does did is are was the embed by as about after before when while
  sgt. lt. retired late ex alleged accused mobster gangster boxer golfer footballer quarterback meteorologist professor
  getty images picked picks names named hero teen state englishman frenchman irishman scotsman
  justice justices counsel special sens. reps. congressman congresswoman reporter correspondent anchor host columnist billionaire businessman lawyer`);
/** Those that no name of two words begins with either. */
const NEVER = words(
  'former acting do does did regarding embed by as about after before when while late ex alleged accused',
);
/** What pages put behind a name: "Ida Moss Image", "Moss Twitter". */
const NO_ENDING = /(?<=\p{L})\s(?:Image|Photo|Photos|Twitter|US)$/u;
const CAPITALS_AND_HYPHEN = /^[A-Z]+-[A-Z]+$/;

/** What a person plays or does, in capitals: "Panthers QB Cam Newton", "AP Jeff Chiu". */
const POSITION = /^(?:.*\s)?[A-Z]{1,3}\s(?=\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$)/u;

/**
 * A name without what stands around it by its sentence or page: "AM EDT Lindsay Lohan", "Comedian Ellen DeGeneres",
 * "Ida Moss Image".
 */
export function withoutSurroundings(name: string): string {
  let parts = name.replace(NO_ENDING, '').replace(POSITION, '').split(/\s+/);
  while (parts.length > 1) {
    const first = parts[0] as string;
    const isZone = first === first.toUpperCase() && NO_BEGINNING.has(first.toLowerCase());
    const isRole = parts.length > 2 && NO_BEGINNING.has(first.toLowerCase());
    if (!isZone && !isRole && !NEVER.has(first.toLowerCase()) && !CAPITALS_AND_HYPHEN.test(first)) break;
    parts = parts.slice(1);
  }
  return parts.join(' ');
}
