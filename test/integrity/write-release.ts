/**
 * `npm run release:log -- [--folder FOLDER]`: what a release leaves for the tests of later ones, written once, when it is
 * made: its schemas, and a log that its own handlers wrote. Without a folder they go where the tests look for them, under
 * the version of the packages.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Answer } from '@newsfold/runtime/fold/fold-definition.ts';
import { avroSchema, RECORD_NAMES } from '@newsfold/schemas/avro-source.ts';
import { createHandlers, standing } from '../support/handlers.ts';
import { startMemoryRegistry } from '../support/memory-registry.ts';
import { seeded } from './scheduler.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SETS = ['english', 'german'] as const;
const RECORDS = 62;
const SEED = 1;
/** Every so many records one is sent again, and one is edited. */
const AGAIN = 11;
const EDITED = 13;
/** Articles at the end that dedupe has not answered when the log is taken. */
const WAITING = 4;
const START = Date.UTC(2026, 2, 10, 12);
const STEP_MS = 60_000;

/** The raw records: our own labelled texts in a shuffled order. */
function rawRecords(): string[] {
  const random = seeded(SEED);
  const lines = SETS.flatMap((set) =>
    readFileSync(join(ROOT, `test/quality/labelled/${set}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean),
  );
  const shuffled: string[] = [];
  while (lines.length > 0 && shuffled.length < RECORDS)
    shuffled.push(...lines.splice(Math.floor(random() * lines.length), 1));
  return shuffled.flatMap((line, at) => {
    if (at % AGAIN === AGAIN - 1) return [line, line];
    if (at % EDITED !== EDITED - 1) return [line];
    const record = JSON.parse(line) as { readonly title: string };
    return [line, JSON.stringify({ ...record, title: `${record.title} (updated)` })];
  });
}

function packed(values: readonly Buffer[]): Buffer {
  const length = (value: Buffer) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value.length);
    return bytes;
  };
  return gzipSync(Buffer.concat(values.flatMap((value) => [length(value), value])));
}

const valuesOf = (answers: readonly Answer[]) =>
  answers.flatMap(({ records }) => records.flatMap(({ value }) => value ?? []));

/** What the handlers make of the records: the values of both topics, and the members of each story at the end. */
async function foldedLog() {
  const registry = await startMemoryRegistry();
  const { take, stories } = await createHandlers(registry.url);
  const articles: Buffer[] = [];
  const assignments: Buffer[] = [];
  const members = () =>
    Object.fromEntries(
      [...stories.live].map(([storyId, story]) => [storyId, [...story.members.keys()].sort()]),
    );
  const records = rawRecords();
  let atEnd: Record<string, readonly string[]> = {};
  for (const [offset, line] of records.entries()) {
    // What waits is in articles.v1 alone.
    if (offset === records.length - WAITING) atEnd = members();
    const raw = standing(
      { key: null, value: Buffer.from(line), timestamp: START + offset * STEP_MS },
      'raw.v1',
      offset,
    );
    const { outcome, answers } = await take(raw, articles.length);
    if (outcome.kind !== 'publish') throw new Error(`record ${offset}: ${JSON.stringify(outcome)}`);
    articles.push(...outcome.deliveries.flatMap(({ record }) => record.value ?? []));
    const [decided] = answers;
    if (decided && offset < records.length - WAITING) assignments.push(...valuesOf([decided]));
  }
  await registry.close();
  return { articles, assignments, stories: atEnd };
}

/** Writes what a release leaves. @param schemas folder of its schemas @param log folder of its log */
export async function writeRelease(version: string, schemas: string, log: string): Promise<void> {
  for (const folder of [schemas, log]) mkdirSync(folder, { recursive: true });
  for (const name of RECORD_NAMES)
    writeFileSync(join(schemas, `${name}.avsc`), `${JSON.stringify(avroSchema(name), undefined, 2)}\n`);
  const { articles, assignments, stories } = await foldedLog();
  for (const name of ['Article', 'Assignment'] as const)
    writeFileSync(join(log, `${name}.avsc`), `${JSON.stringify(avroSchema(name), undefined, 2)}\n`);
  writeFileSync(join(log, 'articles.v1.gz'), packed(articles));
  writeFileSync(join(log, 'assignments.v1.gz'), packed(assignments));
  writeFileSync(join(log, 'stories.json'), `${JSON.stringify(stories, undefined, 2)}\n`);
  writeFileSync(
    join(log, 'README.md'),
    `# A log of release ${version}

What release ${version} wrote for ${articles.length} records of \`test/quality/labelled\` (${SETS.join(' and ')}, in a shuffled order, some sent again, some edited), by \`npm run release:log\`: \`articles.v1\` and \`assignments.v1\` with the schemas that they were written with, and in \`stories.json\` the members of each story that enrich held. The last ${WAITING} articles are not assigned yet.
`,
  );
}

/** The releases whose logs are kept. */
export function keptReleases(): readonly string[] {
  return readdirSync(join(ROOT, 'test/integrity/released'));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { folder: { type: 'string' } } });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  if (values.folder === undefined && keptReleases().includes(version))
    throw new Error(`a log of ${version} is kept already, and is what that release wrote`);
  const place = (folder: string) =>
    values.folder === undefined ? join(ROOT, folder, version) : join(values.folder, folder);
  await writeRelease(version, place('schemas/released'), place('test/integrity/released'));
}
