/**
 * The tables of README.md that are made from the code: variables, metrics, topics and the fields of raw articles.
 * Each stands between `<!-- table:NAME -->` and `<!-- /table -->`.
 *
 *   node test/support/readme-tables.ts            exits 1 when a table is stale
 *   node test/support/readme-tables.ts --write    writes them anew
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { ConfigTable } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { createMetrics } from '@newsfold/runtime/observe/metrics.ts';
import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { type TopicSpec, topics } from '@newsfold/schemas/topics.ts';
import { Registry } from 'prom-client';
import './provide-language-data.ts';
import { readmeEvent } from './readme-event.ts';
import { workerDeclarations } from './worker-definitions.ts';

const README = new URL('../../README.md', import.meta.url);
const DAY_MS = 24 * 60 * 60 * 1000;
const MIB = 1024 * 1024;

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}

const code = (text: string) => (text === '' ? '' : `\`${text}\``);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Variables: those of all workers, then each worker's own. */
export function configTable(): string {
  const row = (name: string, who: string, from: ConfigTable) => {
    const variable = from[name];
    const value = [code(variable?.default ?? ''), variable?.unit ?? '']
      .filter((part) => part !== '')
      .join(' ');
    return [code(name), who, value || '(empty)', variable?.doc ?? ''];
  };
  const ports = workerDeclarations.map((worker) => code(worker.table.HTTP_PORT?.default ?? '')).join(', ');
  return table(
    ['Variable', 'Worker', 'Default', 'What it does'],
    [
      ...Object.keys(runtimeTable).map((name) => row(name, 'all', runtimeTable)),
      [code('HTTP_PORT'), 'each', ports, httpPort(0).doc],
      ...workerDeclarations.flatMap((worker) =>
        Object.keys(worker.table)
          .filter((name) => !(name in runtimeTable) && name !== 'HTTP_PORT')
          .map((name) => row(name, worker.name, worker.table)),
      ),
    ],
  );
}

interface ShownMetric {
  readonly name: string;
  readonly help: string;
  readonly type: unknown;
}

/** The labels that a metric was made with; prom-client keeps them on the object alone. */
function labelsOf(registry: Registry, name: string): readonly string[] {
  return (
    (registry.getSingleMetric(name) as unknown as { readonly labelNames?: readonly string[] }).labelNames ??
    []
  );
}

async function metricRows(registry: Registry, who: string): Promise<string[][]> {
  const shown = (await registry.getMetricsAsJSON()) as readonly ShownMetric[];
  return shown
    .filter(({ name }) => name.startsWith('newsfold_'))
    .map(({ name, help, type }) => [
      code(name),
      who,
      String(type),
      labelsOf(registry, name).map(code).join(', '),
      help,
    ]);
}

/** Metrics: those of all workers, then each worker's own. */
export async function metricsTable(): Promise<string> {
  const own: string[][] = [];
  for (const worker of workerDeclarations) {
    const registry = new Registry();
    worker.registerMetrics(registry);
    own.push(...(await metricRows(registry, worker.name)));
  }
  return table(
    ['Metric', 'Worker', 'Type', 'Labels', 'Meaning, and what to do'],
    [...(await metricRows(createMetrics('').registry, 'all')), ...own],
  );
}

/** What a raw article may tell, under which names. */
export function fieldsTable(): string {
  return table(
    ['What', 'Accepted names', 'Meaning'],
    Object.entries(RAW_FIELDS).map(([field, { names, doc }]) => [field, names.map(code).join(' '), doc]),
  );
}

function keeps({ settings }: TopicSpec): string {
  const retention = settings['retention.ms'];
  const kept = retention === undefined ? 'newest of each key' : `${Number(retention) / DAY_MS} days`;
  return `${kept}, up to ${Number(settings['max.message.bytes']) / MIB} MiB a batch`;
}

const PARTITIONS = { raw: code('RAW_PARTITIONS'), scopes: code('SCOPE_PARTITIONS'), one: '1' };

/** The topology. */
export function topicsTable(): string {
  return table(
    ['Topic', 'Key', 'Value', 'Partitions', 'Kept', 'What it holds'],
    Object.values(topics).map((topic: TopicSpec) => [
      code(topic.name),
      topic.key,
      topic.value,
      PARTITIONS[topic.partitions],
      keeps(topic),
      topic.doc,
    ]),
  );
}

/** Every table by its marker. */
export async function readmeTables(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['config', configTable()],
    ['metrics', await metricsTable()],
    ['fields', fieldsTable()],
    ['topics', topicsTable()],
    ['event', readmeEvent()],
  ]);
}

/**
 * A text with its tables made anew.
 * @throws Error when a marker is unknown, or a table has no place.
 */
export async function withTables(text: string): Promise<string> {
  const tables = await readmeTables();
  const placed = new Set<string>();
  const result = text.replace(/<!-- table:(\w+) -->[\s\S]*?<!-- \/table -->/g, (_, name: string) => {
    const made = tables.get(name);
    if (made === undefined) throw new Error(`README.md: there is no table ${name}`);
    placed.add(name);
    return `<!-- table:${name} -->\n\n${made}\n\n<!-- /table -->`;
  });
  const missing = [...tables.keys()].filter((name) => !placed.has(name));
  if (missing.length > 0) throw new Error(`README.md has no place for: ${missing.join(', ')}`);
  return result;
}

async function main(write: boolean): Promise<void> {
  const text = readFileSync(README, 'utf8');
  const fresh = await withTables(text);
  if (fresh === text) return;
  if (write) {
    writeFileSync(README, fresh);
    return;
  }
  process.stderr.write('README.md has stale tables; run `node test/support/readme-tables.ts --write`\n');
  process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.includes('--write'));
