/** Holds the lock file against what package.json promises of it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly name?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const ROOT = new URL('../', import.meta.url);

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** What natural's stemmers and stop words load, or what other packages of ours bring anyway. */
const KEPT = ['safe-stable-stringify', 'stopwords-iso'];

test('natural comes without the dependencies that its stemmers do not load', () => {
  const declared = Object.keys(lock.packages['node_modules/natural']?.dependencies ?? {});
  const kept = declared.filter(
    (name) => lock.packages[`node_modules/${name}`]?.name !== '@favware/skip-dependency',
  );
  // A name more means that a release of natural depends on something new: add it to `overrides` in package.json.
  expect(kept).toEqual(KEPT);
});

test('the list of what the workers run names every package that the runtime declares', () => {
  // npm leaves packages out of it that a test depends on too, when it is told to leave out what is for development.
  const { stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: false,
  });
  const { components } = JSON.parse(stdout) as {
    components: { name: string; version: string; hashes: unknown[] }[];
  };
  const named = components.map(({ name, version }) => `${name}@${version}`);
  for (const service of ['runtime', 'text', 'feeds', 'ingest', 'dedupe', 'enrich', 'dashboard']) {
    const manifest = JSON.parse(readFileSync(new URL(`services/${service}/package.json`, ROOT), 'utf8')) as {
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    for (const [name, version] of Object.entries(manifest.dependencies ?? {}))
      if (version !== '*') expect(named).toContain(`${name}@${version}`);
  }
});

test('the lock file names no registry, so that an installation asks the one that is configured', () => {
  const addresses = Object.values(lock.packages).flatMap(({ link, resolved }) =>
    link ? [] : (resolved ?? []),
  );
  expect(addresses).toEqual([]);
});
