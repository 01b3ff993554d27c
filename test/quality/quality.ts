/** `npm run quality`: how well articles are grouped, next to the baselines, on the development sets and on our own. */
import '../support/provide-language-data.ts';
import { type BaselineScores, scoreBaselines } from './baselines.ts';
import { developmentSets, hasEvaluation, ownSets, type QualitySet } from './quality-sets.ts';
import { type SetScore, scoreSet } from './score-set.ts';

const share = (value: number | null): string => (value === null ? '   – ' : value.toFixed(3).padStart(5));

const HEAD =
  'set                    articles |  alone  minhash  tf-idf | newsfold  ±     precision recall pairwise | copies | churn  articles/s';

function row(score: SetScore, baselines: BaselineScores): string {
  return [
    `${score.name.padEnd(22)} ${String(score.articles).padStart(8)} `,
    `  ${share(baselines.alone)}   ${share(baselines.minHash)}   ${share(baselines.tfIdf)} `,
    `  ${share(score.f1)}  ${share(score.spread)}   ${share(score.precision)}  ${share(score.recall)}   ${share(score.pairwiseF1)} `,
    `  ${share(score.copyF1)} `,
    ` ${score.churn.toFixed(1).padStart(4)}   ${Math.round(score.rate)}`,
  ].join('|');
}

function classRows(scores: readonly SetScore[]): string[] {
  const names = [...new Set(scores.flatMap(({ classes }) => Object.keys(classes)))].sort();
  return names.map((name) => {
    const cells = scores
      .filter(({ classes }) => classes[name] !== undefined)
      .map(({ name: set, classes }) => `${set} ${share(classes[name] ?? null)}`);
    return `${name.padEnd(16)} ${cells.join('  ')}`;
  });
}

async function main(): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (!hasEvaluation()) {
    print('../shared/evaluation is not there: the development sets are left out, our own set is scored.');
  }
  print(HEAD);
  const own: SetScore[] = [];
  const sets: QualitySet[] = [...(await developmentSets()), ...(await ownSets())];
  for (const set of sets) {
    const score = scoreSet(set);
    if (set.copyGroupOf) own.push(score);
    print(row(score, scoreBaselines(set)));
  }
  print('\nBCubed F1 of our own set by class of article:');
  for (const line of classRows(own)) print(line);
}

if (import.meta.main) await main();
