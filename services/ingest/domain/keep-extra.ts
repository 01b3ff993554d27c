/** The fields of a raw article that an article has no field for, kept within bounds. */
import { shapeKeys } from '@newsfold/schemas/raw-shapes.ts';
import type { RawInput } from './parse-raw.ts';
import { isObject } from './read-value.ts';

/** Longest JSON kept, bytes in UTF-8. */
const MAX_EXTRA_BYTES = 8 * 1024;

/** Deeper values are dropped: serialising descends with them. */
const MAX_DEPTH = 16;

/** Fields that are read; the others are counted as dropped. */
const MAX_FIELDS = 500;

/** Names that would change an object's prototype in a reader that copies fields carelessly. */
const POISONED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Parts of an article whose fields are read like its own. */
const PARTS: ReadonlySet<string> = new Set([...shapeKeys('part'), ...shapeKeys('namespace')]);

/** Field that counts what was left out. */
const DROPPED = '_droppedFields';

class TooBig extends Error {}

interface Budget {
  chars: number;
}

/** A copy without poisoned names. Throws TooBig beyond the depth or the budget, so a huge value costs no more. */
function copy(value: unknown, depth: number, budget: Budget): unknown {
  budget.chars -= typeof value === 'string' ? value.length + 2 : 2;
  if (budget.chars < 0 || depth > MAX_DEPTH) throw new TooBig();
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1, budget));
  const fields: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    budget.chars -= name.length + 4;
    if (budget.chars < 0) throw new TooBig();
    if (!POISONED_NAMES.has(name))
      fields.push([name.toWellFormed(), copy((value as RawInput)[name], depth + 1, budget)]);
  }
  return Object.fromEntries(fields);
}

/** A part of an article without the fields of it that were read. */
function unusedOf(part: string, value: unknown, used: ReadonlySet<string>): unknown {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const left = names.filter((name) => !used.has(`${part}.${name}`));
  if (left.length === names.length) return value;
  return left.length === 0 ? null : Object.fromEntries(left.map((name) => [name, value[name]]));
}

function serialise(value: unknown): string | null {
  try {
    return JSON.stringify(copy(value, 0, { chars: MAX_EXTRA_BYTES })) ?? null;
  } catch (error) {
    if (error instanceof TooBig) return null;
    throw error;
  }
}

/**
 * The fields of `raw` that are not in `used` (those of a part as PART.NAME), as a JSON object of at most 8 KiB, in their order. A field for which no
 * room is left is dropped and counted in `_droppedFields`. Null when nothing is left. Never throws; the work is bounded
 * whatever the size of the fields.
 */
export function keepExtra(raw: RawInput, used: ReadonlySet<string>): string | null {
  const kept: string[] = [];
  const names = Object.keys(raw);
  let dropped = Math.max(0, names.length - MAX_FIELDS);
  // Room for the braces and the count.
  let room = MAX_EXTRA_BYTES - 40;
  for (const name of names.slice(0, MAX_FIELDS)) {
    const value = PARTS.has(name) ? unusedOf(name, raw[name], used) : raw[name];
    if (used.has(name) || value === null || value === undefined || value === '' || POISONED_NAMES.has(name))
      continue;
    const text = name.length > room ? null : serialise(value);
    const field = text === null ? null : `${JSON.stringify(name.toWellFormed())}:${text}`;
    const bytes = field === null ? 0 : Buffer.byteLength(field) + 1;
    if (field === null || bytes > room) {
      dropped += 1;
      continue;
    }
    kept.push(field);
    room -= bytes;
  }
  if (dropped > 0) kept.push(`"${DROPPED}":${dropped}`);
  return kept.length === 0 ? null : `{${kept.join(',')}}`;
}
