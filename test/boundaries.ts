/**
 * Who may import whom, checked over every source file. Exits 1 with a line for each import that crosses a boundary.
 *
 *   schemas → nothing of ours          runtime → schemas            text → schemas' types
 *   worker  → runtime, schemas, text; never another worker
 *   domain  → domain, text, types; no Kafka, clock, file or network
 *   infra   → schemas                  cli, test → anything
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A rule for the files of one place. */
interface Rule {
  readonly place: RegExp;
  /** Parts of newsfold that may be imported. */
  readonly parts: readonly RegExp[];
  /** Packages that may be imported; undefined allows all that are declared. */
  readonly packages?: readonly RegExp[];
}

const TYPES = /^schemas\/(generated\/.*|raw-fields\.ts|scope-partition\.ts)$/;
const worker = (name: string): Rule[] => [
  {
    place: new RegExp(`^services/${name}/domain/`),
    parts: [new RegExp(`^services/${name}/(domain/|package\\.json$)`), /^services\/text\//, TYPES],
    packages: [/^node:crypto$/],
  },
  {
    place: new RegExp(`^services/${name}/`),
    parts: [new RegExp(`^services/${name}/`), /^services\/runtime\//, /^services\/text\//, /^schemas\//],
  },
];

const RULES: readonly Rule[] = [
  { place: /^schemas\//, parts: [/^schemas\//] },
  { place: /^services\/runtime\//, parts: [/^services\/runtime\//, /^schemas\//] },
  { place: /^services\/text\/(prior|lists)\//, parts: [/^services\/text\//] },
  { place: /^services\/text\//, parts: [/^services\/text\//, TYPES] },
  ...['ingest', 'dedupe', 'enrich'].flatMap(worker),
  { place: /^infra\//, parts: [/^infra\//, /^schemas\//] },
  { place: /^(services\/cli|test)\//, parts: [/^/] },
];

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|import\('([^']+)'\)/g;

/** The file of ours that a specifier names, relative to the root, or undefined for a package. */
function ours(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.'))
    return relative(ROOT, join(ROOT, dirname(file), specifier))
      .split(sep)
      .join('/');
  const match = /^@newsfold\/([^/]+)\/(.+)$/.exec(specifier);
  if (!match) return undefined;
  const part = match[1] ?? '';
  const folder = ['schemas', 'infra', 'test'].includes(part) ? part : `services/${part}`;
  return `${folder}/${match[2]}`;
}

/** The imports of a file that cross a boundary, as lines for a person. */
export function crossings(file: string, source: string): string[] {
  const rule = RULES.find(({ place }) => place.test(file));
  if (!rule) return [`${file}: lies in no known part; add a rule`];
  return [...source.matchAll(IMPORT)].flatMap((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const target = ours(file, specifier);
    if (target !== undefined) {
      return rule.parts.some((part) => part.test(target)) ? [] : [`${file} imports ${target}`];
    }
    const allowed = rule.packages === undefined || rule.packages.some((name) => name.test(specifier));
    return allowed ? [] : [`${file} imports ${specifier}`];
  });
}

/** All source files that the rules speak of; tests may import what they test and their tools. */
export function sourceFiles(): string[] {
  return ['schemas', 'services', 'infra', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name.split(sep).join('/')}`),
  );
}

if (import.meta.main) {
  const lines = sourceFiles().flatMap((file) => crossings(file, readFileSync(join(ROOT, file), 'utf8')));
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
