/** `npm run explain -- A B`: why two articles are, or are not, in one story. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { checkInput } from './console/input-lines.ts';
import { type Decision, explainPair, toDecision, toRuling } from './explain/explain-pair.ts';
import { readDecisions, replayDecisions } from './explain/read-decisions.ts';
import { linePlace } from './replay/replay-lines.ts';
import { runReplay } from './replay/replay-run.ts';

const USAGE =
  'usage: npm run explain -- A B (--decisions FILE written by replay | --input FILE.jsonl[.gz]); A and B are ids, ' +
  'URLs, article ids, or places in the file: line-12, line-12.3 for the article 3 of a line that holds many. --decisions reports what was recorded; --input decides now, in file order and without a window; ' +
  'without either A and B are two text files, judged cold';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new Error(`${path}: ${why}; to ask about decisions, name their file: ${USAGE}`);
  }
}

/** Decides about two text files as articles: a short first line that text follows is the headline. */
function decideFiles(paths: readonly string[]): Decision[] {
  const lines = paths.map((path, position) => {
    const content = readText(path);
    const [first = '', ...rest] = content.split('\n');
    const titled = rest.length > 0 && first.length <= 140 && !/[.!?]$/.test(first.trim());
    const raw = titled ? { id: path, title: first, body: rest.join('\n') } : { id: path, body: content };
    return { position, number: 1, id: path, raw };
  });
  const decisions: Decision[] = [];
  runReplay(lines, { kind: 'file' }, createSettings({ window: { hours: null } }), {
    decided: (line, assignment, article) =>
      decisions.push(toDecision({ id: line.id, place: linePlace(line) }, assignment, article)),
    ruled: (line, assignment) =>
      decisions.push(toRuling({ id: line.id, place: linePlace(line) }, assignment)),
  });
  return decisions;
}

function find(decisions: readonly Decision[], name: string): Decision {
  const found = decisions.find(
    ({ id, place, articleId, article, verdict }) =>
      [id, place, articleId, article.url].includes(name) && verdict !== 'repeat',
  );
  if (!found) throw new Error(`${name}: no decision about it among the ${decisions.length} that were read`);
  return found;
}

async function explain(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { decisions: { type: 'string' }, input: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const [a, b] = positionals;
  if (a === undefined || b === undefined || positionals.length > 2) throw new Error(USAGE);
  provideLanguageData(loadLanguageData());
  const file = values.decisions ?? values.input;
  if (file !== undefined) checkInput(file);
  const decisions =
    values.decisions !== undefined
      ? await readDecisions(values.decisions)
      : values.input !== undefined
        ? await replayDecisions(values.input)
        : decideFiles([a, b]);
  process.stdout.write(`${explainPair(decisions, find(decisions, a), find(decisions, b)).join('\n')}\n`);
}

if (import.meta.main) {
  try {
    await explain(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`explain: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
