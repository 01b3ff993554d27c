/** What a sentence tells of the course of things: acts that lie ahead, acts that are done, stages, days that were moved. */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import type { Seen } from '@newsfold/report/patterns/sentence-pattern.ts';
import { readingOf } from '@newsfold/report/reading/reading.ts';
import { blankQuotations, QUOTED, quotationsIn } from '@newsfold/report/speech/quoted-text.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import {
  aheadOf,
  anyStageOf,
  byOf,
  describingOf,
  movedOf,
  notOf,
  openBehind,
  openOf,
  passiveOf,
  stagesFor,
} from './course-patterns.ts';
import { COURSE_WORDS, type CourseName, type CourseWords } from './course-words.ts';

/** A place in the text of a report. UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An act that lies ahead. */
interface AheadAct extends Span {
  /** The stem of its verb. */
  readonly verb: string;
  /** One past the verb. */
  readonly verbEnd: number;
}

/** A stage of a course that a sentence tells. */
export interface ToldStage extends Span {
  readonly course: CourseName;
  /** Its place in the course, from 0. */
  readonly stage: number;
}

/** What a sentence tells as ahead. */
interface Ahead {
  readonly acts: readonly AheadAct[];
  /** Offsets in the sentence at which verbs that lie ahead end, whether they are acts or not. */
  readonly ends: ReadonlySet<number>;
}

/** The places of acts that are done, by the stems of their verbs. */
type Done = ReadonlyMap<string, Span>;

const NOTHING_AHEAD: Ahead = { acts: [], ends: new Set() };
const NOTHING_DONE: Done = new Map();

/** Verbs that tell no act by themselves, by stem or form. */
const LIGHT: ReadonlySet<string> = new Set(
  'be been have had do did make made take taken get go give say said continu need becom remain see come keep use allow let help want look like also soon still not ein sein haben werden machen tener hacer ser estar haber etre faire avoir ter fazer быть'.split(
    ' ',
  ),
);
/** Characters shown of an act that lies ahead. */
const SHOWN = 90;
/** Characters before a verb in which it is negated or described. */
const NEAR = 20;
const SHORTEST_HEAD = 5;
const HEAD_SHARE = 0.7;

/** The stem of a verb, without what marks its tense where the language puts it in front. */
function verbStem(word: string, language: string, { irregular }: CourseWords): string {
  const lower = word.toLowerCase();
  if (language === 'ar') return lower.replace(/^س?[يت]/u, '');
  const bare = lower.replace(/^(?:être|ser) /u, '');
  return stem(irregular?.[bare] ?? bare, language);
}

/** Whether two stems are of one verb: they are equal, or begin alike where a language changes their ends. */
export function isSameVerb(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same >= SHORTEST_HEAD && same >= HEAD_SHARE * longest;
}

/** Up to the end of the clause, at a word. */
function clauseEnd(text: string, end: number): number {
  const rest = /^[^.,;:()—–，。；]{0,90}/u.exec(text.slice(end))?.[0] ?? '';
  if (rest.length < SHOWN) return end + rest.trimEnd().length;
  return end + rest.slice(0, rest.lastIndexOf(' ')).trimEnd().length;
}

/** Where the clause begins that a place of a text is in. */
function clauseStart(text: string, at: number): number {
  return text.slice(0, at).search(/[^.,;:()—–，。；]*$/u);
}

/** Whether a clause leaves open if an act comes, which stands in it from `start` to `end`. */
function isOpenAct(text: string, start: number, end: number, last: number, language: string): boolean {
  const before = text.slice(clauseStart(text, start), start);
  return (
    openOf(language)?.test(before) === true || openBehind(language)?.test(text.slice(end, last)) === true
  );
}

/** Words of a sentence, its quotations blanked, with their place in the report. */
interface Blanked {
  readonly text: string;
  readonly from: number;
  readonly seen: Seen;
  readonly language: string;
  readonly words: CourseWords;
}

function readAhead({ text, from, seen, language, words }: Blanked): Ahead {
  const pattern = aheadOf(language);
  if (!pattern?.mayBeIn(seen)) return NOTHING_AHEAD;
  const not = notOf(language);
  const acts: AheadAct[] = [];
  const ends = new Set<number>();
  for (const match of text.matchAll(pattern.pattern)) {
    const form = match[1] ?? match[2] ?? '';
    const verb = verbStem(form, language, words);
    const end = match.index + match[0].length;
    ends.add(end);
    if (LIGHT.has(verb) || LIGHT.has(form) || match[0].includes(QUOTED) || not?.test(match[0])) continue;
    const last = clauseEnd(text, end);
    if (isOpenAct(text, match.index, end, last, language)) continue;
    acts.push({ verb, verbEnd: from + end, start: from + match.index, end: from + last });
  }
  return { acts, ends };
}

