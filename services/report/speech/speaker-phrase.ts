/** Phrases that may name a speaker: what of the words before a verb is its subject, and what is none. */
import { isSpace } from '../reading/unit-kinds.ts';
import { PERIOD } from './periods.ts';
import { QUOTED } from './quoted-text.ts';
import type { SpeechGrammar } from './speech-verbs.ts';

const MAX_SPEAKER = 80;
const MAX_WORDS = 12;
/** Russian has no article to begin with. */
const STARTS_LIKE_SPEAKER =
  /^(?:\p{Lu}|\p{Script=Cyrillic}|(?:an?|the|one|two|his|her|their|its|some|ein|eine|einer|der|die|das|el|la|los|las|un|una|le|les|une|il|lo|gli|i|o|os|as|um|uma|sus?|son|sa|ses|seu|sua|suo|sein|seine|ihr|ihre)\s|l[’'])/u;
/** "Prison spokesman Al Quintero", "police chief Charles Craft": an office in lower case and a name. */
const OFFICE_AND_NAME =
  /^(?:[\p{Ll}-]+\s){0,3}(?:spokes(?:man|woman|person)|lawyer|attorney|chief|director|officer|analyst|president|secretary|minister|manager|detective|sheriff|mayor|governor|professor|coach|witness|resident|prosecutor|official|leader|adviser|advisor|researcher|economist)\s\p{Lu}/u;
/** A verb inside what should be a name. */
const FINITE =
  /\s(?:is|are|was|were|will|would|can|could|should|must|said|says|told|has|had|have|came|went|did|does|made|took|ne|nicht|não)\s/u;
/** "Carrying books the agency", "relayed a conversation": what somebody did, and nobody. */
const DOING = /^(?:\p{Ll}+ing\s|\p{Lu}\p{Ll}{2,}ing\s\p{Ll}|\p{Ll}+ed\s(?:an?|the|his|her|their|its)\s)/u;
/** Neither a speaker nor known to be one. */
const NOBODY = new Set(
  'it they we i you this that these those there which what who whose least nobody everyone some many es wir ich man dies das ce cela on nous ils elles ellos ellas eles elas они это мы'.split(
    ' ',
  ),
);
/** "He’d", "it's": a pronoun with its verb. */
const CONTRACTED = /^(?:he|she|it|they|we|i|you|that|there|who)['’]/iu;
/** What joins a sentence to the one before, and does not open an aside. */
const CONJUNCTION = /^(?:and|but|und|aber|y|pero|et|mais|e|mas|ma|и|а|но)\s/iu;
/** What a name does not end with. */
const HANGING = new Set(
  'to of as that in into up on for the a an and or but with by from which at about his her their he she it they'.split(
    ' ',
  ),
);
/** Offices and bodies that are known without a name. */
const KNOWN_AS_SUCH =
  /(?:police|government|army|military|navy|court|ministry|office|department|council|coroner|judge|jury|prosecution|coastguard|coast guard|fire (?:service|department|brigade)|hospital|[^s]s)$/iu;
/** Somebody whom only the sentences before tell: "the company", "his lawyer". */
const REFERS_BACK = /^(?:the|his|her|their|its|this|that)\s[^\p{Lu}]+$/u;
/** "Kelly’s comments": his. */
const WORDS_OF =
  /['’]s?\s(?:comments?|remarks?|statements?|words|tweets?|announcement|letter|speech|claims?|testimony)$/u;
/** What was said, and not who said it. */
const WORDS_ALONE =
  /^(?:the|these|those|this|that|such|his|her|their)\s(?:comments?|remarks?|words|claims?|moves?|decision)$/iu;
/** "The New York Democrat": no name either. */
const BY_ORIGIN =
  /^(?:the|this)\s.*\s(?:Democrat|Republican|Conservative|lawmaker|native|senator|congress(?:man|woman))$/u;
/** Words that tell when. */
const CALENDAR =
  /^(?:(?:early|late|last|next|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$|^(?:yesterday|today|tonight)$/iu;
/** Whom "…, who said" is about: the words in capitals before it. */
const NAME_AT_END = /(?:\p{Lu}\S*\s+(?:(?:of|de|van|von|al|bin|the)\s+)?)*\p{Lu}\S*$/u;
const RELATIVE = /(?:^|\s)(?:who|which|der|die|qui|que|quien|который|которая)$/iu;
/** A name of two words and more that explains who is meant: "her nephew, Ravi Singh, 32". */
const NAMED_BEHIND = /^,\s+((?:[\p{Lu}][^\s,;:.()]+\s+)+[\p{Lu}][^\s,;:.()]+)(?=[,.;]|$|\s[a-z])/u;
/** "Moss, president of the club": a name, then what it is. */
const NAME = /^(?:\p{Lu}[^\s,]*\s){1,4}\p{Lu}[^\s,]*$/u;
const WHAT_IT_IS =
  /^(?:an?\s|the\s|its\s|their\s)?[\p{Ll}-]+(?:\s[\p{Ll}-]+){0,4}\s(?:of|for|at|with|to|in)\s/u;
/** What begins a clause of its own within a sentence: "a week after the insurer said". */
const CLAUSE =
  /^.*\s(?:that|after|when|while|because|before|although|though|whether|dass|weil|nachdem|que|che|что)\s(?=\p{Lu}|(?:the|an?|his|her|their|its|some|one|two|three|many|several|police|officials|prosecutors|authorities)\s)/u;
/** What all of these have, and what tells whom a relative clause is about. */
const MAY_HAVE_CLAUSE =
  /\s(?:who|which|whose|that|after|when|while|because|before|although|though|whether|dass|weil|nachdem|que|che|что)\s/u;
/** What begins one whatever follows. */
const THAT = /^.*\s(?:that|dass|que|che|что)\s/u;

/** The words that a sentence begins with as a name: "Schumer held firm …", "The White House …". */
const LEADING = new RegExp(
  `^(?:(?:The|An?|His|Her|Their)\\s(?:[\\p{Ll}-]+\\s){0,3})?(?:\\p{Lu}[\\p{L}\\p{N}.’'${PERIOD}-]*(?:,?\\s(?:Jr|Sr)${PERIOD}?)?(?:\\s(?:of|for|to|the|de|del|van|von|al|bin)(?=\\s(?:the\\s)?\\p{Lu}))*(?:\\s(?=\\p{Lu}))?)+`,
  'u',
);

const FIRST_WORD = /^[\p{L}’']+(?=\s)/u;
/** What a phrase is stripped of on both sides; on the left also quotation marks. */
const isMark = (char: string): boolean => isSpace(char.charCodeAt(0)) || ',.…-'.includes(char);
const isMarkBefore = (char: string): boolean => isMark(char) || '"\'’'.includes(char);

function withoutMarks(phrase: string): string {
  let start = 0;
  let end = phrase.length;
  while (start < end && isMarkBefore(phrase.charAt(start))) start++;
  while (end > start && isMark(phrase.charAt(end - 1))) end--;
  return phrase.slice(start, end);
}

/** A name, or an office, in what was found; empty when it is neither. */
function trimmed(phrase: string, { openers, pronouns }: SpeechGrammar): string {
  let rest = withoutMarks(phrase);
  // "In June she": whatever stands before it.
  const last = rest.slice(rest.lastIndexOf(' ') + 1);
  if (pronouns.has(last)) return last;
  for (let word = FIRST_WORD.exec(rest)?.[0]; word !== undefined; ) {
    if (!openers.has(word.toLowerCase())) break;
    rest = rest.slice(word.length).trimStart();
    word = FIRST_WORD.exec(rest)?.[0];
  }
  // A name of two words has no clause.
  if (rest.indexOf(' ') === rest.lastIndexOf(' ') && !/[^\S ]/u.test(rest)) return rest.replace(WORDS_OF, '');
  if (!MAY_HAVE_CLAUSE.test(rest)) return rest.replace(WORDS_OF, '');
  // "Reporters who broke the story"; "the remarks suggest that Moscow".
  return rest
    .replace(/\s(?:who|which|whose)\s.*$/u, '')
    .replace(THAT, '')
    .replace(CLAUSE, '')
    .replace(WORDS_OF, '');
}

/** Whether a phrase ends with a name, and not with an office: "Daniels’s lawyer" has only that of another. */
const endsWithName = (phrase: string): boolean => /(?:^|\s)\p{Lu}\S*$/u.test(phrase);

const isSpaceAt = (text: string, at: number): boolean => isSpace(text.charCodeAt(at));

/** How many words a phrase has: parts between white space, before it and behind it. */
function wordsOf(phrase: string): number {
  let words = 1;
  for (let at = 0; at < phrase.length; at++)
    if (isSpaceAt(phrase, at) && (at === 0 || !isSpaceAt(phrase, at - 1))) words++;
  return words;
}

function firstWord(phrase: string): string {
  let end = 0;
  while (end < phrase.length && !isSpaceAt(phrase, end)) end++;
  return phrase.slice(0, end);
}

function lastWord(phrase: string): string {
  let start = phrase.length;
  while (start > 0 && !isSpaceAt(phrase, start - 1)) start--;
  return phrase.slice(start);
}

/** Whether a phrase can name a speaker. */
export function isSpeaker(phrase: string, { openers, pronouns }: SpeechGrammar): boolean {
  if (phrase === '' || phrase.length > MAX_SPEAKER || wordsOf(phrase) > MAX_WORDS) return false;
  const first = firstWord(phrase).toLowerCase();
  if (NOBODY.has(first) || CONTRACTED.test(first) || openers.has(first) || pronouns.has(first)) return false;
  if (HANGING.has(lastWord(phrase).toLowerCase())) return false;
  if (WORDS_ALONE.test(phrase) || /['’]s?$/u.test(phrase)) return false;
  if (CALENDAR.test(phrase) || DOING.test(phrase) || FINITE.test(` ${phrase} `)) return false;
  return /\p{L}{2}/u.test(phrase);
}

/** Whether a speaker is somebody by origin or party, who was named just before: "the New York Democrat". */
export const isByOrigin = (speaker: string): boolean =>
  BY_ORIGIN.test(speaker.slice(0, 1).toLowerCase() + speaker.slice(1));

/** Whether a speaker is one whom only the sentences before tell. */
export function refersBack(speaker: string): boolean {
  const uncapitalised = speaker.slice(0, 1).toLowerCase() + speaker.slice(1);
  return isByOrigin(speaker) || (REFERS_BACK.test(uncapitalised) && !KNOWN_AS_SUCH.test(speaker));
}

const startsWithOpener = (part: string, { openers }: SpeechGrammar): boolean =>
  openers.has((/^[\p{L}’']+/u.exec(part.trim())?.[0] ?? '').toLowerCase());

/** The name behind what explains it, where the first is no name of a person: "the ambassador to the UN, Ada Moss". */
function explained(first: string, next: string): string {
  const isOffice = !endsWithName(first) || /^(?:the|an?|his|her|their|its)\s/iu.test(first);
  return isOffice && NAMED_BEHIND.test(`, ${next}`) ? next : first;
}

/** The subject in what stands before a verb: "On Monday, Ida Moss, the clerk, " has "Ida Moss". */
export function subjectIn(segment: string, grammar: SpeechGrammar): string {
  const bare = segment.replace(/\s+$/u, '');
  const withoutRelative = bare.replace(RELATIVE, '');
  const parts = withoutRelative
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return '';
  const before = trimmed(parts.at(-2) ?? '', grammar);
  const isExplained = NAME.test(before) && WHAT_IT_IS.test(last);
  if (isExplained && !/,\s*$/u.test(segment)) return before;
  if (withoutRelative !== bare) return NAME_AT_END.exec(last)?.[0] ?? trimmed(last, grammar);
  if (!/,\s*$/u.test(segment)) return trimmed(last, grammar);
  // Behind what opens the sentence the name comes first, then what explains it.
  const named = parts.findIndex(
    (part) =>
      STARTS_LIKE_SPEAKER.test(trimmed(part, grammar)) &&
      (!startsWithOpener(part, grammar) || CONJUNCTION.test(part)),
  );
  const at = named < 0 ? 0 : named;
  return explained(trimmed(parts[at] as string, grammar), parts[at + 1] ?? '');
}

/** The name, or the pronoun, that a sentence begins with, behind what opens it; empty where it begins otherwise. */
export function leadingSubject(text: string, grammar: SpeechGrammar): string {
  const opened = text.replace(/^[^,]*,\s/u, (opening) => (startsWithOpener(opening, grammar) ? '' : opening));
  const rest = opened.replace(/^[\s"'“”‘’]+/u, '').replace(CONJUNCTION, '');
  if (startsWithOpener(rest, grammar)) return '';
  const found = LEADING.exec(rest)?.[0].trim() ?? '';
  const behind = rest.slice(found.length);
  // "Shortly after the vote" begins with no name.
  return /^(?:\s(?!after|before|in|on|at|over|from|with)\p{Ll}|,\s)/u.test(behind) &&
    !/^(?:The|An?|His|Her|Their)$/.test(found)
    ? found
    : '';
}

/** Whether what stands behind a verb can be its speaker. */
export function isSpeakerBehind(phrase: string): boolean {
  return (STARTS_LIKE_SPEAKER.test(phrase) || OFFICE_AND_NAME.test(phrase)) && !FINITE.test(` ${phrase} `);
}

/**
 * When somebody spoke, behind who it was: "the mayor of Skarne on Friday evening", "le maire mardi soir", "мэр в пятницу".
 * A day is a name too ("Der Freitag"), so that German asks for its preposition.
 */
const WHEN =
  /,?\s(?:(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight)|(?:am (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?:abend|morgen|mittag|nachmittag|vormittag|nacht)?|gestern|heute)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd[’']hui)|(?:(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|ayer|hoy)|(?:(?:na|nesta|no|neste) (?:segunda|terça|quarta|quinta|sexta|sábado|domingo)(?:-feira)?|ontem|hoje)|(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|oggi)|(?:во? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|вчера|сегодня))(?![\p{L}-]).*$/u;

/** A speaker without the time at which they spoke, and whatever stands behind that. */
export const withoutWhen = (speaker: string): string => speaker.replace(WHEN, '');

/** A speaker behind a verb, named by what follows where it is no name itself: "said her lawyer, Moses Wafula, 61". */
export function namedBehind(speaker: string, following: string): string {
  const named = endsWithName(speaker) ? undefined : NAMED_BEHIND.exec(following)?.[1];
  return named ?? speaker.trim();
}

/** A phrase without what may stand around a name. */
export const asSpeaker = trimmed;

/** Whether a sentence's words before a verb are quoted. */
export const endsQuoted = (before: string): boolean =>
  before === '' || before.replace(/[,\s—–-]+$/u, '').endsWith(QUOTED);
