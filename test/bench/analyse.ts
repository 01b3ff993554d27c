/**
 * `npm run bench:analyse [-- --rounds N --python PATH --digest]`: what an article of about 3 KB costs ingest, stage by
 * stage, and its signature beside those of the Python packages datasketch and rensa.
 *
 * Time is the process's processor time, other threads of the runtime included; of the rounds the median, after four that
 * are not counted. `--digest` prints a digest of all outputs over every text there is instead: the same before and after
 * a change that must change nothing.
 */
import { parseArgs } from 'node:util';
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

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    python: { type: 'string', default: 'python3' },
    digest: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write(`--rounds must be a whole number above 0, not ${given.rounds}\n`);
  process.exit(2);
}

/** Microseconds of processor time until a round may end: the clock of some systems ticks every 4 ms. */
const SHORTEST_ROUND = 60_000;

/** Median microseconds of processor time an article, over the rounds. */
function cost(articles: readonly Prepared[], run: (of: Prepared) => unknown): number {
  const times: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const start = process.cpuUsage();
    let took = 0;
    let runs = 0;
    while (took < SHORTEST_ROUND) {
      for (const article of articles) run(article);
      const { user, system } = process.cpuUsage(start);
      took = user + system;
      runs++;
    }
    if (round >= 0) times.push(took / articles.length / runs);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const micro = (value: number) => value.toFixed(1).padStart(8);
const rate = (value: number) => Math.round(1e6 / value).toLocaleString('en');

function stages(title: string, list: readonly Stage[], articles: readonly Prepared[], whole: number): void {
  say(`\n${title}, microseconds an article`);
  let sum = 0;
  for (const [name, run] of list) {
    const took = cost(articles, run);
    sum += took;
    say(`${micro(took)}  ${name}`);
  }
  if (list === INSIDE)
    say(`${micro(whole - sum)}  the rest, and what the stages gain from being called alone`);
}

function whole(name: string, articles: readonly Prepared[]): number {
  const bytes = articles.reduce((sum, article) => sum + article.bytes.length, 0) / articles.length;
  const took = cost(articles, ({ raw }) => analyseRaw(raw));
  const megabytes = bytes / took;
  say(
    `${micro(took)} us  ${rate(took).padStart(7)} articles/s  ${megabytes.toFixed(1)} MB/s  ${name}, ${Math.round(bytes)} bytes`,
  );
  return took;
}

function signatures(articles: readonly Prepared[]): void {
  const texts = articles.map(({ article }) => article.text);
  const [, kernelOf] = WITHIN.at(-1) as Stage;
  const kernel = cost(articles, kernelOf);
  const text = cost(articles, ({ article }) => signatureOf(article.text, article.language));
  say('\nSignatures, articles/s on one core: of the words that were read | from the text on');
  say(`newsfold      ${rate(kernel).padStart(9)} | ${rate(text).padStart(9)}`);
  const others = pythonSignatures(given.python, texts);
  for (const other of others) {
    if ('missing' in other) say(`${other.name.padEnd(13)} not measured: ${other.missing}`);
    else {
      const each = (seconds: number) => (1e6 * seconds) / texts.length;
      const times = `newsfold is ${(each(other.kernel) / kernel).toFixed(0)} | ${(each(other.text) / text).toFixed(0)} times as fast`;
      say(
        `${other.name.padEnd(13)} ${rate(each(other.kernel)).padStart(9)} | ${rate(each(other.text)).padStart(9)}   ${times}`,
      );
    }
  }
  if (others.some((other) => 'missing' in other)) say(`To measure them:\n  ${HOW}`);
}

async function digests(): Promise<void> {
  for (const { set, outputs, digest } of await outputDigests())
    say(`${digest}  ${String(outputs).padStart(6)} outputs  ${set}`);
}

function bench(): void {
  const { origin, plain, html } = benchArticles();
  const articles = plain.map(prepare);
  say(`${articles.length} articles: ${origin}; median of ${rounds} rounds`);
  const took = whole('the whole analysis', articles);
  whole('the same texts as HTML', html.map(prepare));
  stages('Inside the analysis', INSIDE, articles, took);
  stages('Parts of these', WITHIN, articles, took);
  stages('Around it', AROUND, articles, took);
  const record = articles.reduce((sum, { encoded }) => sum + encoded.length, 0) / articles.length;
  const text =
    articles.reduce((sum, { article }) => sum + Buffer.byteLength(article.text), 0) / articles.length;
  const features =
    articles.reduce((sum, { article }) => sum + bytesOf(article.features), 0) / articles.length;
  say(
    `\nRecord of articles.v1: ${Math.round(record)} bytes, ${Math.round(text)} of text, ${Math.round(features)} of features`,
  );
  signatures(articles);
}

function bytesOf(features: Prepared['article']['features']): number {
  return Object.values(features).reduce(
    (sum, value) => sum + (typeof value === 'number' ? 4 : value.length),
    0,
  );
}

if (given.digest) await digests();
else bench();
