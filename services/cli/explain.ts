/** `newsfold explain A B`: why two articles are, or are not, in one story. */
import { readFileSync } from 'node:fs';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { provideLanguageData } from '@newsfold/text/language-data.ts';
import { loadLanguageData } from '@newsfold/text/load-language-data.ts';
import { commandConnection } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { CommandError } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { progressBar } from './console/progress-bar.ts';
import { openOpinion } from './console/second-opinion.ts';
import { clusterDecisions } from './explain/cluster-decisions.ts';
import { EXPLAIN_LINE, type ExplainOptions, readExplainOptions } from './explain/explain-options.ts';
import { type Decision, explainPair } from './explain/explain-pair.ts';
import { pairEvidence } from './explain/pair-evidence.ts';
import { decideLines, readDecisions } from './explain/read-decisions.ts';
import { type ReplayLine, readReplayLines } from './replay/replay-lines.ts';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new Error(`${path}: ${why}`);
  }
}

/** Two text files as articles: a short first line that text follows is the headline. */
function readTexts(paths: readonly string[]): ReplayLine[] {
  return paths.map((path, position) => {
    const content = readText(path);
    const [first = '', ...rest] = content.split('\n');
    const titled = rest.length > 0 && first.length <= 140 && !/[.!?]$/.test(first.trim());
    const raw = titled ? { id: path, title: first, body: rest.join('\n') } : { id: path, body: content };
    return { position, number: 1, id: path, raw };
  });
}

/** The model to ask where decisions are made now. */
async function opinionFor(model: string | undefined): Promise<SecondOpinion | null> {
  const say = (line: string) => void process.stderr.write(`explain: ${line}\n`);
  return (await openOpinion(model, process.env, say))?.opinion ?? null;
}

function find(decisions: readonly Decision[], name: string): Decision {
  const found = decisions.find(
    ({ id, place, articleId, article, verdict }) =>
      [id, place, articleId, article.url].includes(name) && verdict !== 'repeat' && verdict !== 'decided',
  );
  if (!found)
    throw new CommandError(
      `${name}: no decision about it among the ${decisions.length} that were read; name an id, an address or a place`,
      'nothing',
    );
  return found;
}

async function decisionsOf({ source, pair, model }: ExplainOptions): Promise<Decision[]> {
  switch (source.kind) {
    case 'decisions':
      return readDecisions(source.file);
    case 'input':
      return decideLines(await readReplayLines(source.file), await opinionFor(model));
    case 'texts':
      return decideLines(readTexts(pair), await opinionFor(model));
    case 'cluster': {
      const connection = commandConnection(source.deployment, 'explain');
      const bar = progressBar('decisions read');
      return clusterDecisions(connection, source.deployment.TOPIC_PREFIX, pair, bar);
    }
  }
}

async function explain(options: ExplainOptions): Promise<undefined> {
  provideLanguageData(loadLanguageData());
  const decisions = await decisionsOf(options);
  const [a, b] = [find(decisions, options.pair[0]), find(decisions, options.pair[1])];
  const lines = explainPair(decisions, a, b);
  const shown = options.json ? JSON.stringify(pairEvidence(decisions, a, b, lines)) : lines.join('\n');
  process.stdout.write(`${shown}\n`);
}

/** The command. */
export const explainCommand = command({ line: EXPLAIN_LINE, read: readExplainOptions, run: explain });

if (import.meta.main) await runAlone(explainCommand);
