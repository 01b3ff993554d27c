/** Fetches the programs of the local stack from Maven Central, once. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POM = fileURLToPath(new URL('./maven/pom.xml', import.meta.url));

/** Where everything local lives; git ignores it. */
export const LOCAL_FOLDER = fileURLToPath(new URL('../../.newsfold/', import.meta.url));

/** Folders of the unpacked programs. */
interface StackFiles {
  readonly kafka: string;
  readonly registry: string;
}

function pomHash(): string {
  return createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12);
}

/** The major version of the Java on the path, or undefined when there is none. */
function javaVersion(): number | undefined {
  const result = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const match = /version "(\d+)/.exec(`${result.stderr ?? ''}${result.stdout ?? ''}`);
  return match ? Number(match[1]) : undefined;
}

/** @throws Error with what to install when Java is missing or older than 17. */
export function requireJava(): void {
  const version = javaVersion();
  if (version === undefined)
    throw new Error(
      'Java was not found; install Java 17 or newer and put `java` on the PATH, or use --brokers and --registry',
    );
  if (version < 17)
    throw new Error(
      `Java ${version} is too old for the embedded broker; install Java 17 or newer, or use --brokers and --registry`,
    );
}

async function runMaven(folder: string): Promise<void> {
  const args = ['-q', '-B', '-ntp', '-f', POM, `-Dstack=${folder}`, 'package'];
  const child = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const code = await new Promise<number | 'missing'>((resolve) => {
    child.on('error', () => resolve('missing'));
    child.on('exit', (status) => resolve(status ?? 1));
  });
  if (code === 'missing')
    throw new Error(
      'Maven was not found; install Maven and put `mvn` on the PATH, or use --brokers and --registry',
    );
  if (code !== 0) {
    const line = output
      .split('\n')
      .find((text) => text.includes('[ERROR]'))
      ?.replace('[ERROR]', '')
      .trim();
    throw new Error(
      `Maven could not fetch the broker and the registry: ${line ?? output.trim().slice(-300)}`,
    );
  }
}

/**
 * The broker's and the registry's files, fetched when missing. A new version of the pom gets its own folder; an
 * interrupted fetch leaves nothing that looks complete.
 */
export async function stackFiles(onFetch: () => void): Promise<StackFiles> {
  const folder = join(LOCAL_FOLDER, `stack-${pomHash()}`);
  const files = { kafka: join(folder, 'kafka'), registry: join(folder, 'registry') };
  const done = join(folder, 'complete');
  if (existsSync(done)) return files;
  onFetch();
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await runMaven(partial);
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
