/**
 * Who speaks in a sentence, by its grammar: the subject of a verb of speech, before it or, behind a quotation or a comma,
 * after it; or what "according to" names. Nobody rather than somebody wrong.
 */
import type { Certainty } from '@newsfold/schemas/generated/records.ts';
import { QUOTED } from './quoted-text.ts';
import type { SpeechGrammar } from './speech-verbs.ts';

/** Speech in a sentence. */
export interface Speech {
  /** The speaker in the sentence's words; a pronoun of one speaker where `isPronoun`. */
  readonly speaker: string;
  readonly isPronoun: boolean;
  /** Whether only what stands before tells who is meant: "the company", "his lawyer". */
  readonly refersBack: boolean;
  readonly certainty: Certainty;
}

/** A word outside of quotations. */
interface Token {
  /** In lower case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** What no subject reaches over. */
const BOUNDARY = new RegExp(`[;:()—–.${QUOTED}]|\\s--?\\s`, 'gu');
/** Periods that end no sentence, and what stands for them meanwhile. */
const ABBREVIATION =
  /(?<![\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Rep|Reps|Sen|Sens|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr|Dist|Atty|Supt|Sra|Mme|Hr|Fr)\./gu;
const PERIOD = '\u0002';
const MAX_SPEAKER = 80;
const MAX_WORDS = 12;
/** After a verb and a quotation: up to a mark, or to what tells when, where and to whom. */
const AFTER = new RegExp(
  `^\\s+([^,;:.()—–${QUOTED}]{2,80}?)(?=\\s+(?:in|on|at|after|during|while|as|when|who|told|to|of this|am|im|gegenüber|en|el|ayer|lors|dans|à|mardi|em|na|no|в|на)\\s|[,;:.()—–${QUOTED}]|\\s--?\\s|$)`,
  'u',
);
/** After a verb and a comma: only what a mark ends. */
const ONLY_AFTER = new RegExp(`^\\s+([^,;:.()—–${QUOTED}]{2,60})(?=[,.]|$)`, 'u');
/** A name of two words and more that explains who is meant: "her nephew, Ravi Singh, 32". */
const NAMED_BEHIND = /^,\s+((?:[\p{Lu}][^\s,;:.()]+\s+)+[\p{Lu}][^\s,;:.()]+)(?=[,.;]|$|\s[a-z])/u;
/** Russian has no article to begin with. */
const STARTS_LIKE_SPEAKER =
  /^(?:\p{Lu}|\p{Script=Cyrillic}|(?:an?|the|one|two|his|her|their|its|some|ein|eine|einer|der|die|das|el|la|los|las|un|una|le|les|une|il|lo|gli|i|o|os|as|um|uma)\s|l[’'])/u;
/** A verb inside what should be a name. */
const FINITE = /\s(?:is|are|was|were|will|would|can|could|should|must|said|says|told)\s/u;
/** Neither a speaker nor known to be one. */
const NOBODY = new Set(
  'it they we i you this that these those there which what who nobody everyone some many es wir ich man dies das ce cela on nous ils elles ellos ellas eles elas они это мы'.split(
    ' ',
  ),
);
/** What joins a sentence to the one before, and does not open an aside. */
const CONJUNCTION = /^(?:and|but|und|aber|y|pero|et|mais|e|mas|ma|и|а|но)\s/iu;
const ASIDE = /\s?\([^()]*\)/gu;
/** What a name does not end with. */
const HANGING = new Set(
  'to of as that in into up on for the a an and or but with by from which at about his her their'.split(' '),
);
/** Offices and bodies that are known without a name. */
const KNOWN_AS_SUCH =
  /(?:police|government|army|military|navy|court|ministry|office|department|council|coroner|judge|jury|prosecution|coastguard|coast guard|fire (?:service|department|brigade)|hospital|[^s]s)$/iu;
/** Somebody whom only the sentences before tell: "the company", "his lawyer". */
const REFERS_BACK = /^(?:the|his|her|their|its|this|that)\s[^\p{Lu}]+$/u;
/** Words that tell when. */
const CALENDAR =
  /^(?:(?:early|late|last|next|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$|^(?:yesterday|today|tonight)$/iu;
/** Whom "…, who said" is about: the words in capitals before it. */
const NAME_AT_END = /(?:\p{Lu}\S*\s+(?:(?:of|de|van|von|al|bin|the)\s+)?)*\p{Lu}\S*$/u;
/** "Was quoted by an agency as saying": said. */
const QUOTED_AS = /\b(?:is|was|were|been) (?:quoted|cited) (?:by [^,.]{2,40} )?as saying\b/gu;
const RELATIVE = /(?:^|\s)(?:who|which|der|die|qui|que|quien|который|которая)$/iu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** A name, or an office, in what was found; empty when it is neither. */
function trimmed(phrase: string, { openers }: SpeechGrammar): string {
  let rest = phrase.replace(/^[\s,"'’.…-]+|[\s,.…-]+$/gu, '');
  for (let word = /^[\p{L}’']+(?=\s)/u.exec(rest)?.[0]; word !== undefined; ) {
    if (!openers.has(word.toLowerCase())) break;
    rest = rest.slice(word.length).trimStart();
    word = /^[\p{L}’']+(?=\s)/u.exec(rest)?.[0];
  }
  // "Reporters who broke the story"; "the remarks suggest that Moscow".
  return rest.replace(/\s(?:who|which|whose)\s.*$/u, '').replace(/^.*\s(?:that|dass|que|che|что)\s/u, '');
}

/** Whether a phrase ends with a name, and not with an office: "Daniels’s lawyer" has only that of another. */
const endsWithName = (phrase: string): boolean => /(?:^|\s)\p{Lu}\S*$/u.test(phrase);

function isSpeaker(phrase: string, { openers, pronouns }: SpeechGrammar): boolean {
  const words = phrase.split(/\s+/);
  const first = (words[0] ?? '').toLowerCase();
  if (phrase === '' || phrase.length > MAX_SPEAKER || words.length > MAX_WORDS) return false;
  if (NOBODY.has(first) || openers.has(first) || pronouns.has(first)) return false;
  if (HANGING.has((words.at(-1) ?? '').toLowerCase())) return false;
  if (CALENDAR.test(phrase) || FINITE.test(` ${phrase} `)) return false;
  return /\p{L}{2}/u.test(phrase);
}

const startsWithOpener = (part: string, { openers }: SpeechGrammar): boolean =>
  openers.has((/^[\p{L}’']+/u.exec(part.trim())?.[0] ?? '').toLowerCase());

function refersBack(speaker: string): boolean {
  const uncapitalised = speaker.slice(0, 1).toLowerCase() + speaker.slice(1);
  return REFERS_BACK.test(uncapitalised) && !KNOWN_AS_SUCH.test(speaker);
}

/** The subject in what stands before a verb: "On Monday, Ida Moss, the clerk, " has "Ida Moss". */
function subjectIn(segment: string, grammar: SpeechGrammar): string {
  const withoutRelative = segment.replace(/\s+$/u, '').replace(RELATIVE, '');
  const isRelative = withoutRelative !== segment.replace(/\s+$/u, '');
  const hasApposition = /,\s*$/u.test(segment);
  const parts = withoutRelative
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return '';
  if (isRelative)
    return NAME_AT_END.exec(parts.at(-1) as string)?.[0] ?? trimmed(parts.at(-1) as string, grammar);
  if (!hasApposition) return trimmed(parts.at(-1) as string, grammar);
  // Behind what opens the sentence the name comes first, then what explains it.
  const named = parts.findIndex(
    (part) =>
      STARTS_LIKE_SPEAKER.test(trimmed(part, grammar)) &&
      (!startsWithOpener(part, grammar) || CONJUNCTION.test(part)),
  );
  const at = named < 0 ? 0 : named;
  const first = trimmed(parts[at] as string, grammar);
  const next = parts[at + 1] ?? '';
  return !endsWithName(first) && NAMED_BEHIND.test(`, ${next}`) ? next : first;
}

/** The place where the text before a verb begins to belong to its subject. */
function boundaryBefore(text: string, end: number): number {
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(BOUNDARY)) {
    if (index + mark.length > end) break;
    from = index + mark.length;
  }
  return from;
}

/** What shows that a word that may be a noun is a verb. */
const SAYS_THAT = new RegExp(`^(?:\\s+that\\s|[^,;.]{0,40}${QUOTED})`, 'u');

interface Verb {
  readonly certainty: Certainty;
  /** Where the verb with its auxiliaries begins. */
  readonly start: number;
  readonly end: number;
  readonly isPassive: boolean;
}

/** A form of a verb with the auxiliaries and adverbs before it. */
function verbAt(tokens: readonly Token[], at: number, text: string, grammar: SpeechGrammar): Verb | null {
  const { word, start, end } = tokens[at] as Token;
  const certainty = grammar.certaintyOf.get(word);
  if (certainty === undefined) return null;
  let first = at;
  let isPassive = false;
  while (first > 0) {
    const before = tokens[first - 1] as Token;
    const isBeside = /^\s+$/u.test(text.slice(before.end, (tokens[first] as Token).start));
    const isAdverb = /^\p{L}+ly$/u.test(before.word);
    if (!isBeside || !(grammar.between.has(before.word) || grammar.passive.has(before.word) || isAdverb))
      break;
    if (grammar.passive.has(before.word)) isPassive = true;
    first--;
  }
  if (text[start] !== word[0] && at > 0) return null;
  if (grammar.doubtful.has(word) && !SAYS_THAT.test(text.slice(end))) return null;
  return { certainty, start: first === at ? start : (tokens[first] as Token).start, end, isPassive };
}

/** The speaker behind a verb: "…", said Moss. */
function speakerAfter(text: string, { start, end }: Verb): string {
  const before = text.slice(0, start).trimEnd();
  const isQuoted = before === '' || before.replace(/[,\s—–-]+$/u, '').endsWith(QUOTED);
  if (!isQuoted && !before.endsWith(',')) return '';
  const after = text.slice(end);
  const found = (isQuoted ? AFTER : ONLY_AFTER).exec(after);
  const speaker = found?.[1] ?? '';
  if (!found || !STARTS_LIKE_SPEAKER.test(speaker) || FINITE.test(` ${speaker} `)) return '';
  const named = endsWithName(speaker) ? undefined : NAMED_BEHIND.exec(after.slice(found[0].length))?.[1];
  return named ?? speaker.trim();
}

function speakerOf(text: string, verb: Verb, grammar: SpeechGrammar): string {
  if (verb.isPassive) {
    const by = grammar.by.exec(text.slice(verb.end))?.[0];
    return by === undefined ? '' : (AFTER.exec(text.slice(verb.end + by.length))?.[1] ?? '').trim();
  }
  const after = speakerAfter(text, verb);
  return after !== '' ? after : subjectIn(text.slice(boundaryBefore(text, verb.start), verb.start), grammar);
}

/**
 * Finds who speaks.
 * @param blanked a sentence, its quotations blanked
 * @returns the first speech with a speaker; null when there is none
 */
export function findSpeech(blanked: string, grammar: SpeechGrammar): Speech | null {
  const text = blanked
    .replace(QUOTED_AS, (phrase) => 'said'.padStart(phrase.length))
    .replace(ASIDE, (aside) => ' '.repeat(aside.length))
    .replace(ABBREVIATION, (short) => `${short.slice(0, -1)}${PERIOD}`);
  const isPronoun = (speaker: string): boolean =>
    grammar.pronouns.has(speaker.toLowerCase()) || grammar.objects.has(speaker.toLowerCase());
  const toSpeech = (speaker: string, certainty: Certainty): Speech => ({
    speaker: speaker.replaceAll(PERIOD, '.'),
    isPronoun: isPronoun(speaker),
    refersBack: refersBack(speaker),
    certainty,
  });
  const isNamed = (speaker: string): boolean => isPronoun(speaker) || isSpeaker(speaker, grammar);
  const tokens = tokensOf(text);
  for (let at = 0; at < tokens.length; at++) {
    const verb = verbAt(tokens, at, text, grammar);
    if (verb === null) continue;
    const speaker = speakerOf(text, verb, grammar);
    if (isNamed(speaker)) return toSpeech(speaker, verb.certainty);
  }
  const named = trimmed(grammar.according.exec(text)?.[1] ?? '', grammar);
  return isNamed(named) ? toSpeech(named, 'said') : null;
}
