/**
 * The parts of documents and of container files that are made from the code. In a document a part lies between
 * `<!-- table:NAME -->` and `<!-- /table -->`, in another file between `# generated:NAME` and `# /generated`.
 *
 *   node test/support/generated-parts.ts            exits 1 and names the files with stale parts
 *   node test/support/generated-parts.ts --write    writes the parts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { EXIT } from '@newsfold/cli/command/exit-codes.ts';
import { commandGroups } from '@newsfold/cli/commands.ts';
import { storyText } from '@newsfold/cli/stories/story-text.ts';
import { liveStories } from '@newsfold/cli/stories/story-words.ts';
import { storyLines } from '@newsfold/cli/tail/tailed-topics.ts';
import type { ConfigTable } from '@newsfold/runtime/config/config.ts';
import { httpPort, runtimeTable } from '@newsfold/runtime/config/runtime-config.ts';
import { createMetrics } from '@newsfold/runtime/observe/metrics.ts';
import { RAW_FIELDS } from '@newsfold/schemas/raw-fields.ts';
import { RAW_SHAPES, type ShapeKind } from '@newsfold/schemas/raw-shapes.ts';
import { type TopicSpec, topics } from '@newsfold/schemas/topics.ts';
import { httpPortOf, type ProcessName, processNames } from '@newsfold/schemas/topology.ts';
import { Registry } from 'prom-client';
import { parse } from 'yaml';
import './provide-language-data.ts';
import { foldedStories, QUAKE_AND_FERRY } from './folded-stories.ts';
import { sampleEvent } from './sample-event.ts';
import { workerDeclarations } from './worker-definitions.ts';

const ROOT = new URL('../../', import.meta.url);
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
    const names = variable?.isSecret ? `${code(name)}, ${code(`${name}_FILE`)}` : code(name);
    return [names, who, value || '(empty)', variable?.doc ?? ''];
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

/** What a raw article may say, under which names. */
export function fieldsTable(): string {
  return table(
    ['What', 'Accepted names', 'Meaning'],
    Object.entries(RAW_FIELDS).map(([field, { names, doc }]) => [field, names.map(code).join(' '), doc]),
  );
}

const SHAPE_MEANINGS: Readonly<Record<ShapeKind, string>> = {
  text: 'wraps a text',
  name: 'holds the name of a person, tag or outlet',
  link: 'holds an address or id',
  time: 'wraps a time',
  attributes: 'holds the attributes of an element',
  prefix: 'begins the name of an attribute',
  part: 'holds more fields of the article',
  namespace: 'holds the fields of a namespace, as `dc:creator`',
  envelope: 'holds the article',
  list: 'holds many articles: each is taken out',
  holder: 'holds such a list',
};

/** The keys under which parsers, APIs and stores put a value. */
export function shapesTable(): string {
  return table(
    ['Key', 'What it does', 'Written by'],
    RAW_SHAPES.map(({ kind, keys, source }) => [keys.map(code).join(' '), SHAPE_MEANINGS[kind], source]),
  );
}

function keeps({ settings }: TopicSpec): string {
  const retention = settings['retention.ms'];
  const isCompacted = settings['cleanup.policy']?.includes('compact') === true;
  const days = retention === undefined ? [] : [`${Number(retention) / DAY_MS} days`];
  const kept = [...(isCompacted ? ['newest of each key'] : []), ...days].join(', ');
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

/** The commands of newsfold. */
export function commandsTable(): string {
  return table(
    ['Command', 'Does'],
    commandGroups.flatMap(({ commands }) =>
      commands.map(({ name, summary }) => [code(`newsfold ${name}`), summary]),
    ),
  );
}

interface Alert {
  readonly alert: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly description: string };
}

/** The alerts, each with what to do; figures that Prometheus fills in are left out. */
export function alertsTable(): string {
  const { groups } = parse(readFileSync(new URL('infra/prometheus/rules.yml', ROOT), 'utf8')) as {
    readonly groups: readonly { readonly rules: readonly Alert[] }[];
  };
  return table(
    ['Alert', 'Urgency', 'What it is, and what to do'],
    groups.flatMap(({ rules }) =>
      rules.map(({ alert, labels, annotations }) => [
        code(alert),
        labels.severity,
        annotations.description
          .replace(/\{\{.*?\$labels\.(\w+).*?\}\}/g, 'the $1')
          .replace(/\{\{.*?\}\}/g, '…'),
      ]),
    ),
  );
}

/** How commands end. */
export function exitCodesTable(): string {
  return table(
    ['Exit code', 'Means'],
    Object.values(EXIT).map(({ code: number, means }) => [String(number), means]),
  );
}

const textBlock = (text: string) => `\`\`\`text\n${text}\n\`\`\``;

/** What `fold` prints of three articles. */
export async function foldOutput(): Promise<string> {
  const stories = liveStories(await foldedStories(QUAKE_AND_FERRY));
  return textBlock(stories.map((story) => storyText(story)).join('\n\n'));
}

