/**
 * How far a thing has come: reports that tell its course up to different stages, by the furthest that each tells at its
 * beginning. A case goes from a search over charges to a verdict and never back, so that the furthest stage holds,
 * unless the report that tells it is the older one.
 */

import { annotation } from '@newsfold/report/documents/annotation.ts';
import type { Document } from '@newsfold/report/documents/document.ts';
import { sentencesOf } from '@newsfold/report/statements/sentences.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import type { Conflict } from '@newsfold/schemas/generated/records.ts';
import type { CourseName } from '../course/course-words.ts';
import { stagesOf, type ToldStage } from '../course/sentence-course.ts';
import type { ReadReport } from '../event/examined-reports.ts';
import { type ReportedValue, toldInWords, toUpdate } from './conflict-values.ts';
import { reportedAt } from './fact-states.ts';

/** The slot of stages. */
export const COURSE_SLOT = 'course';
/** Sentences at the beginning of a report that tell where its story stands. */
const LEAD = 8;
const COURSES: readonly CourseName[] = ['case', 'post', 'search'];
const SHORTEST_NAME = 3;
/** What follows a last name: "Anthony LaCalamita III". */
const SUFFIX = /,? (?:Jr\.?|Sr\.?|I{2,3}|IV)$/u;

/** The furthest stage of a course that a report tells. */
interface Standing {
  readonly told: ToldStage;
  readonly statement: Statement;
}

/** A report that tells a stage. */
interface Told {
  readonly report: ReadReport;
  readonly standing: Standing;
}

/** The stage of a case at which it is decided: a sentence does not supersede its verdict. */
const DECIDED = 4;

/** How far a stage is. */
const stageOf = ({ course, stage }: ToldStage): number =>
  course === 'case' ? Math.min(stage, DECIDED) : stage;

/** Where the beginning of a report leaves each course. */
const standingsIn = annotation('standings', (document: Document): ReadonlyMap<CourseName, Standing> => {
  const found = new Map<CourseName, Standing>();
  for (const { whole } of sentencesOf(document).sentences) {
    if (whole.sentence >= LEAD) break;
    for (const told of stagesOf(document, whole.sentence)) {
      const known = found.get(told.course);
      if (told.start >= whole.start && (!known || stageOf(told) > stageOf(known.told)))
        found.set(told.course, { told, statement: whole });
    }
  }
  return found;
});

/** Names that a part of a report's text holds. */
interface Named {
  /** Last names of persons. */
  readonly persons: ReadonlySet<string>;
  /** Those and names of one word, which are mostly places. */
  readonly all: ReadonlySet<string>;
}

function namedIn({ article }: Document, part: string): Named {
  const persons = new Set<string>();
  const all = new Set<string>();
  for (const { name, type } of article.entities) {
    if (type !== 'person' && type !== 'unknown') continue;
    const words = name.replace(SUFFIX, '').split(' ');
    const last = words.at(-1) ?? '';
    if (last.length < SHORTEST_NAME || !part.includes(last)) continue;
    all.add(last);
    if (type === 'person' || words.length > 1) persons.add(last);
  }
  return { persons, all };
}

/** The names of the beginning of a report. */
const namedFirst = annotation('names of the beginning', (document: Document): Named => {
  const { sentences } = sentencesOf(document);
  const end = sentences.filter(({ whole }) => whole.sentence < LEAD).at(-1)?.whole.end ?? 0;
  return namedIn(document, document.article.text.slice(0, end));
});

const haveCommon = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((name) => others.has(name));

/** Whether two texts name one person: one of them as a person, the other one maybe by the last name alone. */
const nameOne = (a: Named, b: Named): boolean => haveCommon(a.persons, b.all) || haveCommon(a.all, b.persons);

/** Whether two stages are of one person: both reports name one, and so do the two sentences unless one names nobody. */
function areOfOnePerson(a: Statement, b: Statement): boolean {
  if (!nameOne(namedFirst(a.document), namedFirst(b.document))) return false;
  const [some, others] = [a, b].map(({ document, start, end }) =>
    namedIn(document, document.article.text.slice(start, end)),
  ) as [Named, Named];
  return some.persons.size === 0 || others.persons.size === 0 || nameOne(some, others);
}

/** The stages of a case at which somebody is sought, and held. */
const [SOUGHT, HELD] = [0, 1];

/**
 * Whether what one report tells can have come after what another tells: it is not older, and where somebody is held and
 * sought, newer, for a search goes on while the wrong man is held.
 */
function comesAfter(later: Told, earlier: Told): boolean {
  const [stage, before] = [stageOf(later.standing.told), stageOf(earlier.standing.told)];
  const mayBeOfOneTime = later.standing.told.course !== 'case' || before !== SOUGHT || stage !== HELD;
  const passed = reportedAt(later.report) - reportedAt(earlier.report);
  return mayBeOfOneTime ? passed >= 0 : passed > 0;
}

function toReported(report: ReadReport, { told, statement }: Standing): ReportedValue {
  return toldInWords(report, statement, told, String(stageOf(told)), true);
}

/** Whether a sentence tells a course up to a stage behind the one that the beginning of another report tells. */
export function isBehind(sentence: Statement, report: ReadReport, reports: readonly ReadReport[]): boolean {
  const told = stagesOf(report.document, sentence.sentence);
  return COURSES.some((course) => {
    const stages = told.filter((one) => one.course === course).map(stageOf);
    if (stages.length === 0) return false;
    const furthest = Math.max(...stages);
    return reports.some((other) => {
      const standing = other === report ? undefined : standingsIn(other.document).get(course);
      return standing !== undefined && stageOf(standing.told) > furthest;
    });
  });
}

/** The courses that reports of different sources tell up to different stages. */
export function findStages(reports: readonly ReadReport[]): Conflict[] {
  const known = reports.filter(({ source }) => source !== null);
  return COURSES.flatMap((course): Conflict[] => {
    const told = known.flatMap((report) => {
      const standing = standingsIn(report.document).get(course);
      return standing ? [{ report, standing }] : [];
    });
    const furthest = told.reduce<(typeof told)[number] | undefined>(
      (best, one) => (!best || stageOf(one.standing.told) > stageOf(best.standing.told) ? one : best),
      undefined,
    );
    if (!furthest) return [];
    const before = told.filter(
      ({ report, standing }) =>
        stageOf(standing.told) < stageOf(furthest.standing.told) &&
        report.source !== furthest.report.source &&
        comesAfter(furthest, { report, standing }) &&
        areOfOnePerson(standing.statement, furthest.standing.statement),
    );
    if (before.length === 0) return [];
    const last = told.filter(({ standing }) => stageOf(standing.told) === stageOf(furthest.standing.told));
    const inOrder = [...before, ...last].sort((a, b) => stageOf(a.standing.told) - stageOf(b.standing.told));
    return [
      toUpdate(
        COURSE_SLOT,
        inOrder.map(({ report, standing }) => toReported(report, standing)),
      ),
    ];
  });
}
