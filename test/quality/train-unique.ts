/**
 * Fits services/enrich/domain/facts/unique-weights.json on labelled real news:
 * `node test/quality/train-unique.ts FOLDER [--write]`; real-labels.ts says what FOLDER holds. Without --write it prints
 * by threshold how many sentences are right, and how many another report tells as well, each story scored by a model
 * that has not seen it.
 */
import { measureUniqueness } from '@newsfold/enrich/domain/facts/uniqueness.ts';
import { ownersOf } from '@newsfold/enrich/domain/facts/word-owners.ts';
import '../support/provide-language-data.ts';
import { type LabelledStory, readReports, tellersOf } from './real-labels.ts';
import { type StoryRow, scoredUnseen, train } from './train.ts';

interface Row extends StoryRow {
  readonly isShared: boolean;
}

const UNIQUE = new Set(['unique']);
const SHARED = new Set(['agreed']);
const THRESHOLDS = [-0.6, -0.3, 0, 0.3, 0.6];

function rowsOf(labelled: LabelledStory): Row[] {
  const unique = tellersOf(labelled, UNIQUE);
  const shared = tellersOf(labelled, SHARED);
  const reports = readReports(labelled.documents);
  const owners = ownersOf(reports);
  return reports.flatMap((report) =>
    measureUniqueness(report, reports, (key) => owners.isOthers(key, report.source)).map(
      ({ sentence: { whole }, input }): Row => ({
        story: labelled.story,
        input,
        same: unique(report.document, whole.start, whole.end).size > 0,
        isShared: shared(report.document, whole.start, whole.end).size > 0,
      }),
    ),
  );
}

function report(rows: readonly Row[]): void {
  const scored = scoredUnseen(rows);
  for (const threshold of THRESHOLDS) {
    const told = scored.filter(({ score }) => score >= threshold);
    const right = told.filter(({ same }) => same).length;
    const others = told.filter(({ same, isShared }) => !same && isShared).length;
    const shares = [right, others].map((count) => (count / told.length).toFixed(3));
    console.log(
      `score ≥ ${threshold}: ${told.length} sentences, right ${shares[0]}, told by others ${shares[1]}`,
    );
  }
}

if (import.meta.main)
  train('train-unique.ts', 'services/enrich/domain/facts/unique-weights.json', rowsOf, report);
