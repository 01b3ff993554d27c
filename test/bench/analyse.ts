/**
 * `npm run bench:analyse [-- --rounds N --python PATH --digest --model NAME]`: what an article of about 3 KB costs ingest, stage by
 * stage, and its signature against those of the Python packages datasketch and rensa.
 *
 * Time is the process's processor time, other threads of the runtime included; the median of the rounds, after four that are
 * not counted. `--digest` instead prints a digest of the outputs for every available text, to be compared before and
 * after a change that must not alter them. `--model` also asks a model of sentence vectors, one article after the other.
 */
import { parseArgs } from 'node:util';
import { openOpinion, opinionText } from '@newsfold/cli/console/second-opinion.ts';
import '../support/provide-language-data.ts';
import { benchArticles } from './analyse/articles.ts';
import { outputDigests } from './analyse/outputs.ts';
import { HOW, pythonSignatures } from './analyse/signatures.ts';
import {
  AROUND,
  analyseRaw,
  INSIDE,
  type Prepared,
  prepare,
  type Stage,
  signatureOf,
  WITHIN,
} from './analyse/stages.ts';

const WARM_UP = 4;

/** Articles and what is run on each. */
type Measured = readonly [articles: readonly Prepared[], run: (of: Prepared) => unknown];

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    python: { type: 'string', default: 'python3' },
    digest: { type: 'boolean', default: false },
    model: { type: 'string' },
  },
});
const rounds = Number(given.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds must be a whole number above 0, not ${given.rounds}\n`);
  process.exit(2);
}

/** Least processor time of a round, microseconds: the clock of some systems ticks every 4 ms. */
const SHORTEST_ROUND = 60_000;

/** Processor time of one article, microseconds, over as many runs as a round needs. */
function once(articles: readonly Prepared[], run: (of: Prepared) => unknown): number {
  const start = process.cpuUsage();
  for (let runs = 1; ; runs++) {
    for (const article of articles) run(article);
    const { user, system } = process.cpuUsage(start);
    if (user + system >= SHORTEST_ROUND) return (user + system) / articles.length / runs;
  }
}

/** The median of each over the rounds. All take turns, so that other load on the machine affects all alike. */
function costs(list: readonly Measured[]): number[] {
  const times = list.map((): number[] => []);
  for (let round = -WARM_UP; round < rounds; round++)
    list.forEach(([articles, run], at) => {
      const took = once(articles, run);
      if (round >= 0) times[at]?.push(took);
    });
  return times.map((all) => all.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const micro = (value: number) => value.toFixed(1).padStart(8);
const rate = (value: number) => Math.round(1e6 / value).toLocaleString('en');

function printStages(title: string, list: readonly Stage[], took: readonly number[]): void {
  say(`\n${title}, microseconds an article`);
  for (const [at, [name]] of list.entries()) say(`${micro(took[at] ?? Number.NaN)}  ${name}`);
}

function printWhole(name: string, articles: readonly Prepared[], took: number): void {
  const bytes = articles.reduce((sum, article) => sum + article.bytes.length, 0) / articles.length;
  const speed = `${rate(took).padStart(7)} articles/s  ${(bytes / took).toFixed(1)} MB/s`;
  say(`${micro(took)} us  ${speed}  ${name}, ${Math.round(bytes)} bytes`);
}

function printSignatures(articles: readonly Prepared[], kernel: number, text: number): void {
  say('\nSignatures, articles/s on one core: of the words that were read | from the text on');
  say(`newsfold      ${rate(kernel).padStart(9)} | ${rate(text).padStart(9)}`);
  const others = pythonSignatures(
    given.python,
    articles.map(({ article }) => article.text),
  );
  for (const other of others) {
    if ('missing' in other) {
      say(`${other.name.padEnd(13)} not measured: ${other.missing}`);
      continue;
    }
    const [theirKernel, theirText] = [other.kernel, other.text].map(
      (seconds) => (1e6 * seconds) / articles.length,
    ) as [number, number];
    const times = `newsfold is ${(theirKernel / kernel).toFixed(1)} | ${(theirText / text).toFixed(1)} times as fast`;
    say(
      `${other.name.padEnd(13)} ${rate(theirKernel).padStart(9)} | ${rate(theirText).padStart(9)}   ${times}`,
    );
  }
  if (others.some((other) => 'missing' in other)) say(`To measure them:\n  ${HOW}`);
}

/** What a vector costs beside the analysis, and what the model takes in memory. */
async function printModel(name: string): Promise<void> {
  const before = process.memoryUsage().rss;
  const model = await openOpinion(name, process.env, say);
  if (model === null) return;
  const articles = benchArticles().plain.map(prepare);
  const took: number[] = [];
  for (const { article } of articles) {
    const start = process.cpuUsage();
    await model.opinion.of(article);
    const { user, system } = process.cpuUsage(start);
    took.push(user + system);
  }
  took.sort((a, b) => a - b);
  const median = took[took.length >> 1] ?? Number.NaN;
  const memory = (process.memoryUsage().rss - before) / 1e6;
  say(`\n${micro(median)} us  a vector of the model ${name}; ${memory.toFixed(0)} MB more of memory`);
  say(opinionText(model));
}

async function digests(): Promise<void> {
  for (const { set, outputs, digest } of await outputDigests())
    say(`${digest}  ${String(outputs).padStart(6)} outputs  ${set}`);
}

function bench(): void {
  const { origin, plain, html } = benchArticles();
  const articles = plain.map(prepare);
  const asHtml = html.map(prepare);
  const whole = ({ raw }: Prepared) => analyseRaw(raw);
  const fromText = ({ article }: Prepared) => signatureOf(article.text, article.language);
  const list = [...INSIDE, ...WITHIN, ...AROUND].map(([, run]): Measured => [articles, run]);
  const [plainTook = 0, htmlTook = 0, signed = 0, ...took] = costs([
    [articles, whole],
    [asHtml, whole],
    [articles, fromText],
    ...list,
  ]);
  say(`${articles.length} articles: ${origin}; median of ${rounds} rounds`);
  printWhole('the whole analysis', articles, plainTook);
  printWhole('the same texts as HTML', asHtml, htmlTook);
  const within = took.slice(INSIDE.length, INSIDE.length + WITHIN.length);
  const inside = took.slice(0, INSIDE.length);
  printStages('Inside the analysis, each on its own', INSIDE, inside);
  say(
    `${micro(plainTook - inside.reduce((sum, one) => sum + one, 0))}  the rest, and what a stage gains when it runs alone`,
  );
  printStages('Parts of these', WITHIN, within);
  printStages('Around it', AROUND, took.slice(INSIDE.length + WITHIN.length));
  const mean = (of: (article: Prepared) => number) =>
    Math.round(articles.reduce((sum, article) => sum + of(article), 0) / articles.length);
  const parts = `${mean(({ article }) => Buffer.byteLength(article.text))} of text, ${mean(({ article }) => bytesOf(article.features))} of features`;
  say(`\nRecord of articles.v1: ${mean(({ encoded }) => encoded.length)} bytes, ${parts}`);
  printSignatures(articles, within.at(-1) ?? Number.NaN, signed);
}

function bytesOf(features: Prepared['article']['features']): number {
  return Object.values(features).reduce(
    (sum, value) => sum + (typeof value === 'number' ? 4 : (value?.length ?? 0)),
    0,
  );
}

if (given.digest) await digests();
else bench();
if (given.model !== undefined) await printModel(given.model);
