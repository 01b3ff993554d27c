/**
 * `npm run chaos:pieces -- --seed FIRST (--until HH:MM | --pieces N) [--log FILE] [--options="…"]`: chaos in pieces, one
 * after the other, each with a seed of its own. A piece that ends leaves its report: a line of a log, from which the table
 * in RESULTS.md is made again. One that is not sound, or breaks off, is recorded too, and its data is kept; one that is interrupted is not.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { piecesTable, type RecordedPiece } from './chaos/pieces-table.ts';
import type { ChaosReport } from './chaos/report.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const BEGIN = '<!-- pieces -->';
const END = '<!-- /pieces -->';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    until: { type: 'string' },
    pieces: { type: 'string', default: '100000' },
    log: { type: 'string', default: here('./chaos-pieces.jsonl') },
    table: { type: 'string', default: here('./RESULTS.md') },
    options: { type: 'string', default: '--long --dense --minutes 8 --every 0.3 --articles 2400' },
  },
});

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

/** When no further piece begins: the next time that the clock shows this, UTC. */
function deadline(until: string | undefined): number {
  if (until === undefined) return Number.POSITIVE_INFINITY;
  const [hours, minutes] = until.split(':').map(Number);
  const at = new Date().setUTCHours(hours ?? 0, minutes ?? 0, 0, 0);
  return at > Date.now() ? at : at + 24 * 60 * 60 * 1000;
}

const commit = () =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here('.'), encoding: 'utf8' }).trim();

/** Runs one piece, its words passed on. @returns its report; undefined when it broke off, with its last line */
async function piece(args: readonly string[]): Promise<{ report?: ChaosReport; last: string }> {
  const child = spawn(process.execPath, [here('./chaos.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let [out, last, error] = ['', '', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    const lines = String(chunk).trimEnd().split('\n');
    last = lines.at(-1) ?? '';
    error ||= lines.find((line) => /^[A-Z]\w+: /.test(line)) ?? '';
  });
  await new Promise((resolve) => child.on('close', resolve));
  return out === '' ? { last: error || last } : { report: JSON.parse(out) as ChaosReport, last };
}

let running: ChildProcess | undefined;
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    isInterrupted = true;
    running?.kill('SIGTERM');
  });

function recorded(): RecordedPiece[] {
  if (!existsSync(values.log)) return [];
  const lines = readFileSync(values.log, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as RecordedPiece);
}

function writeTable(): void {
  const page = readFileSync(values.table, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1];
  if (after === undefined) throw new Error(`${values.table} has no place for pieces: ${BEGIN} … ${END}`);
  writeFileSync(values.table, `${before}${BEGIN}\n\n${piecesTable(recorded())}\n\n${END}${after}`);
}

const end = deadline(values.until);
const first = Number(values.seed);
if (!Number.isInteger(first)) throw new Error('--seed must be a whole number: the seed of the first piece');
// Without any piece, of what the log has.
writeTable();
for (let at = 0; at < Number(values.pieces) && Date.now() < end; at += 1) {
  const seed = first + at;
  const args = [...values.options.split(' '), '--seed', String(seed), '--keep-unsound'];
  say(`piece ${seed}: npm run chaos -- ${args.join(' ')}`);
  const began = new Date();
  const { report, last } = await piece(args);
  if (isInterrupted) break;
  const one: RecordedPiece = {
    seed,
    options: values.options,
    commit: commit(),
    began: began.toISOString(),
    tookMinutes: (Date.now() - began.getTime()) / 60_000,
    ...(report === undefined ? { brokeOff: last.split('; see ')[0] ?? last } : { report }),
  };
  appendFileSync(values.log, `${JSON.stringify(one)}\n`);
  writeTable();
  say(`piece ${seed}: ${report === undefined ? `broke off: ${last}` : report.sound ? 'sound' : 'NOT SOUND'}`);
}
