/**
 * Where a partition lays packed bytes that its worker's memory does not hold: a file without a name, gone with the process
 * however it ends. It holds nothing that the log does not, so it is never read by another process.
 *
 * Bytes lie in slots whose sizes are few, and a slot that was given back is used again: the file grows as large as what it
 * ever held at once, and an eighth more. Writing and reading are synchronous, some microseconds each from the cache of
 * the system, so that an answer is one step as it was.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StateLost } from '@newsfold/runtime/loop/state-lost.ts';
import type { Logger } from '@newsfold/runtime/observe/logger.ts';
import type { Shelf } from './domain/state/member-store.ts';

/** Places are counted in these, bytes. */
const UNIT = 64;
/** Sizes of slots between a power of two and the next. */
const STEPS = 8;

/** Files of this process so far: each has a name of its own for a moment. */
let files = 0;

/** The size of the slot for so many bytes, bytes. */
export function slotSize(length: number): number {
  const step = Math.max(UNIT, 2 ** Math.floor(Math.log2(Math.max(1, length))) / STEPS);
  return Math.ceil(length / step) * step;
}

/** See the top of the file. */
export class SpillFile implements Shelf {
  readonly #folder: string;
  readonly #logger: Pick<Logger, 'warn'>;
  #file: number | null = null;
  /** Bytes up to the end of the last slot. */
  #end = 0;
  /** Slots in use. */
  #used = 0;
  /** Places to be used again, by the size of their slots. */
  readonly #free = new Map<number, number[]>();
  #hasWarned = false;

  constructor(folder: string, logger: Pick<Logger, 'warn'>) {
    this.#folder = folder;
    this.#logger = logger;
  }

  put(bytes: Uint8Array): number | null {
    const size = slotSize(bytes.length);
    const free = this.#free.get(size);
    const known = free?.at(-1);
    const place = known ?? this.#end / UNIT;
    try {
      this.#file ??= openNameless(this.#folder);
      writeAll(this.#file, bytes, place * UNIT);
    } catch (error) {
      this.#warn(error);
      return null;
    }
    if (known === undefined) this.#end += size;
    else free?.pop();
    this.#used++;
    return place;
  }

  read(place: number, length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    try {
      read = this.#file === null ? 0 : readSync(this.#file, bytes, 0, length, place * UNIT);
    } catch (error) {
      throw new StateLost(`what was laid down in ${this.#folder} cannot be read: look at that disk`, {
        cause: error,
      });
    }
    if (read < length)
      throw new StateLost(`what was laid down in ${this.#folder} is gone: look at that disk`);
    return bytes;
  }

  free(place: number, length: number): void {
    const size = slotSize(length);
    const free = this.#free.get(size);
    if (free) free.push(place);
    else this.#free.set(size, [place]);
    this.#used--;
    if (this.#used === 0) this.#empty();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  /** Nothing lies in it any more. */
  #empty(): void {
    this.#free.clear();
    this.#end = 0;
    if (this.#file !== null) ftruncateSync(this.#file, 0);
  }

  #warn(error: unknown): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#logger.warn(
      { err: error, folder: this.#folder },
      'SPILL_FOLDER takes nothing: memory is taken beyond PACKED_BYTES',
    );
  }
}

/** A file that its process alone can reach. @throws Error as the file system gives it */
function openNameless(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `newsfold-enrich-${process.pid}-${files++}.spill`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

/** @throws Error as the file system gives it, also where it takes only some of the bytes */
function writeAll(file: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    const more = writeSync(file, bytes, written, bytes.length - written, position + written);
    if (more === 0) throw new Error('the file system takes nothing more');
    written += more;
  }
}