function readDone({ text, from, language, words }: Blanked, ends: ReadonlySet<number>): Done {
  const not = notOf(language);
  const describing = describingOf(language);
  const done = new Map<string, Span>();
  for (const { index, 0: word } of text.matchAll(language === 'zh' ? /\p{Script=Han}{2}/gu : /\p{L}+/gu)) {
    const lower = word.toLowerCase();
    const end = index + word.length;
    if (ends.has(end) || !(words.done.test(lower) || words.irregular?.[lower] !== undefined)) continue;
    const before = text.slice(Math.max(0, index - NEAR), index);
    if (not?.test(before) || describing?.test(before)) continue;
    // "A march led by pupils" only describes.
    if (byOf(language)?.test(text.slice(end, end + NEAR)) && !passiveOf(language)?.test(before)) continue;
    const verb = verbStem(lower, language, words);
    if (!LIGHT.has(verb)) done.set(verb, { start: from + index, end: from + end });
  }
  return done;
}

function readStages({ text, from, language }: Blanked): ToldStage[] {
  const not = notOf(language);
  return stagesFor(language).flatMap(({ course, stage, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => not?.test(text.slice(Math.max(0, index - NEAR), index)) !== true)
      .map(({ index, 0: told }) => ({ course, stage, start: from + index, end: from + index + told.length })),
  );
}

function blankedSentence(document: Document, sentence: number): Blanked | null {
  const { text, language } = document.article;
  const words = COURSE_WORDS[language];
  const read = readingOf(document).sentences[sentence];
  if (words === undefined || read === undefined) return null;
  return {
    text: blankQuotations(text, read.start, read.end, quotationsIn(document)),
    from: read.start,
    seen: read.seen,
    language,
    words,
  };
}

/** What sentences were found to tell, by their number: few of a report are asked for. */
const aheadKnown = annotation('ahead', (_: Document) => new Map<number, Ahead>());
const doneKnown = annotation('done', (_: Document) => new Map<number, Done>());
const stagesKnown = annotation('stages', (_: Document) => new Map<number, readonly ToldStage[]>());

function remembered<T>(known: Map<number, T>, sentence: number, read: () => T): T {
  let value = known.get(sentence);
  if (value === undefined) {
    value = read();
    known.set(sentence, value);
  }
  return value;
}

function aheadOfSentence(document: Document, sentence: number): Ahead {
  return remembered(aheadKnown(document), sentence, () => {
    const blanked = blankedSentence(document, sentence);
    return blanked ? readAhead(blanked) : NOTHING_AHEAD;
  });
}

/** The acts that a sentence of a document tells as ahead; nothing in quotations counts. */
export function actsAhead(document: Document, sentence: number): readonly AheadAct[] {
  return aheadOfSentence(document, sentence).acts;
}

/** The acts that a sentence of a document tells as done. */
export function actsDone(document: Document, sentence: number): Done {
  return remembered(doneKnown(document), sentence, () => {
    const blanked = blankedSentence(document, sentence);
    return blanked ? readDone(blanked, aheadOfSentence(document, sentence).ends) : NOTHING_DONE;
  });
}

/** Whether a sentence may tell a stage of a course: most tell none, and are not read for each. */
function mayTellStage({ text, seen, language }: Blanked): boolean {
  return anyStageOf(language)?.test(text, seen) ?? false;
}

/** The stages of courses that a sentence of a document tells; those of acts ahead are none but the first. */
export function stagesOf(document: Document, sentence: number): readonly ToldStage[] {
  return remembered(stagesKnown(document), sentence, () => {
    const blanked = blankedSentence(document, sentence);
    const told = blanked && mayTellStage(blanked) ? readStages(blanked) : [];
    const ahead = told.length === 0 ? [] : actsAhead(document, sentence);
    // What may come is the first stage: "preparing to announce the departure".
    return told.filter(
      ({ stage, start }) => stage === 0 || !ahead.some((act) => act.start <= start && start < act.end),
    );
  });
}

/** Where the sentences of a document say that a day was moved, by their number. */
export const movesIn = annotation('moved', (document: Document): ReadonlyMap<number, Span> => {
  const { text, language } = document.article;
  const found = new Map<number, Span>();
  const pattern = movedOf(language);
  const sentences = pattern ? readingOf(document).sentences.filter(({ seen }) => pattern.mayBeIn(seen)) : [];
  if (sentences.length === 0 || !pattern?.pattern.test(text)) return found;
  for (const { index, seen } of sentences) {
    const blanked = blankedSentence(document, index);
    const moved = blanked && pattern.exec(blanked.text, seen);
    if (blanked && moved) {
      const start = blanked.from + moved.index;
      found.set(index, { start, end: start + moved[0].length });
    }
  }
  return found;
});
