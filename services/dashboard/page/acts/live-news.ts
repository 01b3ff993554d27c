/** What changes while somebody reads: counted, and shown when the reader asks. */
import type { Address } from '../model/address.ts';
import { behindWords } from '../model/words.ts';
import type { LiveEvent } from '../net/answers.ts';
import { LiveConnection, type LiveState } from '../net/live.ts';
import type { PageState } from '../shown/state.ts';
import { askList, askStatus, askStory, livePath } from './questions.ts';
import type { Room } from './room.ts';

/** How often it is asked how far the API is behind, ms. */
const BEHIND_MS = 10_000;
/** Stories that wait at most: of more it is said that there are more. */
const MOST_WAITING = 5000;

interface Revised {
  readonly storyId: string;
  readonly revision: number;
}

/** A story that was merged meanwhile is answered by the one that it went into. */
const isNewer = (now: Revised, shown: Revised): boolean =>
  now.storyId !== shown.storyId || now.revision > shown.revision;

/** Whether what is shown was asked for, and there was no answer. */
function isUnanswered({ address, list, story }: PageState): boolean {
  if (address.view !== 'list' && address.view !== 'story') return false;
  const { value, problem } = address.view === 'list' ? list : story;
  return value === null && problem !== null;
}

/** See the file's head. */
export class LiveNews {
  readonly #room: Room;
  readonly #live: LiveConnection;
  readonly #onBack: () => void;

  /** @param onBack the connection is back, and what the page shows was never answered */
  constructor(room: Room, onBack: () => void) {
    this.#room = room;
    this.#onBack = onBack;
    this.#live = new LiveConnection({
      onState: (state) => this.#onLive(state),
      onEvent: (event) => this.#onEvent(event),
      onGap: () => this.lookForNew(),
    });
  }

  /** Begins to look now and then how far the API is behind. */
  start(): void {
    setInterval(() => void this.#lookBehind(), BEHIND_MS);
  }

  /** Listens to what an address shows. */
  listen(address: Address): void {
    if (address.view === 'list') this.#live.listen(livePath(address.list));
    else if (address.view === 'story') this.#live.listen(address.asOf === null ? livePath(null) : '');
    else this.#live.listen('');
  }

  /** Listens again, as somebody else. */
  listenAnew(): void {
    this.#live.listen('');
    this.listen(this.#room.state.address);
  }

  /** Asks how far the API is behind; while nobody answers, the connection says so. */
  async #lookBehind(): Promise<void> {
    const { state } = this.#room;
    if (state.live !== 'live' || document.visibilityState !== 'visible') return;
    const { signal } = new AbortController();
    const behind = await askStatus(signal).then(behindWords, () => '');
    if (behind === state.behind) return;
    state.behind = behind;
    this.#room.changed();
  }

  /** Finds out what changed while nobody listened, and shows nothing of it yet. */
  lookForNew(): void {
    const { state } = this.#room;
    const { address, list } = state;
    if (address.view === 'story') this.#lookForNewer(address.storyId);
    const shown = list.value;
    if (address.view !== 'list' || shown === null || shown.asOf !== null) return;
    const revisions = new Map(shown.stories.map(({ storyId, revision }) => [storyId, revision]));
    const { signal } = new AbortController();
    askList(address.list, shown.stories.length, state.streamTime, signal).then(
      ({ stories }) => {
        if (state.list.value !== shown) return;
        const changed = stories.filter(({ storyId, revision }) => (revisions.get(storyId) ?? -1) < revision);
        this.#wait(changed.map(({ storyId }) => storyId));
      },
      () => undefined,
    );
  }

  /** Finds out whether the story that is open changed; one that was never answered may be asked for again. */
  #lookForNewer(storyId: string): void {
    const { state } = this.#room;
    const shown = state.story.value;
    const tell = () => {
      state.storyChanged = true;
      this.#room.changed();
    };
    if (shown === null) {
      tell();
      return;
    }
    const { signal } = new AbortController();
    askStory(storyId, null, signal).then(
      ({ story }) => {
        if (state.story.value === shown && isNewer(story, shown.story)) tell();
      },
      // It may have changed: who asks for it is told what is wrong.
      tell,
    );
  }

  #wait(ids: readonly string[]): void {
    const { state } = this.#room;
    const waiting = new Set(state.waiting);
    for (const id of ids) if (waiting.size < MOST_WAITING) waiting.add(id);
    if (waiting.size === state.waiting.size) return;
    state.waiting = waiting;
    this.#room.changed();
  }

  #onLive(live: LiveState): void {
    const { state } = this.#room;
    if (live === 'lost' && state.live !== 'lost') state.lostAt = Date.now();
    const isBack = live === 'live' && state.lostAt !== null;
    // Another view listens: that it is live is no news there.
    if (live === 'connecting' || live === 'off') state.lostAt = null;
    state.live = live;
    this.#room.changed();
    if (isBack && isUnanswered(state)) this.#onBack();
  }

  #onEvent({ stories, also }: LiveEvent): void {
    const { state } = this.#room;
    const { address, story } = state;
    const ids = [...stories.map(({ storyId }) => storyId), ...also];
    if (address.view !== 'story') {
      this.#wait(ids);
      return;
    }
    if (story.value === null || !ids.includes(story.value.story.storyId) || state.storyChanged) return;
    state.storyChanged = true;
    this.#room.changed();
  }
}
