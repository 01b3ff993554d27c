/**
 * Fits services/enrich/domain/worth/telling-weights.json on agreements of real news that were read one by one:
 * `node test/quality/train-telling.ts FOLDER [--write]`; real-labels.ts says what FOLDER holds. Its verdicts.jsonl holds
 * the verdicts (a, b, verdict): the best pair of an agreement by articleId:start, T for one that is true and worth
 * telling, N for a true one that nobody would miss, W and P for one of which the two sentences do not tell the same, or
 * do so in part. The news belongs to others and is not shipped. Without --write it prints by threshold how many are
 * told and how many of these are right, each story scored by a model that has not seen it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatherAgreements } from '@newsfold/enrich/domain/facts/agreements.ts';
import { measureTelling, topicOf } from '@newsfold/enrich/domain/worth/telling.ts';
import type { Statement } from '@newsfold/report/statements/statement.ts';
import '../support/provide-language-data.ts';
import { type LabelledStory, readReports } from './real-labels.ts';
import { reportByThreshold, type StoryRow, train } from './train.ts';

const THRESHOLDS = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8];

const verdicts = new Map<string, string>();

function readVerdicts(folder: string): void {
  for (const line of readFileSync(join(folder, 'verdicts.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { a, b, verdict } = JSON.parse(line) as { a: string; b: string; verdict: string };
    verdicts.set([a, b].sort().join(' '), verdict);
  }
}

function rowsOf({ story, documents }: LabelledStory): StoryRow[] {
  const ids = new Map([...documents].map(([id, document]) => [document, id]));
  const nameOf = ({ document, whole }: Statement): string => `${ids.get(document)}:${whole.start}`;
  const reports = readReports(documents);
  const topic = topicOf(reports);
  return gatherAgreements(reports).flatMap((agreement): StoryRow[] => {
    const verdict = verdicts.get(
      agreement.best
        .map(({ statement }) => nameOf(statement))
        .sort()
        .join(' '),
    );
    return verdict === undefined
      ? []
      : [{ story, input: measureTelling(agreement, topic), same: verdict === 'T' }];
  });
}

if (import.meta.main) {
  readVerdicts(process.argv[2] ?? '');
  train(
    'train-telling.ts',
    'services/enrich/domain/worth/telling-weights.json',
    rowsOf,
    reportByThreshold('agreements', THRESHOLDS),
  );
}
