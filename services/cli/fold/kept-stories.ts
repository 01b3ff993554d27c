/**
 * The newest event of every story of a fold, within a bound: closed stories change no more, so they are handed out at
 * once or, where only the largest are shown, all but these are forgotten.
 */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import { liveStories } from '../stories/story-words.ts';
import type { FoldedEvent } from './memory-pipeline.ts';

/** What becomes of a story once it is closed. */
type OnClosed = (story: Story) => Promise<void>;

/** See the top of the file. */
export class KeptStories {
  readonly #open = new Map<string, Story>();
  #closed: Story[] = [];
  readonly #most: number;
  readonly #onClosed: OnClosed | undefined;
  #left = 0;

  /** @param most how many closed stories are kept @param onClosed takes each closed story instead */
  constructor(most: number, onClosed?: OnClosed) {
    this.#most = most;
    this.#onClosed = onClosed;
  }

  /** Takes an event in. */
  async take({ storyId, event }: FoldedEvent): Promise<void> {
    if (event === null || event.story.status === 'merged') this.#open.delete(storyId);
    else if (event.story.status === 'active') this.#open.set(storyId, event.story);
    else {
      this.#open.delete(storyId);
      await this.#close(event.story);
    }
  }

  async #close(story: Story): Promise<void> {
    if (this.#onClosed !== undefined) {
      await this.#onClosed(story);
      return;
    }
    this.#closed.push(story);
    if (this.#closed.length > 2 * this.#most) {
      const kept = liveStories(this.#closed).slice(0, this.#most);
      this.#left += this.#closed.length - kept.length;
      this.#closed = kept;
    }
  }

  /** The largest stories that are kept, and how many more there were. */
  largest(): { readonly stories: readonly Story[]; readonly more: number } {
    const all = liveStories([...this.#open.values(), ...this.#closed]);
    const stories = all.slice(0, this.#most);
    return { stories, more: this.#left + all.length - stories.length };
  }

  /** All that were not handed out. */
  rest(): readonly Story[] {
    return liveStories([...this.#open.values(), ...this.#closed]);
  }
}
