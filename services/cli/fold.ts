/** `newsfold fold`: stories from files in seconds, without a broker. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { type CommandContext, command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { progressBar } from './console/progress-bar.ts';
import { openOpinion, opinionText } from './console/second-opinion.ts';
import { FOLD_LINE, type FoldOptions, readFoldOptions } from './fold/fold-options.ts';
import { KeptStories } from './fold/kept-stories.ts';
import { MemoryPipeline } from './fold/memory-pipeline.ts';
import { workerSettings } from './fold/worker-settings.ts';
import { type OpenedInput, openInput } from './input/input-lines.ts';
import { Tally } from './input/tally.ts';
import { storiesHtml } from './stories/story-html.ts';
import { storyMarkdown } from './stories/story-markdown.ts';
import { storyText, styleOf, type TextStyle } from './stories/story-text.ts';
import { plural } from './stories/story-words.ts';

/** How often Ctrl-C is looked for, records. */
const LOOK_EVERY = 32;
const MIB = 1024 * 1024;

type Write = (text: string) => Promise<void>;

const writerTo =
  (out: Writable): Write =>
  async (text) => {
    if (!out.write(text)) await once(out, 'drain');
  };

const say = (line: string) => void process.stderr.write(`fold: ${line}\n`);

const nameOf = (path: string) => (path === '-' ? 'standard input' : path);

/** Takes every record of the inputs through the pipeline. @returns false when it was broken off */
async function foldAll(
  inputs: readonly (readonly [path: string, input: OpenedInput])[],
  { arrivedAt }: FoldOptions,
  opinion: SecondOpinion | null,
  kept: KeptStories,
  tally: Tally,
  signal: AbortSignal,
): Promise<boolean> {
  const pipeline = new MemoryPipeline(workerSettings(process.env), opinion);
  let records = 0;
  for (const [path, input] of inputs) {
    const bar = progressBar(`MiB of ${nameOf(path)}`);
    for await (const { number, line } of input.records()) {
      const { fates, events } = await pipeline.take(line, arrivedAt);
      for (const event of events) await kept.take(event);
      for (const fate of fates) {
        const item = fates.length > 1 ? `, article ${fate.item + 1}` : '';
        if (fate.kind === 'rejected')
          tally.rejected(`${nameOf(path)} ${input.unit} ${number}${item}`, fate.reason, fate.detail);
        else if (fate.kind === 'repeated') tally.repeated();
        else tally.accepted();
      }
      const { done, total } = input.progress();
      bar(Math.floor(done / MIB), Math.floor(total / MIB));
      records += 1;
      if (records % LOOK_EVERY === 0) await new Promise(setImmediate);
      if (signal.aborted) return false;
    }
  }
  return true;
}

async function show(options: FoldOptions, kept: KeptStories, tally: Tally, style: TextStyle, write: Write) {
  if (options.format === 'json') {
    for (const story of kept.rest()) await write(`${JSON.stringify(story)}\n`);
    return;
  }
  const { stories, more } = kept.largest();
  if (options.format === 'html') await write(storiesHtml(stories, tally.text()));
  else
    for (const story of stories)
      await write(
        options.format === 'markdown' ? `${storyMarkdown(story)}\n` : `${storyText(story, style)}\n\n`,
      );
  if (more > 0)
    say(`${plural(more, 'smaller story', 'smaller stories')} not shown; --most N shows more, --json all`);
}

async function fold(options: FoldOptions, { signal }: CommandContext): Promise<number> {
  // What the inputs are is told before the language data is loaded and anything is written.
  const inputs: (readonly [string, OpenedInput])[] = [];
  for (const path of options.inputs) {
    const input = await openInput(path);
    for (const note of input.notes) say(`${nameOf(path)}: ${note}`);
    inputs.push([path, input]);
  }
  const model = await openOpinion(options.model, process.env, say);
  provideLanguageData(loadLanguageData());
  const out = options.output === null ? process.stdout : createWriteStream(options.output);
  if (out !== process.stdout) await once(out, 'open');
  const write = writerTo(out);
  const isJson = options.format === 'json';
  const kept = new KeptStories(
    options.most,
    isJson ? (story) => write(`${JSON.stringify(story)}\n`) : undefined,
  );
  const tally = new Tally(say);
  const isWhole = await foldAll(inputs, options, model?.opinion ?? null, kept, tally, signal);
  if (model !== null) say(opinionText(model));
  if (tally.cameToSomething)
    await show(
      options,
      kept,
      tally,
      out === process.stdout ? styleOf(process.stdout) : { colours: false },
      write,
    );
  if (out !== process.stdout) await new Promise<void>((resolve) => void out.end(() => resolve()));
  const { stories, more } = kept.largest();
  const made = tally.cameToSomething ? `: ${plural(stories.length + more, 'story', 'stories')}` : '';
  say(`${tally.text()}${made}${isWhole ? '' : '; broken off'}`);
  if (!isWhole) return EXIT.interrupted.code;
  return tally.cameToSomething ? EXIT.done.code : EXIT.nothing.code;
}

/** The command. */
export const foldCommand = command({
  line: FOLD_LINE,
  stopsItself: true,
  read: (argv) => readFoldOptions(argv, Date.now()),
  run: fold,
});

if (import.meta.main) await runAlone(foldCommand);
