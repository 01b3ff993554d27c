/** `npm run quality:facts`: precision and recall of the facts in the labelled stories, next to simple baselines. */
import '../support/provide-language-data.ts';
import { KINDS, precision, recall, scoreFacts } from './facts-score.ts';
import { FACTS_FOLDERS, type FactsFolder, loadFacts } from './facts-set.ts';
import { noveltyCorrelation, ratedReports } from './novelty-score.ts';

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
  const stories = FACTS_FOLDERS.flatMap((folder) => loadFacts(folder));
  for (const later of [false, true]) {
    const which = later ? 'later reports, no copies' : 'all labelled articles';
    const correlation = noveltyCorrelation(stories, later).toFixed(2);
    console.log(
      `novelty, ${which}: rank correlation ${correlation} of ${ratedReports(stories, later).length}`,
    );
  }
}

if (import.meta.main) main();
