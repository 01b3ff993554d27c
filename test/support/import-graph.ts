/** What the source files of this repository import, read from their text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import of a file. */
export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The file of this repository that it names, relative to the root; undefined for a package or a module of Node. */
  readonly target: string | undefined;
  /** Whether only types are imported: nothing is loaded at run time. */
  readonly isTypeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s(?<clause>[^'";]*?\sfrom\s)?\s*'(?<static>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'\s*\)/g;

/** Folder of a workspace package by the last part of its name. */
function packageFolder(name: string): string {
  return existsSync(join(ROOT, 'services', name)) ? `services/${name}` : name;
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), specifier));
  const ours = /^@newsfold\/([^/]+)\/(.+)$/.exec(specifier);
  return ours ? `${packageFolder(ours[1] as string)}/${ours[2]}` : undefined;
}

/** The imports of a source text, in its order. @param file its path relative to the root, with slashes */
export function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map(({ groups }) => {
    const specifier = groups?.static ?? groups?.dynamic ?? '';
    return {
      specifier,
      target: targetOf(file, specifier),
      isTypeOnly: /^type\s/.test(groups?.clause?.trim() ?? ''),
    };
  });
}

/** All TypeScript files of ours, relative to the root, with slashes, in order. */
export function sourceFiles(): string[] {
  return ['schemas', 'services', 'infra', 'test']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
        .map((name) => `${folder}/${name.split(sep).join('/')}`),
    )
    .sort();
}

/** Text of a file. @param file its path relative to the root */
export function sourceOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The package.json that a file belongs to. */
export interface Manifest {
  readonly folder: string;
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

const manifests = new Map<string, Manifest>();

function readManifest(folder: string): Manifest {
  const read = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly dependencies?: object;
    readonly devDependencies?: object;
  };
  return {
    folder,
    name: read.name,
    dependencies: new Set(Object.keys(read.dependencies ?? {})),
    devDependencies: new Set(Object.keys(read.devDependencies ?? {})),
  };
}

/** The nearest package.json above a file. */
export function manifestOf(file: string): Manifest {
  let folder = dirname(join(ROOT, file));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const path = relative(ROOT, folder).split(sep).join('/');
  let manifest = manifests.get(path);
  if (!manifest) {
    manifest = readManifest(path);
    manifests.set(path, manifest);
  }
  return manifest;
}

/** The package that a specifier names: `a/b.js` is of `a`, `@s/a/b.js` of `@s/a`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * Circles of a graph: sets of nodes that reach each other, each in order (Tarjan's strongly connected components).
 * @param edges for each node the nodes it points to
 */
export function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    stack.push(node);
    onStack.add(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (onStack.has(next)) low.set(node, Math.min(low.get(node) as number, low.get(next) as number));
    }
    if (low.get(node) !== index.get(node)) return;
    const circle: string[] = [];
    for (let popped = ''; popped !== node; ) {
      popped = stack.pop() as string;
      onStack.delete(popped);
      circle.push(popped);
    }
    if (circle.length > 1 || edges.get(node)?.has(node)) circles.push(circle.sort());
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return circles;
}
