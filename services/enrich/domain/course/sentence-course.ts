/** What a sentence tells of the course of things: acts that lie ahead, acts that are done, stages, days that were moved. */
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { stem } from '@newsfold/text/words/stem.ts';
import { annotation } from '../documents/annotation.ts';
import type { Document } from '../documents/document.ts';
import { readingOf } from '../reading/reading.ts';
import { blankQuotations, QUOTED, quotationsIn } from '../speech/quoted-text.ts';
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
}

/** A stage of a course that a sentence tells. */
export interface ToldStage extends Span {
  readonly course: CourseName;
  /** Its place in the course, from 0. */
  readonly stage: number;
}

/** What one sentence tells as ahead and as done. */
export interface SentenceCourse {
  readonly ahead: readonly AheadAct[];
  /** The places of acts that are done, by the stems of their verbs. */
  readonly done: ReadonlyMap<string, Span>;
}

const NOTHING: SentenceCourse = { ahead: [], done: new Map() };

/** Verbs that tell no act by themselves, by stem or form. */
const LIGHT: ReadonlySet<string> = new Set(
  'be been have had do did make made take taken get go give say said continu need becom remain see come keep use allow let help want look like also soon still not ein sein haben werden machen tener hacer ser estar haber etre faire avoir ter fazer быть'.split(
    ' ',
  ),
);
const ADVERBS =
  '(?:(?:[\\p{Ll}]+ly|also|soon|now|then|formally|officially|once again|again|be|have|auch|nun|bald)\\s+){0,3}';
const LETTER = '[\\p{L}\\p{N}]';
/** Characters between an auxiliary and a verb at the end of its clause. */
const BRACKET = 120;
/** Characters shown of an act that lies ahead. */
const SHOWN = 90;
/** Characters before a verb in which it is negated or described. */
const NEAR = 12;
const SHORTEST_HEAD = 5;
const HEAD_SHARE = 0.7;

const whole = (alternatives: string): string => `(?<!${LETTER})(?:${alternatives})(?!${LETTER})`;

function aheadPattern({ ahead, infinitive, future, verbLast, courses }: CourseWords): RegExp {
  const isSpaced = courses.case?.[0] !== undefined && !/\p{Script=Han}/u.test(ahead);
  if (!isSpaced) return new RegExp(`(?:${ahead})[^，。；]{0,16}?(${infinitive})`, 'gu');
  const governed = verbLast
    ? `${whole(ahead)}(?:\\s[^.,;:]{0,${BRACKET}}?)?\\s(${infinitive})(?:\\s(?:werden|wird|worden|sein))?(?=[.,;:]|$)`
    : `${whole(ahead)}\\s+${ADVERBS}(${infinitive})(?!${LETTER})`;
  return new RegExp(
    future === undefined ? governed : `${governed}|(?<!${LETTER})(${future})(?!${LETTER})`,
    'gu',
  );
}

const aheadOf = languagePatterns(COURSE_WORDS, aheadPattern);
const movedOf = languagePatterns(COURSE_WORDS, ({ moved }) => new RegExp(moved, 'iu'));
const notOf = languagePatterns(
  COURSE_WORDS,
  ({ not }) => new RegExp(`(?<!\\p{L})(?:${not})(?!\\p{L})|n[’']t(?!\\p{L})`, 'iu'),
);
const describingOf = languagePatterns(
  COURSE_WORDS,
  ({ describing }) =>
    new RegExp(describing === undefined ? '(?!)' : `(?<!\\p{L})(?:${describing})\\s?$`, 'iu'),
);

/** The patterns of the stages of a language, by course. */
const stagePatterns = new Map<
  string,
  ReadonlyArray<{ course: CourseName; stage: number; pattern: RegExp }>
>();

function stagesFor(language: string) {
  let patterns = stagePatterns.get(language);
  if (!patterns) {
    const isSpaced = language !== 'zh';
    patterns = Object.entries(COURSE_WORDS[language]?.courses ?? {}).flatMap(([course, stages]) =>
      stages.map((words, stage) => ({
        course: course as CourseName,
        stage,
        pattern: new RegExp(isSpaced ? whole(words) : words, 'giu'),
      })),
    );
    stagePatterns.set(language, patterns);
  }
  return patterns;
}

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

