/**
 * Fits services/enrich/domain/worth/worth-weights.json on sentences of real news that were read one by one:
 * `node test/quality/train-worth.ts FOLDER [--write]`; real-labels.ts says what FOLDER holds. Its sentences.jsonl holds
 * the verdicts (at, verdict): a sentence by articleId:start, T for one that its report alone tells and a reader of the
 * story would miss, N for another. The news belongs to others and is not shipped. Without --write it prints by threshold
 * how many are told and how many of these are right, each story scored by a model that has not seen it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureUniqueness, uniqueScore } from '@newsfold/enrich/domain/facts/uniqueness.ts';
import { ownersOf } from '@newsfold/enrich/domain/facts/word-owners.ts';
import { centreOf, measureWorth } from '@newsfold/enrich/domain/worth/sentence-worth.ts';
import '../support/provide-language-data.ts';
import { type LabelledStory, readReports } from './real-labels.ts';
import { reportByThreshold, type StoryRow, train } from './train.ts';

const THRESHOLDS = [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];

const verdicts = new Map<string, string>();

function readVerdicts(folder: string): void {
  for (const line of readFileSync(join(folder, 'sentences.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { at, verdict } = JSON.parse(line) as { at: string; verdict: string };
    verdicts.set(at, verdict);
  }
}

function rowsOf({ story, documents }: LabelledStory): StoryRow[] {
  const ids = new Map([...documents].map(([id, document]) => [document, id]));
  const reports = readReports(documents);
  const owners = ownersOf(reports);
  const centre = centreOf(reports);
  return reports.flatMap((report) =>
    measureUniqueness(report, reports, (key) => owners.isOthers(key, report.source)).flatMap(
      ({ sentence: { whole }, input }): StoryRow[] => {
        const verdict = verdicts.get(`${ids.get(whole.document)}:${whole.start}`);
        if (verdict === undefined) return [];
        const [, nearest = 0] = input;
        return [
          {
            story,
            input: measureWorth(whole, nearest, uniqueScore(input), centre),
            same: verdict === 'T',
          },
        ];
      },
    ),
  );
}

if (import.meta.main) {
  readVerdicts(process.argv[2] ?? '');
  train(
    'train-worth.ts',
    'services/enrich/domain/worth/worth-weights.json',
    rowsOf,
    reportByThreshold('sentences', THRESHOLDS),
  );
}
