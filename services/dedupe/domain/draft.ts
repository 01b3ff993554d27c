/**
 * The stories as they would be: the window's, with the new article in place and the corrections drawn so far. It lets
 * `assign` try changes without making them.
 */
import { FingerprintView } from './fingerprint-view.ts';
import { pairScore } from './pair-score.ts';
import type { MatchSettings } from './settings.ts';
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
  readonly #probe: FingerprintView;
  readonly #a = new FingerprintView();
  readonly #b = new FingerprintView();
  readonly #story = new Map<number, string>();
  readonly #members = new Map<string, number[]>();
  readonly #closed = new Set<string>();
  readonly #scores = new Map<number, number>();

  /** @param fingerprint the new article's; @param ignored slot of the version that it replaces, or -1 */
  constructor(
    window: Window,
    fingerprint: Uint8Array,
    floor: number,
    ignored: number,
    settings: MatchSettings,
  ) {
    this.window = window;
    this.settings = settings;
    this.slot = window.slots.next;
    this.floor = floor;
    this.ignored = ignored;
    const bytes = fingerprint.slice();
    const words = new Uint32Array(bytes.buffer);
    this.#probe = new FingerprintView().point(words, bytes, new Float32Array(bytes.buffer), 0);
  }

  /** The new article's fingerprint. */
  get probe(): FingerprintView {
    return this.#probe;
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

  /** Pair score of two slots. Always computed older first, so that rounding does not depend on who asks. */
  score(left: number, right: number): number {
    const a = Math.min(left, right);
    const b = Math.max(left, right);
    if (b === this.slot) return this.#probeScore(a);
    const known = this.window.pairs.get(a, b);
    if (known !== undefined) return known;
    const score = pairScore(this.window.view(a, this.#a), this.window.view(b, this.#b), this.settings);
    this.window.pairs.set(a, b, score);
    return score;
  }

  /** Scores with the new article are kept here: its slot is not its own until the decision is applied. */
  #probeScore(slot: number): number {
    const known = this.#scores.get(slot);
    if (known !== undefined) return known;
    const score = pairScore(this.window.view(slot, this.#a), this.#probe, this.settings);
    this.#scores.set(slot, score);
    return score;
  }
}
