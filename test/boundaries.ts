/**
 * Who may import whom, checked over every source file. Exits 1 with a line for each import that crosses a boundary.
 *
 * The table RULES is what is checked: for each place the parts of newsfold, the packages and the modules of Node that
 * its files may import. On top of it, everywhere:
 * - a package must be declared in the package.json of the file that imports it (a test may also use what the test
 *   package declares);
 * - no circle of imports, between files or, inside one service, between folders;
 * - at most MAX_FILES source files in a folder, tests not counted.
 */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { processNames } from '@newsfold/schemas/topology.ts';
import {
  circlesOf,
  type Import,
  importsOf,
  type Manifest,
  manifestOf,
  packageOf,
  sourceFiles,
  sourceOf,
} from './support/import-graph.ts';

/** What the files of one place may import. The first rule that matches a file counts. */
interface Rule {
  readonly place: RegExp;
  /** Files of newsfold. */
  readonly parts: readonly RegExp[];
  /** Declared packages; left out: all that are declared. */
  readonly packages?: readonly RegExp[];
  /** Modules of Node; left out: all. */
  readonly builtins?: readonly RegExp[];
}

/** The parts of the contract that pure code may see: types, names of fields, partitioning. */
const PURE_SCHEMAS = /^schemas\/(generated\/.*|raw-fields\.ts|raw-shapes\.ts|scope-partition\.ts)$/;
const ANYTHING = /^/;

const worker = (name: string): Rule[] => [
  {
    place: new RegExp(`^services/${name}/domain/`),
    parts: [
      new RegExp(`^services/${name}/(domain/|package\\.json$)`),
      /^services\/report\//,
      /^services\/text\/(?!load-|build\/)/,
      PURE_SCHEMAS,
    ],
    // A function of two strings.
    packages: [/^fastest-levenshtein$/],
    builtins: [/^node:crypto$/],
  },
  {
    place: new RegExp(`^services/${name}/`),
    parts: [
      new RegExp(`^services/${name}/`),
      /^services\/runtime\//,
      /^services\/report\//,
      /^services\/text\/(?!build\/)/,
      /^schemas\//,
    ],
  },
];

