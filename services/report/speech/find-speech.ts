/**
 * Who speaks in a sentence, by its grammar: the subject of a verb of speech, before it or, behind a quotation or a comma,
 * after it; or what "according to" names. Nobody rather than somebody wrong.
 */

import type { Certainty } from '@newsfold/schemas/generated/records.ts';
import { codeUnits } from '@newsfold/text/words/code-units.ts';
import { type Seen, SentencePattern, seenIn } from '../patterns/sentence-pattern.ts';
import { isSpace } from '../reading/unit-kinds.ts';
import { PERIOD, withoutInnerPeriods } from './periods.ts';
import { QUOTED } from './quoted-text.ts';
import {
  asSpeaker,
  endsQuoted,
  isSpeaker,
  isSpeakerBehind,
  leadingSubject,
  namedBehind,
  refersBack,
  subjectIn,
  withoutWhen,
} from './speaker-phrase.ts';
import type { SpeechGrammar } from './speech-verbs.ts';
import { UnquotedWords } from './unquoted-words.ts';

/** Speech in a sentence. */
export interface Speech {
  /** The speaker in the sentence's words; a pronoun of one speaker where `isPronoun`. */
  readonly speaker: string;
  readonly isPronoun: boolean;
  /** Whether only what stands before tells who is meant: "the company", "his lawyer". */
  readonly refersBack: boolean;
  readonly certainty: Certainty;
}

/** What no subject reaches over, beside a hyphen or two between spaces. */
const boundaries = new Uint8Array(0x10000);
for (const mark of `;:()—–.${QUOTED}`) boundaries[mark.charCodeAt(0)] = 1;
const HYPHEN = 0x2d;
/** After a verb and a quotation: up to a mark, or to what tells when, where and to whom. */
const AFTER = new RegExp(
  `^\\s+([^,;:.()—–${QUOTED}]{2,80}?)(?=\\s+(?:in|on|at|after|during|while|as|when|who|told|to|of this|am|im|gegenüber|en|el|ayer|lors|dans|à|mardi|em|na|no|в|на)\\s|[,;:.()—–${QUOTED}]|\\s--?\\s|$)`,
  'u',
);
/** After a verb and a comma: only what a mark ends. */
const ONLY_AFTER = new RegExp(`^\\s+([^,;:.()—–${QUOTED}]{2,60})(?=[,.]|$)`, 'u');
/** "A annoncé samedi la préfecture": a day between a verb and its speaker. */
const DAY_BETWEEN =
  /^\s(?:(?:am|este|ce|na|no|questo)\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|ontem|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|gestern|heute)(?=\s)/iu;
const ASIDE = /\s?\([^()]*\)/gu;
/** "Was quoted by an agency as saying": said. */
const QUOTED_AS = new SentencePattern(
  /\b(?:is|was|were|been) (?:quoted|cited) (?:by [^,.]{2,40} )?as saying\b/gu,
);
/** Whom such a verb is followed by is spoken to: "Moss, the clerk, told a reporter". */
const TO_SOMEBODY =
  /^(?:tells?|told|asked|asks|urged|urges|warned|warns|criticized|criticised|accused|blamed|praised|advised)$/u;
/** What shows that a word that may be a noun is a verb. */
const SAYS_THAT = new RegExp(`^(?:\\s+that\\s|[^,;.]{0,40}${QUOTED})`, 'u');
const JOINS_VERBS = /(?:^|\s)(?:and|und|y|et|e|и)\s*$/u;

/** One past the boundary at a place, which is its own where there is none. @param units of a text that goes on */
function boundaryEnd(units: Uint16Array, at: number): number {
  const unit = units[at] as number;
  if (boundaries[unit] === 1) return at + 1;
  if (units[at + 1] !== HYPHEN || !isSpace(unit)) return at;
  const behind = units[at + 2] === HYPHEN ? at + 3 : at + 2;
  return isSpace(units[behind] as number) ? behind + 1 : at;
}

/** The place where the text before a verb begins to belong to its subject. */
function boundaryBefore(text: string, end: number): number {
  const units = codeUnits(text);
  let from = 0;
  for (let at = 0; at < end; ) {
    const behind = boundaryEnd(units, at);
    if (behind > end) break;
    if (behind > at) from = behind;
    at = Math.max(behind, at + 1);
  }
  return from;
}

interface Verb {
  readonly word: string;
  readonly certainty: Certainty;
  /** Where the verb with its auxiliaries begins. */
  readonly start: number;
  readonly end: number;
  readonly isPassive: boolean;
  /** It may be a noun, and nothing says that it is none. */
  readonly isDoubtful: boolean;
}

/** A form of a verb with the auxiliaries and adverbs before it. */
function verbAt(words: UnquotedWords, at: number, text: string, grammar: SpeechGrammar): Verb | null {
  const word = words.word(at);
  const certainty = grammar.certaintyOf.get(word);
  if (certainty === undefined) return null;
  const [start, end] = [words.start(at), words.end(at)];
  let first = at;
  let isPassive = false;
  while (first > 0) {
    if (!/^\s+$/u.test(text.slice(words.end(first - 1), words.start(first)))) break;
    const before = words.word(first - 1);
    const isAuxiliary = grammar.passive.has(before);
    // "Kelly" is no adverb.
    const isBetween = grammar.between.has(before) || /^\p{Ll}+ly$/u.test(words.written(first - 1));
    if (!isAuxiliary && !isBetween) break;
    isPassive ||= isAuxiliary;
    first--;
  }
  if (text[start] !== word[0] && at > 0) return null;
  const isDoubtful = grammar.doubtful.has(word) && !SAYS_THAT.test(text.slice(end));
  return {
    word,
    certainty,
    start: words.start(first),
    end,
    isPassive,
    isDoubtful,
  };
}

