/** `npm run explain -- A B`: why two articles are, or are not, in one story. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type Decision, explainPair } from './explain/explain-pair.ts';
import { readDecisions, replayDecisions } from './explain/read-decisions.ts';
import { checkInput } from './input-lines.ts';
import { runReplay } from './replay/replay-run.ts';

const USAGE =
  'usage: npm run explain -- A B (--decisions FILE written by replay | --input FILE.jsonl[.gz]); A and B are ids, ' +
  'URLs or article ids; without a file they are two text files, judged cold';

/** Two text files as articles: a first line that is short and followed by text is the headline. */
function decideFiles(paths: readonly string[]): Decision[] {
  const lines = paths.map((path, position) => {
    checkInput(path);
    const content = readFileSync(path, 'utf8').trim();
    const [first = '', ...rest] = content.split('\n');
    const titled = rest.length > 0 && first.length <= 140 && !/[.!?]$/.test(first.trim());
    const raw = titled ? { id: path, title: first, body: rest.join('\n') } : { id: path, body: content };
    return { position, id: path, raw };
  });
  const decisions: Decision[] = [];
  runReplay(
    lines,
    { kind: 'file' },
    { ...defaultSettings, windowHours: null },
    {
      decided: ({ id }, { fingerprint: _, article: __, ...assignment }, { title, text, language }) =>
        decisions.push({ id, ...assignment, article: { title, text, language } }),
    },
  );
  return decisions;
}

function find(decisions: readonly Decision[], name: string): Decision {
  const found = decisions.find(
    ({ id, articleId, verdict }) => (id === name || articleId === name) && verdict !== 'repeat',
  );
  if (!found) throw new Error(`${name}: no decision about it among the ${decisions.length} that were read`);
  return found;
}

async function explain(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { decisions: { type: 'string' }, input: { type: 'string' } },
    allowPositionals: true,
  });
  const [a, b] = positionals;
  if (a === undefined || b === undefined || positionals.length > 2) throw new Error(USAGE);
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
