/**
 * `npm run quality`: how well articles are grouped, next to the baselines, on the development sets and on our own.
 * `npm run quality -- --model NAME`: the same sets by words and with a model of sentence vectors.
 * `npm run quality -- --overrides FILE`: what the present settings say of pairs that editors have decided.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openOpinion, opinionText } from '@newsfold/cli/console/second-opinion.ts';
import '../support/provide-language-data.ts';
import { type BaselineScores, scoreBaselines } from './baselines.ts';
import { printModelScores } from './model-scores.ts';
import {
  developmentSets,
  developmentVariants,
  hasEvaluation,
  localSets,
  ownSets,
  ownVariants,
  type QualitySet,
} from './quality-sets.ts';
import { judgeable, judgePair, overridesText, readOverrides } from './score-overrides.ts';
import { type SetScore, scoreSet } from './score-set.ts';
import { VARIANTS } from './variants.ts';

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

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** F1 and churn in two columns of one width. */
const cell = ({ f1, churn }: SetScore): string => `${share(f1)} (${churn.toFixed(1)})`.padEnd(18);

async function printVariants(clean: ReadonlyMap<string, SetScore>): Promise<void> {
  print(
    '\nBCubed F1 (churn) as written, and as feeds send it: with boilerplate, as teasers, as teasers with it:',
  );
  print(`${'set'.padEnd(22)} ${['clean', ...VARIANTS].map((name) => name.padEnd(18)).join('')}`.trimEnd());
  for (const { name, variants } of [...(await developmentVariants()), ...(await ownVariants())]) {
    const scores = VARIANTS.map((variant) => scoreSet(variants[variant]));
    const cells = [clean.get(name) as SetScore, ...scores].map(cell);
    print(`${name.padEnd(22)} ${cells.join('')}`.trimEnd());
  }
}

async function printLocal(): Promise<void> {
  print('\nBCubed F1 (churn) of local news, as written and with boilerplate, beside never merging:');
  const scores = new Map<string, string[]>();
  for (const set of await localSets()) {
    const name = set.name.replace(' dirty', '');
    const alone = share(scoreBaselines(set).alone).padEnd(18);
    scores.set(name, [alone, ...(scores.get(name) ?? []).slice(1), cell(scoreSet(set))]);
  }
  print(
    `${'region'.padEnd(22)} ${['alone', 'as written', 'with boilerplate'].map((name) => name.padEnd(18)).join('')}`.trimEnd(),
  );
  for (const [name, cells] of scores) print(`${name.padEnd(22)} ${cells.join('')}`.trimEnd());
}

function printOverrides(path: string): void {
  const all = readOverrides(readFileSync(path, 'utf8'));
  const pairs = judgeable(all);
  const judged = pairs.map((pair) => judgePair(pair));
  for (const line of overridesText(judged, all.length - pairs.length)) print(line);
}

async function printModel(name: string): Promise<void> {
  const model = await openOpinion(name, process.env, print);
  if (model === null) throw new Error(`--model ${name}: there is no such model`);
  const below = await printModelScores(name, model, print);
  print(opinionText(model));
  if (below.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { overrides: { type: 'string' }, model: { type: 'string' } } });
  if (values.overrides !== undefined) {
    printOverrides(values.overrides);
    return;
  }
  if (values.model !== undefined) {
    await printModel(values.model);
    return;
  }
  if (!hasEvaluation()) {
    print('../shared/evaluation is not there: the development sets are left out, our own set is scored.');
  }
  print(HEAD);
  const own: SetScore[] = [];
  const clean = new Map<string, SetScore>();
  const sets: QualitySet[] = [...(await developmentSets()), ...(await ownSets())];
  for (const set of sets) {
    const score = scoreSet(set);
    clean.set(set.name, score);
    if (set.copyGroupOf) own.push(score);
    print(row(score, scoreBaselines(set)));
  }
  print('\nBCubed F1 of our own set by class of article:');
  for (const line of classRows(own)) print(line);
  await printVariants(clean);
  await printLocal();
}

if (import.meta.main)
  await main().catch(({ message }: Error) => {
    process.stderr.write(`quality: ${message}\n`);
    process.exitCode = 1;
  });
