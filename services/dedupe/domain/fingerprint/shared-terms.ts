/** What two fingerprints share, found by looking the terms of one up in the tables of the other, which is open. */
import type { FingerprintView } from './fingerprint-view.ts';
import { RUN_BITS, RUNS } from './resident.ts';
import { KEY_SHIFT, TERM_SHIFT, type TermTables } from './term-tables.ts';
import { keyOf } from './varint-set.ts';

// Bound in this module: V8 folds a constant of the same module into a loop and loads an imported one on every turn,
// which costs 4 % of the fold.
const termShift = TERM_SHIFT;
const keyShift = KEY_SHIFT;
const runs = RUNS;
const runBits = RUN_BITS;

/** Terms that two fingerprints share: their places in the list of each, ascending. */
export class SharedTerms {
  count = 0;
  readonly inA = new Uint16Array(1 << 16);
  readonly inB = new Uint16Array(1 << 16);
}

/** Fills tables with what a view points at now, and attaches them to the view: it is open until it points elsewhere. */
export function openView(view: FingerprintView, tables: TermTables): FingerprintView {
  tables.clear();
  const { words } = view;
  for (let i = 0; i < view.leadCount; i++) tables.lead.add(words[view.lead + i] as number);
  for (let i = 0; i < view.entityCount; i++) tables.entities.add(words[view.entities + i] as number);
  view.eachKey((key) => tables.full.add(key));
  view.tables = tables;
  return view;
}

/** Finds the terms of a part of a fingerprint among those of the open one; returns how many. */
function find(
  tables: TermTables,
  part: 'lead' | 'entities',
  other: FingerprintView,
  inOpen: Uint16Array,
  inOther: Uint16Array,
): number {
  const { at, values, count } = part === 'lead' ? tables.lead : tables.entities;
  const { words } = other;
  const from = part === 'lead' ? other.lead : other.entities;
  const end = from + (part === 'lead' ? other.leadCount : other.entityCount);
  let found = 0;
  for (let j = from; j < end; j++) {
    const term = words[j] as number;
    let i = at[term >>> termShift] as number;
    if (i === 0) continue;
    for (i--; i < count && (values[i] as number) < term; ) i++;
    if (i === count || values[i] !== term) continue;
    inOpen[found] = i;
    inOther[found++] = j - from;
  }
  return found;
}

/** Sum of the idf of another fingerprint's lead terms that occur anywhere in the open one. */
function massInOpen(tables: TermTables, other: FingerprintView): number {
  const { at, values, count } = tables.full;
  const { words, bytes, lead, leadIdf, leadCount } = other;
  let mass = 0;
  for (let j = 0; j < leadCount; j++) {
    const key = keyOf(words[lead + j] as number);
    let i = at[key >>> keyShift] as number;
    if (i === 0) continue;
    for (i--; i < count && (values[i] as number) < key; ) i++;
    if (i < count && values[i] === key) mass += bytes[leadIdf + j] as number;
  }
  return mass;
}

/** Sum of the idf of the open fingerprint's lead terms that occur anywhere in another. */
function massInOther(tables: TermTables, open: FingerprintView, other: FingerprintView): number {
  const { at, values, count } = tables.lead;
  const { halves, full } = other;
  const keys = full + runs;
  let mass = 0;
  let k = keys;
  for (let run = 0; run < runs; run++) {
    const end = keys + (halves[full + run] as number);
    for (; k < end; k++) {
      const low = halves[k] as number;
      const key = (run << runBits) | low;
      let i = at[key >>> keyShift] as number;
      if (i === 0) continue;
      for (i--; i < count && keyOf(values[i] as number) <= key; i++) {
        if (keyOf(values[i] as number) === key) mass += open.bytes[open.leadIdf + i] as number;
      }
    }
  }
  return mass;
}

/**
 * Writes the terms that a part of a and b share.
 * @throws Error when neither is open
 */
export function shareTerms(
  part: 'lead' | 'entities',
  a: FingerprintView,
  b: FingerprintView,
  into: SharedTerms,
): SharedTerms {
  if (a.tables) into.count = find(a.tables, part, b, into.inA, into.inB);
  else if (b.tables) into.count = find(b.tables, part, a, into.inB, into.inA);
  else throw new Error('shared terms: neither fingerprint is open');
  return into;
}

/**
 * Sum of the idf of a's lead terms that occur anywhere in b.
 * @throws Error when neither is open
 */
export function coveredMass(a: FingerprintView, b: FingerprintView): number {
  if (b.tables) return massInOpen(b.tables, a);
  if (a.tables) return massInOther(a.tables, a, b);
  throw new Error('shared terms: neither fingerprint is open');
}
