/** A copy of the repository in a temporary folder, whose files can be changed while the working tree stays as it is. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from './run-step.ts';

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.newsfold', '.turbo', 'coverage']);

/** The working tree as it is, committed or not, without packages; nothing lies beside it. */
export class TreeCopy {
  /** The root of the copy. */
  readonly root: string;
  readonly #folder: string;

  constructor() {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsfold-copy-')));
    this.root = join(this.#folder, 'newsfold');
    cpSync(ROOT, this.root, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  }

  /** Links the packages that npm would install: newsfold's own lead into the copy, the others to where they are. */
  linkPackages(): void {
    const [installed, modules] = [ROOT, this.root].map((root) => join(root, 'node_modules')) as [
      string,
      string,
    ];
    mkdirSync(join(modules, '@newsfold'), { recursive: true });
    // Caches of tools, which begin with a dot as well, are not shared.
    for (const name of readdirSync(installed))
      if (name === '.bin' || (name !== '@newsfold' && !name.startsWith('.')))
        symlinkSync(join(installed, name), join(modules, name));
    for (const name of ['schemas', 'infra', 'test', ...readdirSync(join(this.root, 'services'))]) {
      const folder = existsSync(join(this.root, name)) ? name : join('services', name);
      symlinkSync(join(this.root, folder), join(modules, '@newsfold', name));
    }
  }

  /** Removes the copy. A process that was killed a moment ago may still let go of its files. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
