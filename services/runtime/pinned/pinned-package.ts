/**
 * A dependency whose version is pinned because patches reach into its internals. The version and the shape of what is
 * patched are checked here and nowhere else: another version, or another shape, is an error at start rather than a
 * silent change.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Gives patches the internals of one pinned package. */
export class PinnedPackage {
  readonly #name: string;
  readonly #version: string;

  /** @param version the one that the patches were written for */
  constructor(name: string, version: string) {
    this.#name = name;
    this.#version = version;
  }

  /** The exports of one of its files; `T` is believed, so check what is used. */
  load<T>(path: string): T {
    return load(`${this.#name}/${path}`) as T;
  }

  /** The module cache's entry of one of its files, to replace its exports before anything else loads it. */
  cached(path: string): NodeJS.Module | undefined {
    return load.cache[load.resolve(`${this.#name}/${path}`)];
  }

  /**
   * Confirms that a patch still fits.
   * @param patch what is patched, for the message
   * @param fits whether everything that the patch touches has the expected shape
   * @throws Error that names the package, both versions and the patch
   */
  confirm(patch: string, fits: boolean): void {
    const { version } = this.load<{ readonly version: string }>('package.json');
    if (version === this.#version && fits) return;
    throw new Error(
      `${this.#name} ${version}: the patch of ${patch} was written for ${this.#version}; check whether it is still needed`,
    );
  }
}
