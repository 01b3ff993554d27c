/** `npm run quality:facts`: precision and recall of the facts in the labelled stories, next to simple baselines. */
import '../support/provide-language-data.ts';
import { KINDS, precision, recall, scoreFacts } from './facts-score.ts';
import { FACTS_FOLDERS, type FactsFolder, loadFacts } from './facts-set.ts';

const percent = (value: number): string => value.toFixed(2).padStart(9);

function print(name: FactsFolder): void {
  const stories = loadFacts(name);
  const scores = scoreFacts(stories);
  console.log(`${name}: ${stories.length} labelled stories`);
  console.log(`${'kind'.padEnd(28)}precision   recall   right/answers   found/labelled`);
  for (const kind of KINDS) {
    const score = scores[kind];
    const { right, wrong, found, labelled } = score;
    const answers = `${right}/${right + wrong}`.padStart(16);
    console.log(
      `${kind.padEnd(28)}${percent(precision(score))}${percent(recall(score))}${answers}${`${found}/${labelled}`.padStart(17)}`,
    );
  }
}

function main(): void {
  for (const folder of FACTS_FOLDERS) {
    print(folder);
    console.log('');
  }
}

if (import.meta.main) main();
