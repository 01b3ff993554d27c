/** A copy of the repository in a temporary folder, whose files can be changed while the working tree stays as it is. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { ROOT } from '../support/run-step.ts';
import { breakRule, type Mutant } from './mutant.ts';

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.newsfold', '.turbo', 'coverage']);

/** Links an entry of node_modules: a package to where it is installed, a workspace to its place in the copy. */
function linkEntry(name: string, root: string): void {
  const installed = realpathSync(join(ROOT, 'node_modules', name));
  const inTree = relative(realpathSync(ROOT), installed);
  const isWorkspace = !inTree.startsWith('..') && !inTree.startsWith('node_modules');
  symlinkSync(isWorkspace ? join(root, inTree) : installed, join(root, 'node_modules', name));
}

/** Gives the copy a node_modules of links. A single link would lead workspaces back to the working tree. */
function linkPackages(root: string): void {
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    if (!name.startsWith('@')) {
      linkEntry(name, root);
      continue;
    }
    mkdirSync(join(root, 'node_modules', name));
    for (const scoped of readdirSync(join(ROOT, 'node_modules', name))) linkEntry(join(name, scoped), root);
  }
}

/** One copy, for one mutant at a time. */
export class TreeCopy {
  /** The root of the copy; nothing lies beside it. */
  readonly root: string;
  readonly #folder: string;

  /** Copies the working tree as it is, committed or not. */
  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsfold-mutants-')));
    this.root = join(this.#folder, 'newsfold');
    cpSync(ROOT, this.root, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
    linkPackages(this.root);
  }

  /** Runs something while a rule is broken in the copy. @throws Error when the mutant cannot be made */
  async whileBroken<T>(mutant: Mutant, run: () => Promise<T>): Promise<T> {
    const path = join(this.root, mutant.file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, breakRule(source, mutant));
    try {
      return await run();
    } finally {
      writeFileSync(path, source);
    }
  }

  /** Removes the copy. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
