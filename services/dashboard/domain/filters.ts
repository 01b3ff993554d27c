/** Which stories somebody asks for: the same for lists, changes, live events and the past. */
import { foldText } from './fold-text.ts';
import type { ListItem } from './list-item.ts';
import type { Phrase } from './search-words.ts';
import type { TagKind } from './tags.ts';

/** Orders of a list. */
export const ORDERS = ['importance', 'newest', 'growing', 'contested'] as const;
export type Order = (typeof ORDERS)[number];

/** Ranks of significance, least first. */
export const SIGNIFICANCES = ['none', 'minor', 'material'] as const;
export type Significance = (typeof SIGNIFICANCES)[number];

/** See the file's head. Times are stream time, ms since the epoch. */
export interface Filters {
  readonly phrases: readonly Phrase[];
  /** For each kind one of these values; of a kind that is not here any. */
  readonly tags: ReadonlyMap<TagKind, readonly string[]>;
  readonly status: readonly ListItem['status'][];
  readonly minSources: number;
  readonly minCopies: number;
  readonly minSignificance: Significance;
  /** Updated at or after, and before. */
  readonly since: number | null;
  readonly until: number | null;
  /** Scopes that who asks may see; null for all. */
  readonly scopes: readonly string[] | null;
}

/** A story as far as filters look at it. */
export interface Filtered {
  readonly item: ListItem;
  readonly tags: ReadonlyMap<TagKind, readonly string[]>;
  /** Its words, as the index has them, or any text of it. */
  readonly words: string;
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** The last text that was made: whoever asks of one story asks for many. */
let last = { words: '', text: '  ' };

/** A text of which phrases are told. */
export function phraseText(words: string): string {
  if (words !== last.words) last = { words, text: ` ${(words.match(WORDS) ?? []).join(' ')} ` };
  return last.text;
}

const folded = new WeakMap<Filtered['tags'], ReadonlyMap<TagKind, ReadonlySet<string>>>();

/** The tags of a story as they are compared, made once. */
export function foldedTags(tags: Filtered['tags']): ReadonlyMap<TagKind, ReadonlySet<string>> {
  const known = folded.get(tags);
  if (known !== undefined) return known;
  const made = new Map([...tags].map(([kind, values]) => [kind, new Set(values.map(foldText))]));
  folded.set(tags, made);
  return made;
}

function hasPhrases(phrases: readonly Phrase[], words: string): boolean {
  if (phrases.length === 0) return true;
  const text = phraseText(words);
  return phrases.every(
    ({ entries, isExcluded, isOpen }) =>
      text.includes(` ${entries.join(' ')}${isOpen ? '' : ' '}`) !== isExcluded,
  );
}

/** Whether tags have one of the values of each kind that is asked for. */
export function hasTags(wanted: Filters['tags'], tags: Filtered['tags']): boolean {
  for (const [kind, values] of wanted) {
    if (values.length === 0) continue;
    // Not before somebody asks for a tag: most readers of all that changes ask for none.
    const there = foldedTags(tags).get(kind);
    if (!values.some((value) => there?.has(foldText(value)) === true)) return false;
  }
  return true;
}

/** Whether a story is one of those that are asked for. */
export function isWanted(filters: Filters, { item, tags, words }: Filtered): boolean {
  return (
    (filters.scopes === null || filters.scopes.includes(item.scope)) &&
    filters.status.includes(item.status) &&
    item.counts.independentPublishers >= filters.minSources &&
    item.counts.copies >= filters.minCopies &&
    SIGNIFICANCES.indexOf(item.significance) >= SIGNIFICANCES.indexOf(filters.minSignificance) &&
    (filters.since === null || item.updatedAt >= filters.since) &&
    (filters.until === null || item.updatedAt < filters.until) &&
    hasTags(filters.tags, tags) &&
    hasPhrases(filters.phrases, words)
  );
}

/** How fast importance and growth fade, ms. */
export const IMPORTANCE_HALVES_MS = 12 * 60 * 60 * 1000;
export const GROWTH_HALVES_MS = 60 * 60 * 1000;
