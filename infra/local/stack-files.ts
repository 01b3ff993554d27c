/** The programs of the local stack, fetched once. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckedFile, fetchFile } from '@newsfold/runtime/http/fetch-checked.ts';
import { STACK_PARTS, type StackPart } from './stack-parts.ts';

/** Where everything local lives; git ignores it. */
export const LOCAL_FOLDER = fileURLToPath(new URL('../../.newsfold/', import.meta.url));

/** Files that are fetched at a time. */
const AT_A_TIME = 4;

/** Folders of the unpacked programs. */
interface StackFiles {
  readonly kafka: string;
  readonly registry: string;
}

/** How far a fetch is, bytes. */
export type OnFetched = (done: number, total: number) => void;

function partsHash(): string {
  return createHash('sha256').update(JSON.stringify(STACK_PARTS)).digest('hex').slice(0, 12);
}

/** The major version of the Java on the path, or undefined when there is none. */
export function javaVersion(): number | undefined {
  const result = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const match = /version "(\d+)/.exec(`${result.stderr ?? ''}${result.stdout ?? ''}`);
  return match ? Number(match[1]) : undefined;
}

/** The oldest Java that the broker runs on. */
export const OLDEST_JAVA = 17;

/** @throws Error with what to install when Java is missing or older than 17. */
export function requireJava(): void {
  const version = javaVersion();
  if (version === undefined)
    throw new Error(
      'Java was not found; install Java 17 or newer and put `java` on the PATH, use --brokers and --registry, or try `newsfold fold`, which needs none',
    );
  if (version < OLDEST_JAVA)
    throw new Error(
      `Java ${version} is too old for the embedded broker; install Java 17 or newer, use --brokers and --registry, or try \`newsfold fold\`, which needs none`,
    );
}

/** Bytes to fetch. */
export const STACK_BYTES = STACK_PARTS.flatMap(({ files }) => files).reduce(
  (sum, { bytes }) => sum + bytes,
  0,
);

/** The parts in words, for whoever waits for them. */
export function describeParts(): readonly string[] {
  return STACK_PARTS.map(({ what, files }) => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${(bytes / 1e6).toFixed(0).padStart(4)} MB  ${what}`;
  });
}

function unpack(archive: string, folder: string, without: readonly string[]): void {
  const args = ['-xzf', archive, '-C', folder, ...without.map((glob) => `--exclude=${glob}`)];
  const { status, stderr, error } = spawnSync('tar', args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${basename(archive)} could not be unpacked: ${error?.message ?? stderr}`);
  rmSync(archive);
}

async function fetchAll(folder: string, onFetched: OnFetched): Promise<void> {
  const queue: { part: StackPart; file: CheckedFile }[] = STACK_PARTS.flatMap((part) =>
    part.files.map((file) => ({ part, file })),
  );
  // The largest first, so that no long one is left for the end.
  queue.sort((a, b) => b.file.bytes - a.file.bytes);
  let done = 0;
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { part, file } = next;
      const target = join(folder, part.program, basename(file.path));
      await fetchFile(file, target, (bytes) => {
        done += bytes;
        onFetched(done, STACK_BYTES);
      });
      if (part.unpackWithout !== undefined) unpack(target, join(folder, part.program), part.unpackWithout);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

/**
 * The broker's and the registry's files, fetched when missing. Another list of files gets its own folder; an interrupted
 * fetch leaves nothing that looks complete.
 */
export async function stackFiles(onFetched: OnFetched): Promise<StackFiles> {
  const folder = join(LOCAL_FOLDER, `stack-${partsHash()}`);
  const files = { kafka: join(folder, 'kafka'), registry: join(folder, 'registry') };
  const done = join(folder, 'complete');
  if (existsSync(done)) return files;
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  for (const program of ['kafka', 'registry']) mkdirSync(join(partial, program), { recursive: true });
  try {
    await fetchAll(partial, onFetched);
    writeFileSync(join(partial, 'complete'), '');
    if (!existsSync(done)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return files;
}