/** The boundaries, one line a place. */
export const RULES: readonly Rule[] = [
  { place: /\.test\.ts$/, parts: [ANYTHING] },
  { place: /^schemas\//, parts: [/^schemas\//], packages: [] },
  {
    place: /^services\/runtime\/(command|kafka|registry|observe|process|web)\//,
    parts: [/^services\/runtime\//, /^schemas\//],
  },
  {
    place: /^services\/runtime\//,
    parts: [/^services\/runtime\//, /^schemas\//],
    packages: [/^prom-client$/, /^fastest-levenshtein$/],
  },
  { place: /^services\/text\/build\//, parts: [/^services\/text\//] },
  { place: /^services\/text\/load-/, parts: [/^services\/text\//], builtins: [/^node:fs$/, /^node:url$/] },
  { place: /^services\/text\//, parts: [/^services\/text\/(?!load-|build\/)/, PURE_SCHEMAS], builtins: [] },
  {
    place: /^services\/report\//,
    parts: [/^services\/report\//, /^services\/text\/(?!load-|build\/)/, PURE_SCHEMAS],
    builtins: [],
  },
  ...processNames.flatMap(worker),
  { place: /^infra\//, parts: [/^infra\//, /^schemas\//, /^services\/runtime\/http\//], packages: [] },
  { place: /^(services\/cli|test)\//, parts: [ANYTHING] },
];

/** Packages that only one place may use, whoever declares them. */
const KEPT: ReadonlyArray<readonly [name: RegExp, place: RegExp]> = [
  [/^kafkajs$/, /^services\/runtime\/kafka\/|^services\/cli\/example-consumer\.ts$|^test\/|\.test\.ts$/],
  [
    /^@kafkajs\/confluent-schema-registry$|^avsc$/,
    /^services\/runtime\/registry\/|^services\/cli\/example-consumer\.ts$|^test\/|\.test\.ts$/,
  ],
];

/** Most source files of a folder, tests not counted. */
const MAX_FILES = 24;

const matches = (patterns: readonly RegExp[] | undefined, name: string) =>
  patterns === undefined || patterns.some((pattern) => pattern.test(name));

function isDeclared(name: string, file: string, manifest: Manifest): boolean {
  if (name === manifest.name || manifest.dependencies.has(name)) return true;
  const isBuild = /\.test\.ts$|^test\/|\/build\//.test(file);
  const { dependencies, devDependencies } = manifestOf('test/boundaries.ts');
  return (
    isBuild && (manifest.devDependencies.has(name) || devDependencies.has(name) || dependencies.has(name))
  );
}

function packageFault(file: string, specifier: string, rule: Rule): string | undefined {
  if (isBuiltin(specifier))
    return matches(rule.builtins, specifier) ? undefined : `${file} imports ${specifier}`;
  const name = packageOf(specifier);
  const manifest = manifestOf(file);
  if (!isDeclared(name, file, manifest))
    return `${file} imports ${specifier}, which ${manifest.folder}/package.json does not declare`;
  const kept = KEPT.find(([pattern]) => pattern.test(name));
  if (kept && !kept[1].test(file)) return `${file} imports ${specifier}, which is for ${kept[1].source}`;
  return matches(rule.packages, name) ? undefined : `${file} imports ${specifier}`;
}

function partFault(file: string, { specifier, target = '' }: Import, rule: Rule): string | undefined {
  if (!matches(rule.parts, target)) return `${file} imports ${target}`;
  const manifest = manifestOf(file);
  const name = packageOf(specifier);
  if (specifier.startsWith('.')) {
    const { folder } = manifestOf(target);
    return folder === manifest.folder
      ? undefined
      : `${file} imports ${target} by path; use its package's name`;
  }
  return isDeclared(name, file, manifest) || name === '@newsfold/test'
    ? undefined
    : `${file} imports ${specifier}, which ${manifest.folder}/package.json does not declare`;
}

/** The imports of a file that cross a boundary, as lines for a person. */
export function crossings(file: string, source: string): string[] {
  const rule = RULES.find(({ place }) => place.test(file));
  if (!rule) return [`${file}: lies in no known part; add a rule to test/boundaries.ts`];
  return importsOf(file, source).flatMap(
    (one) =>
      (one.target === undefined ? packageFault(file, one.specifier, rule) : partFault(file, one, rule)) ?? [],
  );
}

/** Declared packages that no file of their package imports. */
export function unusedPackages(files: readonly string[]): string[] {
  const used = new Map<Manifest, Set<string>>();
  for (const file of files) {
    const manifest = manifestOf(file);
    const names = used.get(manifest) ?? new Set();
    used.set(manifest, names);
    for (const { specifier } of importsOf(file, sourceOf(file))) names.add(packageOf(specifier));
  }
  return [...used].flatMap(([{ folder, dependencies }, names]) =>
    [...dependencies]
      .filter((name) => !names.has(name))
      .map((name) => `${folder}/package.json declares ${name}, which nothing imports`),
  );
}

const isProduction = (file: string) => !file.endsWith('.test.ts') && !file.startsWith('test/');

/** Circles between files, and between the folders of one service. */
export function circles(files: readonly string[]): string[] {
  const byFile = new Map<string, Set<string>>();
  const byFolder = new Map<string, Set<string>>();
  const note = (edges: Map<string, Set<string>>, from: string, to: string) => {
    const targets = edges.get(from) ?? new Set();
    edges.set(from, targets.add(to));
  };
  for (const file of files.filter(isProduction)) {
    for (const { target } of importsOf(file, sourceOf(file))) {
      if (target === undefined || !target.endsWith('.ts')) continue;
      note(byFile, file, target);
      const [from, to] = [posix.dirname(file), posix.dirname(target)];
      if (from !== to) note(byFolder, from, to);
    }
  }
  return [...circlesOf(byFile), ...circlesOf(byFolder)].map((circle) => `a circle: ${circle.join(' ')}`);
}

/** Folders that hold too many files to be seen at once. */
export function crowded(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files.filter(isProduction))
    counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MAX_FILES)
    .map(([folder, count]) => `${folder} holds ${count} source files; the most is ${MAX_FILES}`);
}

if (import.meta.main) {
  const files = sourceFiles();
  const lines = [
    ...files.flatMap((file) => crossings(file, sourceOf(file))),
    ...unusedPackages(files),
    ...circles(files),
    ...crowded(files),
  ];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