/** What `tail stories` prints of the same. */
export async function tailOutput(): Promise<string> {
  const stories = await foldedStories(QUAKE_AND_FERRY);
  const at = Date.UTC(2026, 2, 14, 12);
  return textBlock(stories.map((story) => storyLines(story, at, { colours: false })).join('\n'));
}

const perWorker = (line: (name: ProcessName) => string) => processNames.map(line).join('\n');

/** Prometheus' jobs, one a worker. Each name resolves to all members of the service. */
function scrapeConfigs(): string {
  const job = (name: ProcessName) => `  - job_name: newsfold-${name}
    dns_sd_configs:
      - names: [${name}]
        type: A
        port: ${httpPortOf(name)}
        refresh_interval: 10s`;
  return processNames.map(job).join('\n\n');
}

/** The installation of what the workers need. Install scripts are left out: nothing the workers use has one. */
function installation(): string {
  const workspaces = processNames.map((name) => `--workspace=@newsfold/${name}`).join(' ');
  return `RUN npm ci --omit=dev --ignore-scripts --loglevel=error \\\n    ${workspaces}`;
}

/** A part of a file: its text, and the file it is in. */
interface Part {
  readonly file: string;
  readonly text: string;
}

const DOCKERFILE = 'infra/Dockerfile';

/** Every generated part by its name. */
export async function generatedParts(): Promise<ReadonlyMap<string, Part>> {
  return new Map([
    ['fields', { file: 'docs/feed.md', text: fieldsTable() }],
    ['shapes', { file: 'docs/feed.md', text: shapesTable() }],
    ['event', { file: 'docs/read.md', text: sampleEvent() }],
    ['commands', { file: 'README.md', text: commandsTable() }],
    ['exitcodes', { file: 'docs/operate.md', text: exitCodesTable() }],
    ['fold', { file: 'docs/feed.md', text: await foldOutput() }],
    ['tail', { file: 'docs/read.md', text: await tailOutput() }],
    ['topics', { file: 'docs/read.md', text: topicsTable() }],
    ['alerts', { file: 'docs/operate.md', text: alertsTable() }],
    ['metrics', { file: 'docs/operate.md', text: await metricsTable() }],
    ['config', { file: 'docs/configure.md', text: configTable() }],
    ['jobs', { file: 'infra/prometheus/prometheus.yml', text: scrapeConfigs() }],
    [
      'manifests',
      { file: DOCKERFILE, text: perWorker((n) => `COPY services/${n}/package.json services/${n}/`) },
    ],
    ['installation', { file: DOCKERFILE, text: installation() }],
    ['sources', { file: DOCKERFILE, text: perWorker((n) => `COPY services/${n} services/${n}`) }],
    ['ports', { file: DOCKERFILE, text: `EXPOSE ${processNames.map((n) => httpPortOf(n)).join(' ')}` }],
  ]);
}

const IN_DOCUMENT = /<!-- table:(\w+) -->[\s\S]*?<!-- \/table -->/g;
const IN_FILE = /([ ]*)# generated:(\w+)\n[\s\S]*?# \/generated/g;

/** A file with its generated parts as they should be, and as they are. */
export interface CheckedFile {
  readonly file: string;
  readonly current: string;
  readonly fresh: string;
}

/**
 * The files that have generated parts.
 * @throws Error when a file names an unknown part, or lacks a part that belongs to it.
 */
export async function filesWithParts(): Promise<readonly CheckedFile[]> {
  const parts = await generatedParts();
  const placed = new Set<string>();
  const textOf = (name: string, file: string): string => {
    const part = parts.get(name);
    if (part?.file !== file) throw new Error(`${file}: there is no part ${name} of this file`);
    placed.add(name);
    return part.text;
  };
  const files = [...new Set([...parts.values()].map(({ file }) => file))].map((file): CheckedFile => {
    const current = readFileSync(new URL(file, ROOT), 'utf8');
    const fresh = current
      .replace(
        IN_DOCUMENT,
        (_, name: string) => `<!-- table:${name} -->\n\n${textOf(name, file)}\n\n<!-- /table -->`,
      )
      .replace(
        IN_FILE,
        (_, indent: string, name: string) =>
          `${indent}# generated:${name}\n${textOf(name, file)}\n${indent}# /generated`,
      );
    return { file, current, fresh };
  });
  const missing = [...parts].filter(([name]) => !placed.has(name));
  if (missing.length > 0)
    throw new Error(missing.map(([name, { file }]) => `${file} has no place for ${name}`).join('; '));
  return files;
}

async function main(write: boolean): Promise<void> {
  const stale = (await filesWithParts()).filter(({ current, fresh }) => current !== fresh);
  if (stale.length === 0) return;
  if (write) {
    for (const { file, fresh } of stale) writeFileSync(new URL(file, ROOT), fresh);
    return;
  }
  const names = stale.map(({ file }) => file).join(', ');
  process.stderr.write(`stale: ${names}; run \`npm run generate\` and commit the result\n`);
  process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.includes('--write'));
