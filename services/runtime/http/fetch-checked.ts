/** Fetches files of a Maven repository, each checked against its hash. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A file of a Maven repository. */
export interface CheckedFile {
  /** Its path in the repository. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where they are; a mirror takes its place. */
const repository = () => process.env.NEWSFOLD_MAVEN_URL || 'https://repo1.maven.org/maven2';
/** Where Maven keeps what it has fetched for others. */
const KEPT = join(homedir(), '.m2', 'repository');
const ATTEMPTS = 3;
const PAUSE_MS = 1000;

/** Called with bytes as they come; a negative number takes back those of an attempt that failed. */
export type OnBytes = (bytes: number) => void;

/** Takes a file that Maven has fetched already. @returns whether it was there and is the right one */
async function takeKept(
  { path, sha256, bytes }: CheckedFile,
  target: string,
  onBytes: OnBytes,
): Promise<boolean> {
  const kept = join(KEPT, path);
  const content = await readFile(kept).catch(() => undefined);
  if (content === undefined || createHash('sha256').update(content).digest('hex') !== sha256) return false;
  await copyFile(kept, target);
  onBytes(bytes);
  return true;
}

async function fetchOnce({ path, sha256 }: CheckedFile, target: string, onBytes: OnBytes): Promise<void> {
  const answer = await fetch(`${repository()}/${path}`);
  if (!answer.ok || answer.body === null) throw new Error(`the repository answered ${answer.status}`);
  const hash = createHash('sha256');
  const counted = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  await pipeline(Readable.fromWeb(answer.body as never), counted, createWriteStream(target));
  if (hash.digest('hex') !== sha256)
    throw new Error('its content is not what it was when newsfold was released');
}

/**
 * Fetches a file.
 * @throws Error that names the file, where it was looked for, and what to do
 */
export async function fetchFile(file: CheckedFile, target: string, onBytes: OnBytes): Promise<void> {
  if (await takeKept(file, target, onBytes)) return;
  for (let attempt = 1; ; attempt += 1) {
    let come = 0;
    try {
      await fetchOnce(file, target, (bytes) => {
        come += bytes;
        onBytes(bytes);
      });
      return;
    } catch (error) {
      onBytes(-come);
      const { message, cause } = error as Error;
      if (attempt === ATTEMPTS)
        throw new Error(
          `${repository()}/${file.path} could not be fetched: ${cause instanceof Error ? cause.message : message}; check the network, or set NEWSFOLD_MAVEN_URL to a mirror of Maven Central`,
        );
      await sleep(PAUSE_MS * attempt);
    }
  }
}
