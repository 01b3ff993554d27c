/**
 * The stories as they would be: the window's, with the new article placed and the corrections decided so far. It lets
 * `assign` try changes without making them.
 */
import { FingerprintView } from '../fingerprint/fingerprint-view.ts';
import { groupsConflict } from '../fingerprint/ordinals.ts';
import { openView } from '../fingerprint/shared-terms.ts';
import { pairScore } from '../score/pair-score.ts';
import type { MatchSettings } from '../settings.ts';
import type { IndexedPart } from './term-index.ts';
import type { Window } from './window.ts';

/** A window seen through changes that are not made yet. */
export class Draft {
  readonly window: Window;
  readonly settings: MatchSettings;
  /** Slot that the new article will take. */
  readonly slot: number;
  /** Slots before it, and `ignored`, leave with this record. */
  readonly floor: number;
  readonly ignored: number;
  /** Id of the new article. */
  readonly articleId: string;
  /** The part of the new article's fingerprint that candidates are searched by. */
  readonly indexed: IndexedPart;
  readonly #probe: FingerprintView;
  readonly #one = new FingerprintView();
  readonly #other = new FingerprintView();
  /** Slot that `#one` points at and is open for; -1 for none. */
  #opened = -1;
  readonly #story = new Map<number, string>();
  readonly #members = new Map<string, number[]>();
  readonly #closed = new Set<string>();
  readonly #scores = new Map<number, number>();

  /**
   * @param fingerprint the new article's
   * @param ignored slot of the version that it replaces, or -1
   * @param articleId the new article's; empty for what is no article
   */
  constructor(window: Window, fingerprint: Uint8Array, floor: number, ignored: number, articleId = '') {
    this.window = window;
    this.settings = window.settings;
    this.slot = window.slots.next;
    this.floor = floor;
    this.ignored = ignored;
    this.articleId = articleId;
    const form = window.form.make(fingerprint);
    this.indexed = form;
    const probe = new FingerprintView().point(form.memory, 0);
    this.#probe = openView(probe, window.probeTables);
  }

  /** The new article's fingerprint. */
  get probe(): FingerprintView {
    return this.#probe;
  }

  /** Id of the article in a slot. */
  idOf(slot: number): string {
    return slot === this.slot ? this.articleId : (this.window.slots.at(slot)?.articleId ?? '');
  }

  /** The day that the report in a slot tells of; 0 when it names none. */
  toldOf(slot: number): number {
    return this.view(slot, this.#other).told;
  }

  /** Whether a slot is still there after this record. */
  isLive(slot: number): boolean {
    return (
      slot >= this.floor &&
      slot !== this.ignored &&
      (slot === this.slot || this.window.slots.at(slot) !== undefined)
    );
  }

  /** A story closes with this record: nothing joins it. */
  close(storyId: string): void {
    this.#closed.add(storyId);
  }

  /** Story of a slot; null when closed or not placed yet. */
  storyOf(slot: number): string | null {
    const drafted = this.#story.get(slot);
    if (drafted !== undefined) return drafted;
    const storyId = this.window.slots.at(slot)?.storyId ?? null;
    return storyId !== null && this.window.openStories.has(storyId) && !this.#closed.has(storyId)
      ? storyId
      : null;
  }

  /** Live members of a story, ascending. */
  members(storyId: string): readonly number[] {
    const known = this.#members.get(storyId);
    if (known) return known;
    const live = (this.window.openStories.get(storyId)?.members ?? []).filter((slot) => this.isLive(slot));
    this.#members.set(storyId, live);
    return live;
  }

  /** Puts a slot into a story, taking it out of its present one. */
  place(slot: number, storyId: string): void {
    const from = this.storyOf(slot);
    if (from !== null)
      this.#members.set(
        from,
        this.members(from).filter((member) => member !== slot),
      );
    this.#members.set(
      storyId,
      [...this.members(storyId), slot].sort((a, b) => a - b),
    );
    this.#story.set(slot, storyId);
  }

  /**
   * Pair score of two slots. Always computed older first, so that rounding does not depend on the caller. The left one
   * is opened for comparisons: keep the same slot on the left when asking about many.
   */
  score(left: number, right: number): number {
    const older = Math.min(left, right);
    const newer = Math.max(left, right);
    if (newer === this.slot) return this.#probeScore(older);
    const { pairs } = this.window;
    const known = pairs.get(older, newer);
    if (known !== undefined) return known;
    const score = this.#compare(left, right);
    pairs.set(older, newer, score);
    return score;
  }

  /** Whether ordinals rule out that two groups of reports are of one event. */
  forbids(slots: readonly number[], members: readonly number[]): boolean {
    const view = new FingerprintView();
    return groupsConflict(slots, members, (slot) => this.view(slot, view), this.settings);
  }

  /** Points a view at the fingerprint in a slot, which may be that of the new article. */
  view(slot: number, view: FingerprintView): FingerprintView {
    return slot === this.slot ? this.#probe : this.window.view(slot, view);
  }

  #compare(left: number, right: number): number {
    if (this.#opened !== left) {
      openView(this.window.view(left, this.#one), this.window.otherTables);
      this.#opened = left;
    }
    const other = this.window.view(right, this.#other);
    return left < right
      ? pairScore(this.#one, other, this.settings)
      : pairScore(other, this.#one, this.settings);
  }

  /** Scores with the new article are cached here: its slot is provisional until the decision is applied. */
  #probeScore(slot: number): number {
    const known = this.#scores.get(slot);
    if (known !== undefined) return known;
    const score = pairScore(this.window.view(slot, this.#other), this.#probe, this.settings);
    this.#scores.set(slot, score);
    return score;
  }
}
