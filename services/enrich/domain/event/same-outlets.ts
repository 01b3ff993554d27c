/**
 * Which publishers of a story are one outlet. ingest reads one article at a time: what an aggregator calls "Harbour Post"
 * it cannot know to be harbourpost.example. In a story both are there, and a name whose spelling is that of a host there
 * is that host. Two hosts are two outlets, however alike they are.
 */
import type { Publisher } from '@newsfold/schemas/generated/records.ts';
import { hostSpellings, nameSpellings } from '@newsfold/text/web/outlet-names.ts';

/** Spellings by family: the same outlets report again and again. */
const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 10_000;

function spellingsOf(family: string): readonly string[] {
  const before = known.get(family);
  if (before !== undefined) return before;
  const spellings = isHost(family) ? hostSpellings(family) : nameSpellings(family);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(family, spellings);
  return spellings;
}

/** Hosts have a dot; the normalised name of an outlet has none. */
function isHost(family: string): boolean {
  return family.includes('.');
}

/** The families of a story: under which of them each is counted. */
export type SameOutlets = ReadonlyMap<string, string>;

const NONE: SameOutlets = new Map();

/** Finds the families that are one outlet; empty where all are hosts. A function of the set of publishers. */
export function sameOutlets(publishers: Iterable<Publisher>): SameOutlets {
  const families = new Set<string>();
  let hasName = false;
  for (const { family } of publishers) {
    if (family === null) continue;
    families.add(family);
    hasName ||= !isHost(family);
  }
  if (!hasName || families.size < 2) return NONE;
  const bySpelling = new Map<string, string>();
  const same = new Map<string, string>();
  const sorted = [...families].sort();
  for (const family of [...sorted.filter(isHost), ...sorted.filter((one) => !isHost(one))]) {
    const spellings = spellingsOf(family);
    const other = isHost(family) ? undefined : spellings.map((one) => bySpelling.get(one)).find(Boolean);
    if (other !== undefined) same.set(family, other);
    for (const spelling of spellings)
      if (!bySpelling.has(spelling)) bySpelling.set(spelling, other ?? family);
  }
  return same;
}

/** A publisher's id, for counting: the family's where the outlet is known by its name alone. */
export function outletId({ id, family }: Publisher, same: SameOutlets): string {
  return (family === null ? undefined : same.get(family)) ?? id;
}
