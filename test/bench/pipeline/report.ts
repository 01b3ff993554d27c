/** The figures of bench:pipeline as a page. */
import { availableParallelism } from 'node:os';
import { type Length, lengthNames } from './made-up-stream.ts';

/** One contestant in one round, all articles of a length at once. */
export interface AllAtOnce {
  /** Articles a second. */
  readonly rate: number;
  /** CPU by process, ms an article. */
  readonly cpu: Readonly<Record<string, number>>;
}

/** One contestant in one round of the open loop. */
export interface AtARate {
  /** Articles that were sent, and how many of them an answer was read for. */
  readonly sent: number;
  readonly answered: number;
  /** p50, p99 and p99.9, ms. */
  readonly latency: readonly number[];
  /** p50 and p99 of each hop, ms: between the timestamps of the two records. */
  readonly hops: readonly (readonly number[])[];
}

/** One contestant. */
export interface Measured {
  readonly name: string;
  readonly atOnce: readonly Readonly<Record<Length, AllAtOnce>>[];
  readonly atARate: readonly AtARate[];
}

/** Everything measured, newsfold first. */
export interface PipelineBench {
  readonly seed: number;
  readonly articles: number;
  readonly rounds: number;
  readonly rate: number;
  readonly enrichMembers: number;
  /** Folder of the other checkout. */
  readonly beside: string | undefined;
  /** Median bytes of a raw article. */
  readonly bytes: Readonly<Record<Length, number>>;
  /** Of each pipeline, when measuring began and when it ended. */
  readonly openStories: readonly number[];
  readonly openStoriesAtEnd: readonly number[];
  /** Load average of a minute, at begin and end. */
  readonly loads: readonly number[];
  readonly contestants: readonly Measured[];
}

/** The middle value; the upper one of two. NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function spread(values: readonly number[], digits: number): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)];
  return `${middle.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

/** CPU of all processes of a contestant and of the broker, ms an article. */
const whole = ({ cpu }: AllAtOnce) => Object.values(cpu).reduce((sum, ms) => sum + ms, 0);

/** How a value of newsfold relates to one of another contestant, round by round. */
function ratios<T>(ours: readonly T[], theirs: readonly T[], value: (round: T) => number): readonly number[] {
  return ours.map((round, at) => value(round) / value(theirs[at] as T));
}

const named = (name: string, text: string) => `  ${name.padEnd(10)} ${text}`;

function lengthLines(length: Length, { bytes, contestants }: PipelineBench): string[] {
  const rounds = contestants.map(({ name, atOnce }) => ({ name, of: atOnce.map((round) => round[length]) }));
  const [ours, ...others] = rounds;
  const lines = [`${length} articles of ${bytes[length]} bytes, all at once: articles/s over three hops`];
  for (const { name, of } of rounds)
    lines.push(
      named(
        name,
        spread(
          of.map(({ rate }) => rate),
          0,
        ),
      ),
    );
  for (const { name, of } of others)
    lines.push(
      named(
        '',
        `newsfold / ${name} ${spread(
          ratios(ours?.of ?? [], of, ({ rate }) => rate),
          2,
        )}`,
      ),
    );
  lines.push('  CPU, ms an article');
  for (const { name, of } of rounds) {
    const parts = Object.keys(of[0]?.cpu ?? {}).map(
      (stage) =>
        `${stage} ${spread(
          of.map(({ cpu }) => cpu[stage] ?? Number.NaN),
          2,
        )}`,
    );
    lines.push(named(name, `whole ${spread(of.map(whole), 2)} · ${parts.join(' · ')}`));
  }
  for (const { name, of } of others)
    lines.push(named('', `whole of newsfold / ${name} ${spread(ratios(ours?.of ?? [], of, whole), 2)}`));
  return lines;
}

function latencyLines({ rate, contestants }: PipelineBench): string[] {
  const [ours, ...others] = contestants;
  const p99 = ({ latency }: AtARate) => latency[1] ?? Number.NaN;
  const lines = [
    `open loop at ${rate} articles/s of all lengths, ms from intended publication to the event as read`,
  ];
  for (const { name, atARate } of contestants) {
    const parts = ['p50', 'p99', 'p99.9'].map(
      (label, at) =>
        `${label} ${spread(
          atARate.map(({ latency }) => latency[at] ?? Number.NaN),
          1,
        )}`,
    );
    const answered = atARate.map((one) => `${one.answered} of ${one.sent}`).join(', ');
    lines.push(named(name, `${parts.join(' · ')} · answered ${answered}`));
  }
  for (const { name, atARate } of others)
    lines.push(
      named('', `p99 of newsfold / ${name} ${spread(ratios(ours?.atARate ?? [], atARate, p99), 2)}`),
    );
  lines.push('of that, ms from record to record (medians)');
  for (const { name, atARate } of contestants) {
    if (atARate[0]?.hops.length === 0) continue;
    const hops = (atARate[0]?.hops ?? []).map((_, hop) => {
      const middle = (at: number) =>
        median(atARate.map((one) => one.hops[hop]?.[at] ?? Number.NaN)).toFixed(0);
      return `hop ${hop + 1} p50 ${middle(0)} p99 ${middle(1)}`;
    });
    lines.push(named(name, hops.join(' · ')));
  }
  return lines;
}

/** How busy the machine was with other things: what that does to the figures is said with them. */
function loadLine(loads: readonly number[]): string {
  const cores = availableParallelism();
  const [before = 0] = loads;
  const said = `load average ${loads.map((load) => load.toFixed(1)).join(' when it began, ')} when it ended, ${cores} cores`;
  return before > cores / 2
    ? `${said}: MEASURED UNDER LOAD. Rates and latencies say little; CPU and the ratios within this run say more`
    : said;
}

/** The page: medians of the rounds, lowest and highest in brackets. */
export function report(bench: PipelineBench): string {
  const { seed, articles, rounds, enrichMembers, beside, openStories, openStoriesAtEnd } = bench;
  const stories = openStories.map((count, at) => `${count} to ${openStoriesAtEnd[at]}`).join(', ');
  return `${[
    `${articles} articles a length, seed ${seed}, ${rounds} rounds: median (lowest to highest)`,
    `open stories ${stories}; the window moves · enrich on ${enrichMembers}${beside === undefined ? '' : ` · beside: ${beside}`}`,
    loadLine(bench.loads),
    ...lengthNames.flatMap((length) => lengthLines(length, bench)),
    ...latencyLines(bench),
  ].join('\n')}\n`;
}
