/** `newsfold analyse`: what ingest makes of the items of files, for those who build feeds. */
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { analyseLines } from './analyse/analyse-lines.ts';
import { ANALYSE_LINE, type AnalyseOptions, readAnalyseOptions } from './analyse/analyse-options.ts';
import { command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { analyseSettings } from './console/analyse-settings.ts';
import { writeOut } from './console/write-out.ts';
import { openInput } from './input/input-lines.ts';

async function analyse({ inputs, ...options }: AnalyseOptions): Promise<number> {
  const opened = await Promise.all(inputs.map(openInput));
  provideLanguageData(loadLanguageData());
  const settings = analyseSettings(process.env);
  let rows = 0;
  for (const { notes, records } of opened) {
    for (const note of notes) process.stderr.write(`analyse: ${note}\n`);
    for await (const row of analyseLines(records(), { ...options, settings })) {
      rows += 1;
      await writeOut(`${JSON.stringify(row)}\n`);
    }
  }
  // What was rejected is told too, and that is what was asked for.
  return rows > 0 ? EXIT.done.code : EXIT.nothing.code;
}

/** The command. */
export const analyseCommand = command({
  line: ANALYSE_LINE,
  read: (argv) => readAnalyseOptions(argv, Date.now()),
  run: analyse,
});

if (import.meta.main) await runAlone(analyseCommand);
