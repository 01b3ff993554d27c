/** `npm run analyse`: what ingest makes of the items of a file, for those who build feeds. */

import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { analyseLines } from './analyse/analyse-lines.ts';
import { ANALYSE_USAGE, readAnalyseOptions } from './analyse/analyse-options.ts';
import { analyseSettings } from './console/analyse-settings.ts';
import { checkInput, inputLines } from './console/input-lines.ts';

const EXIT_FAILED = 1;

function fail(error: unknown): never {
  process.stderr.write(`analyse: ${(error as Error).message.split('\n')[0]}\n`);
  process.exit(EXIT_FAILED);
}

async function run(argv: readonly string[]): Promise<void> {
  const options = readAnalyseOptions(argv, Date.now());
  if (options === 'help') {
    process.stdout.write(ANALYSE_USAGE);
    return;
  }
  checkInput(options.input);
  provideLanguageData(loadLanguageData());
  const settings = analyseSettings(process.env);
  for await (const row of analyseLines(inputLines(options.input), { ...options, settings }))
    process.stdout.write(`${JSON.stringify(row)}\n`);
}

await run(process.argv.slice(2)).catch(fail);
