/** A page of metrics in Prometheus' text format, read for people: figures with their labels, and what each means. */

/** One figure. */
export interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

/** See the file's head. */
export interface MetricsPage {
  readonly samples: readonly Sample[];
  /** What a metric means and what to do, by its name. */
  readonly helps: ReadonlyMap<string, string>;
}

const SAMPLE = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)(?: -?\d+)?$/;
const LABEL = /(?<key>\w+)="(?<value>(?:[^"\\]|\\.)*)"/g;
const HELP = /^# HELP (?<name>\S+) (?<help>.*)$/;

const unescaped = (text: string) => text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

/** Reads a page; lines that are neither a figure nor a help are passed. */
export function readMetrics(page: string): MetricsPage {
  const samples: Sample[] = [];
  const helps = new Map<string, string>();
  for (const line of page.split('\n')) {
    const help = HELP.exec(line)?.groups;
    if (help !== undefined) helps.set(help.name ?? '', unescaped(help.help ?? ''));
    const found = SAMPLE.exec(line)?.groups;
    const value = Number(found?.value);
    if (found === undefined || !Number.isFinite(value)) continue;
    const labels = [...(found.labels ?? '').matchAll(LABEL)].map(
      ({ groups }) => [groups?.key ?? '', unescaped(groups?.value ?? '')] as const,
    );
    samples.push({ name: found.name ?? '', labels: new Map(labels), value });
  }
  return { samples, helps };
}
