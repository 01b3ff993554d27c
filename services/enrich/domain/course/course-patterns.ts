/** The patterns of what a sentence tells of the course of things, by language, made of `course-words.ts`. */

import { languageSentencePatterns } from '@newsfold/report/patterns/language-sentence-patterns.ts';
import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { COURSE_WORDS, type CourseName, type CourseWords } from './course-words.ts';

const ADVERBS =
  '(?:(?:[\\p{Ll}]+ly|also|soon|now|then|formally|officially|once again|again|be|have|auch|nun|bald)\\s+){0,3}';
const LETTER = '[\\p{L}\\p{N}]';
/** Characters between an auxiliary and a verb at the end of its clause. */
const BRACKET = 120;

const whole = (alternatives: string): string => `(?<!${LETTER})(?:${alternatives})(?!${LETTER})`;

function aheadPattern({ ahead, infinitive, future, verbLast }: CourseWords): RegExp {
  const isSpaced = !/\p{Script=Han}/u.test(ahead);
  if (!isSpaced) return new RegExp(`(?:${ahead})[^，。；]{0,16}?(${infinitive})`, 'gu');
  const governed = verbLast
    ? `${whole(ahead)}(?:\\s[^.,;:]{0,${BRACKET}}?)?\\s(${infinitive})(?:\\s(?:werden|wird|worden|sein))?(?=[.,;:]|$)`
    : `${whole(ahead)}\\s+${ADVERBS}(${infinitive})(?!${LETTER})`;
  return new RegExp(
    future === undefined ? governed : `${governed}|(?<!${LETTER})(${future})(?!${LETTER})`,
    'gu',
  );
}

/** Acts that lie ahead; the verb is the first group, or the second. */
export const aheadOf = languageSentencePatterns(COURSE_WORDS, aheadPattern);
/** What says that a day was moved. */
export const movedOf = languageSentencePatterns(COURSE_WORDS, ({ moved }) => new RegExp(moved, 'iu'));
/** What makes an act undone. */
export const notOf = languagePatterns(
  COURSE_WORDS,
  ({ not }) => new RegExp(`(?<!\\p{L})(?:${not})(?!\\p{L})|n[’']t(?!\\p{L})`, 'iu'),
);
/** What makes a form only describe, at the end of the text before it. */
export const describingOf = languagePatterns(
  COURSE_WORDS,
  ({ describing }) =>
    new RegExp(describing === undefined ? '(?!)' : `(?<!\\p{L})(?:${describing})\\s?$`, 'iu'),
);

/** What leaves an act open, before it. */
export const openOf = languagePatterns(COURSE_WORDS, ({ open }) =>
  open === undefined ? /(?!)/u : new RegExp(whole(open.before), 'iu'),
);
/** What leaves an act open, behind it. */
export const openBehind = languagePatterns(COURSE_WORDS, ({ open }) =>
  open === undefined ? /(?!)/u : new RegExp(whole(open.behind), 'iu'),
);
/** What makes a form passive, at the end of the text before it. */
export const passiveOf = languagePatterns(COURSE_WORDS, ({ agent }) =>
  agent === undefined ? /(?:)/u : new RegExp(`(?<!\\p{L})(?:${agent.passive})\\s(?:\\p{L}+ly\\s)?$`, 'iu'),
);
/** What names who did something, at the beginning of the text behind. */
export const byOf = languagePatterns(COURSE_WORDS, ({ agent }) =>
  agent === undefined ? /(?!)/u : new RegExp(`^\\s${agent.by}(?!\\p{L})`, 'iu'),
);

/** A stage of any course. */
export const anyStageOf = languageSentencePatterns(
  COURSE_WORDS,
  ({ courses }) => new RegExp(Object.values(courses).flat().join('|'), 'iu'),
);

/** The patterns of the stages of a language, by course. */
const stagePatterns = new Map<
  string,
  ReadonlyArray<{ course: CourseName; stage: number; pattern: RegExp }>
>();

/** The stages of a language's courses with their patterns. */
export function stagesFor(language: string) {
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