/** The speaker behind a verb: "…", said Moss. */
function speakerAfter(text: string, { word, start, end }: Verb): string {
  const before = text.slice(0, start).trimEnd();
  const isQuoted = endsQuoted(before);
  if (!isQuoted && (!before.endsWith(',') || TO_SOMEBODY.test(word))) return '';
  const after = text.slice(end).replace(DAY_BETWEEN, (day) => ' '.repeat(day.length));
  const found = (isQuoted ? AFTER : ONLY_AFTER).exec(after);
  const speaker = withoutWhen(found?.[1] ?? '');
  if (!found || !isSpeakerBehind(speaker)) return '';
  return namedBehind(speaker, after.slice(found[0].length));
}

function speakerOf(text: string, verb: Verb, grammar: SpeechGrammar): string {
  if (verb.isPassive) {
    const by = grammar.by.exec(text.slice(verb.end))?.[0];
    return by === undefined ? '' : (AFTER.exec(text.slice(verb.end + by.length))?.[1] ?? '').trim();
  }
  const after = speakerAfter(text, verb);
  if (after !== '' || verb.isDoubtful) return after;
  const segment = text.slice(boundaryBefore(text, verb.start), verb.start);
  // "Her lawyer went on air and said": the subject of the first verb is that of the second.
  return JOINS_VERBS.test(segment) ? leadingSubject(text, grammar) : subjectIn(segment, grammar);
}

/** A sentence as verbs are looked for in it: every offset stays; and whether a phrase of it stands for one. */
function prepared(
  blanked: string,
  { phrases }: SpeechGrammar,
  seen: Seen,
): { readonly text: string; readonly hasPhrase: boolean } {
  let hasPhrase = false;
  const as = (verb: string) => (phrase: string) => {
    hasPhrase = true;
    return verb.padStart(phrase.length);
  };
  let text = QUOTED_AS.mayBeIn(seen) ? blanked.replace(QUOTED_AS.pattern, as('said')) : blanked;
  if (text.includes('(')) text = text.replace(ASIDE, (aside) => ' '.repeat(aside.length));
  text = withoutInnerPeriods(text);
  for (const { pattern, verb } of phrases)
    if (pattern.mayBeIn(seen)) text = text.replace(pattern.pattern, as(verb));
  return { text, hasPhrase };
}

/** Whether a sentence may have speech without one of the grammar's verbs. */
function mayHaveOther({ direct, according, phrases, participle }: SpeechGrammar, seen: Seen): boolean {
  const isIn = ({ pattern }: { readonly pattern: SentencePattern }): boolean => pattern.mayBeIn(seen);
  if (according.mayBeIn(seen) || participle?.mayBeIn(seen) || QUOTED_AS.mayBeIn(seen)) return true;
  return direct.some(isIn) || phrases.some(isIn);
}

/**
 * Finds who speaks.
 * @param blanked a sentence, its quotations blanked
 * @param seen what the sentence has of what patterns need
 * @param hasVerb whether it has a verb of the grammar, be it in a quotation: most sentences have none
 * @returns the first speech with a speaker; null when there is none
 */
export function findSpeech(
  blanked: string,
  grammar: SpeechGrammar,
  seen: Seen = seenIn(blanked, grammar.language),
  hasVerb = true,
): Speech | null {
  if (!hasVerb && !mayHaveOther(grammar, seen)) return null;
  const { text, hasPhrase } = prepared(blanked, grammar, seen);
  const isPronoun = (speaker: string): boolean =>
    grammar.pronouns.has(speaker.toLowerCase()) || grammar.objects.has(speaker.toLowerCase());
  const toSpeech = (speaker: string, certainty: Certainty): Speech => ({
    speaker: speaker.replaceAll(PERIOD, '.'),
    isPronoun: isPronoun(speaker),
    refersBack: refersBack(speaker),
    certainty,
  });
  for (const { pattern, certainty } of grammar.direct) {
    const speaker = pattern.exec(text, seen)?.[1]?.trim() ?? '';
    if (isSpeaker(speaker, grammar)) return toSpeech(speaker, certainty);
  }
  const isNamed = (speaker: string): boolean => isPronoun(speaker) || isSpeaker(speaker, grammar);
  const according = grammar.according.exec(text, seen);
  const named = asSpeaker(according?.[1] ?? '', grammar);
  const unquoted = new UnquotedWords(hasVerb || hasPhrase ? text : '', grammar.verbs);
  for (const at of unquoted.listed) {
    const verb = verbAt(unquoted, at, text, grammar);
    if (verb === null) continue;
    // "According to sources, the firm wants …": what is named first governs the rest.
    if (according !== null && according.index < verb.start && isNamed(named)) break;
    const speaker = speakerOf(text, verb, grammar);
    if (isNamed(speaker)) return toSpeech(speaker, verb.certainty);
  }
  if (isNamed(named)) return toSpeech(named, 'said');
  const participle = grammar.participle?.exec(text, seen);
  const leading = participle ? leadingSubject(text, grammar) : '';
  const certainty = grammar.participles.get(participle?.[1]?.toLowerCase() ?? '') ?? 'said';
  return isNamed(leading) ? toSpeech(leading, certainty) : null;
}
