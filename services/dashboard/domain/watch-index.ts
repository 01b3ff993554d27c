/**
 * Which of many watches want a story. Asking each would cost its time for every change; so each is found by something
 * that every story it wants must have: the longest of its words, else one of the values of a filter. Of ten thousand
 * watches those alone are asked that share such a thing with the story, and those that ask for nothing of the kind.
 */
import { type Filtered, type Filters, foldedTags, isWanted, phraseText } from './filters.ts';
import { foldText } from './fold-text.ts';
import type { Phrase } from './search-words.ts';
import { TAG_KINDS, type TagKind } from './tags.ts';

/** Kinds of filters by how few stories a value of each leaves, the fewest first. */
const TELLING: readonly TagKind[] = ['entity', 'publisher', 'place', 'topic', 'language', 'momentum'];

/** A watch as it is asked. */
export interface Asked<W> {
  readonly watch: W;
  readonly filters: Filters;
}

const wordKey = (word: string) => `w ${word}`;
const tagKey = (kind: TagKind, value: string) => `${TAG_KINDS[kind]} ${foldText(value)}`;

/** The longest entry of what must occur as a whole word. */
function longestWord(phrases: readonly Phrase[]): string | null {
  let longest: string | null = null;
  for (const { entries, isExcluded, isOpen } of phrases) {
    if (isExcluded) continue;
    // The last entry of an open phrase may go on: no word of the story need be equal to it.
    for (const entry of isOpen ? entries.slice(0, -1) : entries)
      if (entry.length > (longest?.length ?? 0)) longest = entry;
  }
  return longest;
}

/** The things of which a story must have one; null when nothing is needed that can be looked up. */
export function keysOf({ phrases, tags }: Filters): readonly string[] | null {
  const word = longestWord(phrases);
  if (word !== null) return [wordKey(word)];
  for (const kind of TELLING) {
    const values = tags.get(kind) ?? [];
    if (values.length > 0) return [...new Set(values.map((value) => tagKey(kind, value)))];
  }
  return null;
}

/** See the file's head. Watches are known by a key. */
export class WatchIndex<W> {
  readonly #byKey = new Map<string, Map<string, Asked<W>>>();
  readonly #always = new Map<string, Asked<W>>();
  readonly #keys = new Map<string, readonly string[] | null>();

  get size(): number {
    return this.#keys.size;
  }

  /** Adds a watch, in place of what had its key. */
  put(key: string, asked: Asked<W>): void {
    this.remove(key);
    const keys = keysOf(asked.filters);
    this.#keys.set(key, keys);
    if (keys === null) this.#always.set(key, asked);
    for (const one of keys ?? []) {
      const there = this.#byKey.get(one) ?? new Map<string, Asked<W>>();
      there.set(key, asked);
      this.#byKey.set(one, there);
    }
  }

  /** Removes a watch; one that is not there is gone already. */
  remove(key: string): void {
    for (const one of this.#keys.get(key) ?? []) {
      const there = this.#byKey.get(one);
      there?.delete(key);
      if (there?.size === 0) this.#byKey.delete(one);
    }
    this.#always.delete(key);
    this.#keys.delete(key);
  }

  /** The watches that want a story, each once. */
  matches(story: Filtered): readonly W[] {
    if (this.size === 0) return [];
    const asked = new Map(this.#always);
    const meet = (key: string) => {
      for (const [id, one] of this.#byKey.get(key) ?? []) asked.set(id, one);
    };
    for (const word of new Set(phraseText(story.words).split(' '))) meet(wordKey(word));
    for (const [kind, values] of foldedTags(story.tags))
      for (const value of values) meet(`${TAG_KINDS[kind]} ${value}`);
    return [...asked.values()].filter(({ filters }) => isWanted(filters, story)).map(({ watch }) => watch);
  }
}
