/** Keeps what this reader has seen, in the reader's browser alone. */
import { readSeen, type Seen, withShown, writeSeen } from '../model/seen.ts';
import { forGood, keep, kept } from '../net/browser-store.ts';
import type { Room } from './room.ts';

const SEEN_KEY = 'newsfold.seen';
/** A page that was out of sight for so long is looked at anew, ms. */
const AWAY_MS = 5 * 60_000;

/** See the file's head. */
export class SeenKeeper {
  readonly #room: Room;
  /** What was shown during this visit. */
  #shown: Seen;
  #hiddenAt: number | null = null;

  constructor(room: Room) {
    this.#room = room;
    room.state.seen = readSeen(kept(forGood, SEEN_KEY));
    this.#shown = room.state.seen;
  }

  /** Notes stories that are shown. */
  noteShown(stories: Iterable<{ readonly storyId: string; readonly revision: number }>): void {
    this.#shown = withShown(this.#shown, stories, Date.now());
  }

  /** What was shown is seen: only what comes now is marked. */
  lookAnew(): void {
    this.#room.state.seen = this.#shown;
  }

  /** The page went out of sight, or came back. */
  onVisible(isVisible: boolean): void {
    if (!isVisible) {
      this.#hiddenAt = Date.now();
      if (this.#shown.lookedAt !== null) keep(forGood, SEEN_KEY, writeSeen(this.#shown));
    } else if (this.#hiddenAt !== null && Date.now() - this.#hiddenAt > AWAY_MS) {
      this.lookAnew();
      this.#room.changed();
    }
  }
}
