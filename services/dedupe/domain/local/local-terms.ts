/**
 * What an outlet says every day tells nothing, however rare it is in the language: its town, its club, its mayor. Terms
 * that occur in several of its recent stories weigh as their share there, and an outlet of which a rare word is in a good
 * part of the stories reports one place. Both matter in short items alone, where a single name can carry a pair.
 *
 * Where few outlets fill the window, what all of them share is looked at too: so a region is known from its first items.
 */
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { backgroundPrior } from '@newsfold/text/prior/background-prior.ts';
import { unpackUint32 } from '@newsfold/text/words/pack.ts';
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import type { Window } from '../window/window.ts';

/** How the terms of an article weigh beside its outlet's other articles. */
export interface LocalTerms {
  /** Greatest idf of a term; null where none is bounded. */
  readonly cap: ((term: number) => number) | null;
  /** Whether the article is short and its outlet, or the window's few outlets, report one place. */
  readonly isLocal: boolean;
}

const NOT_LOCAL: LocalTerms = { cap: null, isLocal: false };

/** In how many stories each of some terms occurs, among the stories of some articles. */
interface StoryCounts {
  readonly articles: number;
  readonly stories: number;
  readonly counts: ReadonlyMap<number, number>;
  /** Stories of the rare word that is in most of them. */
  readonly most: number;
}

class Counting {
  readonly #window: Window;
  readonly #asked: ReadonlySet<number>;
  readonly #isRare: (term: number) => boolean;
  readonly #view = new FingerprintView();

  constructor(window: Window, asked: ReadonlySet<number>, isRare: (term: number) => boolean) {
    this.#window = window;
    this.#asked = asked;
    this.#isRare = isRare;
  }

  count(slots: readonly number[]): StoryCounts {
    const counts = new Map<number, number>();
    const rare = new Map<number, number>();
    // By story, so that a story with many items counts once.
    const byStory = new Map<string, Set<number>>();
    for (const slot of slots) {
      const storyId = this.#window.slots.at(slot)?.storyId as string;
      const seen = byStory.get(storyId) ?? new Set<number>();
      byStory.set(storyId, seen);
      this.#countItem(slot, seen, counts, rare);
    }
    return { articles: slots.length, stories: byStory.size, counts, most: Math.max(0, ...rare.values()) };
  }

  #countItem(slot: number, seen: Set<number>, counts: Map<number, number>, rare: Map<number, number>): void {
    const { words, lead, leadCount, entities, entityCount } = this.#window.view(slot, this.#view);
    const add = (term: number, isLead: boolean) => {
      if (seen.has(term)) return;
      const isAsked = this.#asked.has(term);
      const isRare = isLead && this.#isRare(term);
      if (!isAsked && !isRare) return;
      seen.add(term);
      if (isAsked) counts.set(term, (counts.get(term) ?? 0) + 1);
      if (isRare) rare.set(term, (rare.get(term) ?? 0) + 1);
    };
    for (let i = lead; i < lead + leadCount; i++) add(words[i] as number, true);
    for (let i = entities; i < entities + entityCount; i++) add(words[i] as number, false);
  }
}

/**
 * How the terms of an article weigh beside what its outlet has in the window; an unknown outlet has nothing there.
 * @param own slot of the version that the article replaces, or -1
 */
export function localTerms(window: Window, article: Article, outlet: string, own: number): LocalTerms {
  const { local } = window.settings;
  const { features, language, text } = article;
  if (outlet === '' || text === '' || features.words > local.shortWords) return NOT_LOCAL;
  const prior = backgroundPrior(language);
  const asked = new Set([...unpackUint32(features.lead), ...unpackUint32(features.entities)]);
  const counting = new Counting(window, asked, (term) => prior.probability(term) < local.rare);
  const isThere = (slot: number) => slot !== own && window.slots.at(slot) !== undefined;
  const ofOutlet = counting.count(window.outlets.slotsOf(outlet).filter(isThere));
  const isFew = window.outlets.lastOutlets(window.slots.first) <= local.fewOutlets;
  const ofAll = isFew ? counting.count(window.outlets.lastSlots().filter(isThere)) : undefined;
  const all = ofAll ? [ofOutlet, ofAll] : [ofOutlet];
  const isOnePlace = all.some(
    ({ most, stories }) => most >= local.leastStories && most >= local.share * stories,
  );
  const isNew = ofAll !== undefined && ofAll.stories < local.newStories;
  return {
    isLocal: isOnePlace || isNew,
    cap: (term) =>
      Math.min(
        ...all.map(({ counts, articles }) => {
          const telling = (counts.get(term) ?? 0) - local.freeStories;
          return telling <= 0 ? Number.POSITIVE_INFINITY : -Math.log(telling / (articles + local.priorItems));
        }),
      ),
  };
}