/** Words of a sentence, its quotations blanked, with their place in the report. */
interface Blanked {
  readonly text: string;
  readonly from: number;
  readonly language: string;
  readonly words: CourseWords;
}

/** Offsets in a sentence at which verbs that lie ahead end, and the acts. */
function readAhead({ text, from, language, words }: Blanked): {
  readonly acts: readonly AheadAct[];
  readonly ends: ReadonlySet<number>;
} {
  const not = notOf(language);
  const acts: AheadAct[] = [];
  const ends = new Set<number>();
  for (const match of text.matchAll(aheadOf(language) as RegExp)) {
    const form = match[1] ?? match[2] ?? '';
    const verb = verbStem(form, language, words);
    const end = match.index + match[0].length;
    ends.add(end);
    if (LIGHT.has(verb) || LIGHT.has(form) || match[0].includes(QUOTED) || not?.test(match[0])) continue;
    acts.push({ verb, start: from + match.index, end: from + clauseEnd(text, end) });
  }
  return { acts, ends };
}

function readDone(
  { text, from, language, words }: Blanked,
  ends: ReadonlySet<number>,
): SentenceCourse['done'] {
  const not = notOf(language);
  const describing = describingOf(language);
  const done = new Map<string, Span>();
  for (const { index, 0: word } of text.matchAll(language === 'zh' ? /\p{Script=Han}{2}/gu : /\p{L}+/gu)) {
    const lower = word.toLowerCase();
    const end = index + word.length;
    if (ends.has(end) || !(words.done.test(lower) || words.irregular?.[lower] !== undefined)) continue;
    const before = text.slice(Math.max(0, index - NEAR), index);
    if (not?.test(before) || describing?.test(before)) continue;
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
    language,
    words,
  };
}

/** What sentences were found to tell, by their number: few of a report are asked for. */
const coursesIn = annotation('courses', (_: Document) => new Map<number, SentenceCourse>());
const stagesIn = annotation('stages', (_: Document) => new Map<number, readonly ToldStage[]>());

/** What a sentence of a document tells as ahead and as done; nothing in quotations counts. */
export function courseOf(document: Document, sentence: number): SentenceCourse {
  const known = coursesIn(document);
  let course = known.get(sentence);
  if (!course) {
    const blanked = blankedSentence(document, sentence);
    const ahead = blanked && readAhead(blanked);
    course = blanked && ahead ? { ahead: ahead.acts, done: readDone(blanked, ahead.ends) } : NOTHING;
    known.set(sentence, course);
  }
  return course;
}

/** The stages of courses that a sentence of a document tells; those of acts ahead are none. */
export function stagesOf(document: Document, sentence: number): readonly ToldStage[] {
  const known = stagesIn(document);
  let stages = known.get(sentence);
  if (!stages) {
    const blanked = blankedSentence(document, sentence);
    const told = blanked ? readStages(blanked) : [];
    const { ahead } = told.length === 0 ? NOTHING : courseOf(document, sentence);
    stages = told.filter(({ start }) => !ahead.some((act) => act.start <= start && start < act.end));
    known.set(sentence, stages);
  }
  return stages;
}

/** Where the sentences of a document say that a day was moved, by their number. */
export const movesIn = annotation('moved', (document: Document): ReadonlyMap<number, Span> => {
  const { text, language } = document.article;
  const found = new Map<number, Span>();
  const pattern = movedOf(language);
  if (!pattern?.test(text)) return found;
  for (const { index } of readingOf(document).sentences) {
    const blanked = blankedSentence(document, index);
    const moved = blanked && pattern.exec(blanked.text);
    if (blanked && moved) {
      const start = blanked.from + moved.index;
      found.set(index, { start, end: start + moved[0].length });
    }
  }
  return found;
});
