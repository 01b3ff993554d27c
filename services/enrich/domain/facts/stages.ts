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
import { type ReportedValue, toUpdate } from './conflict-values.ts';
import { reportedAt } from './fact-states.ts';

/** The slot of stages. */
export const COURSE_SLOT = 'course';
/** Sentences at the beginning of a report that tell where its story stands. */
const LEAD = 8;
const COURSES: readonly CourseName[] = ['case', 'post', 'search'];
const SHORTEST_NAME = 3;

/** The furthest stage of a course that a report tells. */
interface Standing {
  readonly told: ToldStage;
  readonly statement: Statement;
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

/** Last names of the persons of a report that a part of its text holds. */
function personsOf({ article }: Document, part: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, type } of article.entities) {
    const words = name.split(' ');
    const last = words.at(-1) ?? '';
    // A name of one word of unknown kind is mostly a place.
    const isPerson = type === 'person' || (type === 'unknown' && words.length > 1);
    if (isPerson && last.length >= SHORTEST_NAME && part.includes(last)) names.add(last);
  }
  return names;
}

/** Last names of the persons whom the beginning of a report names. */
const personsIn = annotation('persons of the beginning', (document: Document): ReadonlySet<string> => {
  const { sentences } = sentencesOf(document);
  const end = sentences.filter(({ whole }) => whole.sentence < LEAD).at(-1)?.whole.end ?? 0;
  return personsOf(document, document.article.text.slice(0, end));
});

const haveCommon = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((name) => others.has(name));

/** Whether two stages are of one person: both reports name one, and so do the two sentences unless one names nobody. */
function areOfOnePerson(a: Statement, b: Statement): boolean {
  if (!haveCommon(personsIn(a.document), personsIn(b.document))) return false;
  const [some, others] = [a, b].map(({ document, start, end }) =>
    personsOf(document, document.article.text.slice(start, end)),
  ) as [ReadonlySet<string>, ReadonlySet<string>];
  return some.size === 0 || others.size === 0 || haveCommon(some, others);
}

function toReported(report: ReadReport, { told, statement }: Standing): ReportedValue {
  return {
    report,
    statement,
    start: told.start,
    end: told.end,
    key: String(stageOf(told)),
    value: null,
    unit: '',
    qualifier: '',
    isRevised: true,
  };
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
        reportedAt(report) <= reportedAt(furthest.report) &&
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
