/** How far a headline says that a thing has come: headlines leave out what sentences need ("Jury finds driver guilty"). */

import { languagePatterns } from '@newsfold/text/words/language-patterns.ts';
import { COURSE_WORDS, type CourseName, type CourseWords } from './course-words.ts';

/** What headlines of a language say beside what its sentences do, by course, the first stage first; '' for nothing. */
const HEADLINE_WORDS: Readonly<
  Record<string, Readonly<Partial<Record<CourseName, readonly string[]>>> | undefined>
> = {
  en: {
    case: [
      'hunt|wanted',
      'arrest(?:s|ed)?|held|in custody|surrender(?:s|ed)',
      'charge[ds]|indict(?:s|ed)',
      'trial',
      'guilty|convict(?:s|ed)|acquit(?:s|ted)|verdict',
      'sentenced|jailed|gets (?:life|death|\\w+ years)|death sentence',
    ],
    post: [
      'calls? .{0,20}(?:firing|resign|to quit)|has to go|urged to (?:quit|resign|go)',
      '(?<!to )quits?|resigns|resigned|(?:is|are|was) fired|fires(?! back)|ousts|ousted|steps down|(?:cuts?|ends?) ties|done at',
    ],
    search: ['search', 'found (?:alive|dead|safe)|bod(?:y|ies) found|rescued'],
  },
};
/** The first stage of each course that has an outcome: a charge is news of its case, an arrest of the deed. */
const OUTCOME: Readonly<Record<CourseName, number>> = { case: 2, post: 1, search: 1 };
const COURSES = Object.keys(OUTCOME) as CourseName[];

const joined = (...alternatives: string[]): string => alternatives.filter((one) => one !== '').join('|');

interface LanguageWords {
  readonly language: string;
  readonly words: CourseWords;
}

const LANGUAGES: Readonly<Record<string, LanguageWords>> = Object.fromEntries(
  Object.entries(COURSE_WORDS).map(([language, words]) => [language, { language, words }]),
);
const MOST_STAGES = 6;

/** What headlines say of a stage of a course, as part of an expression; '' for nothing. */
function toldIn({ language, words }: LanguageWords, course: CourseName, stage: number): string {
  return joined(words.courses[course]?.[stage] ?? '', HEADLINE_WORDS[language]?.[course]?.[stage] ?? '');
}

function patternOf(told: string, language: string): RegExp {
  if (told === '') return /(?!)/u;
  return new RegExp(language === 'zh' ? told : `(?<![\\p{L}\\p{N}-])(?:${told})(?![\\p{L}\\p{N}-])`, 'iu');
}

/** The expressions of the stages of a course in headlines, by language. */
function stagesOfCourse(course: CourseName): ReadonlyArray<(language: string) => RegExp | null> {
  return Array.from({ length: MOST_STAGES }, (_, stage) =>
    languagePatterns(LANGUAGES, (row: LanguageWords) => patternOf(toldIn(row, course, stage), row.language)),
  );
}

/** Any stage of any course: most headlines tell none, and are not searched for each. */
const anyStageOf = languagePatterns(LANGUAGES, (row: LanguageWords) =>
  patternOf(
    joined(
      ...COURSES.flatMap((course) =>
        Array.from({ length: MOST_STAGES }, (_, stage) => toldIn(row, course, stage)),
      ),
    ),
    row.language,
  ),
);

const STAGES = new Map(COURSES.map((course) => [course, stagesOfCourse(course)]));

/** The furthest stage of each course that a headline tells. */
export type TitleStages = ReadonlyMap<CourseName, number>;

/** How far a headline says that things have come. */
export function titleStages(title: string, language: string): TitleStages {
  const found = new Map<CourseName, number>();
  if (anyStageOf(language)?.test(title) !== true) return found;
  for (const [course, stages] of STAGES) {
    const furthest = stages.findLastIndex((pattern) => pattern(language)?.test(title) ?? false);
    if (furthest >= 0) found.set(course, furthest);
  }
  return found;
}

/**
 * Whether a headline tells the outcome of a story: no other headline is further in its course, and one of them at least
 * is behind.
 */
export function tellsOutcome(title: TitleStages, others: readonly TitleStages[]): boolean {
  return COURSES.some((course) => {
    const stage = title.get(course) ?? -1;
    const stages = others.map((other) => other.get(course) ?? -1);
    return stage >= OUTCOME[course] && stages.some((other) => other < stage) && Math.max(...stages) <= stage;
  });
}
