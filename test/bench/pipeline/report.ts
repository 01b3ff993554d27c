/** The figures of bench:pipeline as a page. */

/** One contestant in one round. */
export interface Outcome {
  /** Articles a second, all at once. */
  readonly rate: number;
  /** CPU by stage, ms an article. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Articles of the open loop, and how many of them an answer was read for. */
  readonly sent: number;
  readonly answered: number;
  /** p50, p99 and p99.9 of the open loop, ms. */
  readonly latency: readonly number[];
  /** p50 and p99 of each hop of the open loop, ms: between the timestamps of the two records. */
  readonly hops: readonly (readonly number[])[];
}

/** Everything measured. */
interface Measured {
  readonly articles: number;
  readonly rate: number;
  readonly rounds: number;
  readonly seed: number;
  readonly medianArticleBytes: number;
  readonly outcomes: readonly { readonly copy: Outcome; readonly newsfold: Outcome }[];
}

/** The middle value; the upper one of two. NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function spread(values: readonly number[], digits: number): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)];
  return `${middle.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}

function cpuLine(name: string, outcomes: readonly Outcome[]): string {
  const stages = Object.keys(outcomes[0]?.cpu ?? {});
  const parts = stages.map(
    (stage) => `${stage} ${median(outcomes.map(({ cpu }) => cpu[stage] ?? Number.NaN)).toFixed(3)}`,
  );
  return `  ${name.padEnd(9)} ${parts.join(' · ')}`;
}

function latencyLine(name: string, outcomes: readonly Outcome[]): string {
  const parts = ['p50', 'p99', 'p99.9'].map(
    (label, at) =>
      `${label} ${spread(
        outcomes.map(({ latency }) => latency[at] ?? Number.NaN),
        1,
      )}`,
  );
  const answered = outcomes.map((outcome) => `${outcome.answered} of ${outcome.sent}`).join(', ');
  return `  ${name.padEnd(9)} ${parts.join(' · ')} · answered ${answered}`;
}

function hopLine(name: string, outcomes: readonly Outcome[]): string {
  const hops = (outcomes[0]?.hops ?? []).map((_, hop) => {
    const middle = (at: number) =>
      median(outcomes.map(({ hops }) => hops[hop]?.[at] ?? Number.NaN)).toFixed(0);
    return `hop ${hop + 1} p50 ${middle(0)} p99 ${middle(1)}`;
  });
  return `  ${name.padEnd(9)} ${hops.join(' · ')}`;
}

/** The page: medians of the rounds, lowest and highest in brackets. */
export function report({ outcomes, ...run }: Measured): string {
  const copies = outcomes.map(({ copy }) => copy);
  const folds = outcomes.map(({ newsfold }) => newsfold);
  const ratios = outcomes.map(({ copy, newsfold }) => newsfold.rate / copy.rate);
  return `${[
    `${run.articles} articles of ${run.medianArticleBytes} bytes (median), seed ${run.seed}, ${run.rounds} rounds: median (lowest to highest)`,
    'all at once, articles/s over three hops',
    `  copy      ${spread(
      copies.map(({ rate }) => rate),
      0,
    )}`,
    `  newsfold  ${spread(
      folds.map(({ rate }) => rate),
      0,
    )}     goal 2500`,
    `  ratio     ${spread(ratios, 2)}     goal 0.25`,
    'CPU, ms an article',
    cpuLine('copy', copies),
    cpuLine('newsfold', folds),
    `open loop at ${run.rate} articles/s, ms from intended publication to the event as read; goal p99 100`,
    latencyLine('copy', copies),
    latencyLine('newsfold', folds),
    'of that, ms from record to record (medians)',
    hopLine('copy', copies),
    hopLine('newsfold', folds),
  ].join('\n')}\n`;
}
