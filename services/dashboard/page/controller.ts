/** Carries out what a reader does and what the API tells: the one place where the state of the page changes. */

import {
  type Address,
  type ListChoice,
  ORDERS,
  type Order,
  readAddress,
  writeAddress,
} from './model/address.ts';
import { readSeen, type Seen, withShown, writeSeen } from './model/seen.ts';
import { sharedHtml, sharedMarkdown, sharedStory } from './model/share.ts';
import { behindWords } from './model/words.ts';
import type { LiveEvent } from './net/answers.ts';
import { ApiProblem } from './net/api.ts';
import { LiveConnection, type LiveState } from './net/live.ts';
import {
  askList,
  askMore,
  askOperations,
  askPlaces,
  askSources,
  askStatus,
  askStory,
  livePath,
} from './questions.ts';
import type { Actions } from './shown/actions.ts';
import { type Asked, emptyState, nothing, type PageState } from './shown/state.ts';

/** Keys of what is kept in the reader's browser. */
const SEEN_KEY = 'newsfold.seen';
const THEME_KEY = 'newsfold.theme';
/** How long who types must pause before it is searched, ms. */
const TYPING_MS = 150;
/** How long a slider must rest before its moment is asked for, ms. */
const SLIDING_MS = 120;
/** How often the operators' page looks again, ms. */
const LOOK_MS = 5000;
/** How often it is asked how far the API is behind, ms. */
const BEHIND_MS = 10_000;
/** Stories that wait at most: of more it is said that there are more. */
const MOST_WAITING = 5000;
/** A page that was out of sight for so long is looked at anew, ms. */
const AWAY_MS = 5 * 60_000;
/** How long a word about what was done stands, ms. */
const NOTICE_MS = 4000;

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Slots of the state that are asked for. */
type Slot = 'list' | 'story' | 'sources' | 'places' | 'operations';

/** Reads what the browser keeps; a browser that keeps nothing has nothing. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // The reader's browser forbids it: nothing is remembered.
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above, or it is full.
  }
}

/** See the file's head. */
export class Controller implements Actions {
  readonly state: PageState;
  readonly #onChange: () => void;
  readonly #live: LiveConnection;
  /** What is being asked, by the slot that its answer goes to. */
  readonly #asking = new Map<Slot, AbortController>();
  /** What was shown during this visit. */
  #shown: Seen;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #sliding: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #noticing: ReturnType<typeof setTimeout> | undefined;
  #hiddenAt: number | null = null;

  /** @param onChange called whenever the state has changed */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.state = emptyState(readAddress(location.pathname, location.search));
    this.state.seen = readSeen(kept(SEEN_KEY));
    this.#shown = this.state.seen;
    const theme = kept(THEME_KEY) as Theme | null;
    if (theme !== null && THEMES.includes(theme)) this.state.theme = theme;
    this.#live = new LiveConnection({
      onState: (state) => this.#onLive(state),
      onEvent: (event) => this.#onEvent(event),
      onGap: () => this.#lookForNew(),
    });
  }

  /** Begins: shows what the address says. */
  start(): void {
    this.#show();
    setInterval(() => void this.#lookBehind(), BEHIND_MS);
  }

  /** Asks how far the API is behind; while nobody answers, the connection says so. */
  async #lookBehind(): Promise<void> {
    if (this.state.live !== 'live' || document.visibilityState !== 'visible') return;
    const { signal } = new AbortController();
    const behind = await askStatus(signal).then(
      ({ isReady, partitions }) => behindWords(isReady, partitions),
      () => '',
    );
    if (behind === this.state.behind) return;
    this.state.behind = behind;
    this.#onChange();
  }

  /** The reader went a step back or forth. */
  onHistory(): void {
    this.#open(readAddress(location.pathname, location.search));
  }

  /** The page went out of sight, or came back. */
  onVisible(isVisible: boolean): void {
    if (!isVisible) {
      this.#hiddenAt = Date.now();
      this.#keepSeen();
    } else if (this.#hiddenAt !== null && Date.now() - this.#hiddenAt > AWAY_MS) {
      this.state.seen = this.#shown;
      this.#onChange();
    }
  }

  #keepSeen(): void {
    if (this.#shown.lookedAt !== null) keep(SEEN_KEY, writeSeen(this.#shown));
  }

  go(address: Address): void {
    history.pushState(null, '', writeAddress(address));
    this.#open(address);
  }

  choose(choice: ListChoice): void {
    this.go({ view: 'list', list: choice });
  }

  search(words: string): void {
    const list = { ...this.state.choice, q: words };
    const isHere = this.state.address.view === 'list';
    this.state.choice = list;
    this.state.address = { view: 'list', list };
    if (isHere) history.replaceState(null, '', writeAddress(this.state.address));
    else history.pushState(null, '', writeAddress(this.state.address));
    this.#onChange();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#show(), TYPING_MS);
  }

  /** Opens an address, as the address bar has it already. */
  #open(address: Address): void {
    clearTimeout(this.#typing);
    const { state } = this;
    const isSameStory =
      address.view === 'story' && state.address.view === 'story' && address.storyId === state.address.storyId;
    state.address = address;
    state.openCell = isSameStory ? state.openCell : null;
    if (!isSameStory) state.storyChanged = false;
    if (address.view === 'list') {
      const isSame = JSON.stringify(address.list) === JSON.stringify(state.list.value?.choice);
      state.choice = address.list;
      // A list that was left is shown as it was: the reader comes back to the same place.
      if (isSame) {
        this.#listen();
        this.#onChange();
        this.#lookForNew();
        return;
      }
    }
    if (address.view === 'story' && !isSameStory) state.story = nothing();
    this.#show();
  }

  #listen(): void {
    const { address } = this.state;
    if (address.view === 'list') this.#live.listen(livePath(address.list));
    else if (address.view === 'story') this.#live.listen(address.asOf === null ? livePath(null) : '');
    else this.#live.listen('');
  }

  /** Asks for what the address says. */
  #show(): void {
    const { address, streamTime } = this.state;
    this.#listen();
    clearTimeout(this.#looking);
    switch (address.view) {
      case 'list':
        this.state.waiting = new Set();
        void this.#ask(
          'list',
          (signal) => askList(address.list, 0, streamTime, signal),
          (list) => {
            this.state.streamTime = list.streamTime;
            this.#noteShown(list.stories);
          },
        );
        break;
      case 'story':
        void this.#ask(
          'story',
          (signal) => askStory(address.storyId, address.asOf, signal),
          ({ story }) => {
            this.state.storyChanged = false;
            if (address.asOf === null) this.#noteShown([story]);
          },
        );
        break;
      case 'sources':
        void this.#ask('sources', askSources);
        break;
      case 'places':
        void this.#ask('places', askPlaces);
        break;
      case 'operations':
        void this.#look();
    }
  }

  async #look(): Promise<void> {
    await this.#ask('operations', askOperations);
    if (this.state.address.view === 'operations')
      this.#looking = setTimeout(() => void this.#look(), LOOK_MS);
  }

  /** Asks a question for a slot; a question that is asked after it ends it. */
  async #ask<S extends Slot>(
    slot: S,
    question: (signal: AbortSignal) => Promise<NonNullable<PageState[S]['value']>>,
    onAnswer?: (value: NonNullable<PageState[S]['value']>) => void,
  ): Promise<void> {
    this.#asking.get(slot)?.abort();
    const asking = new AbortController();
    this.#asking.set(slot, asking);
    this.#put(slot, { value: this.state[slot].value, isLoading: true, problem: null } as PageState[S]);
    try {
      const value = await question(asking.signal);
      if (asking.signal.aborted) return;
      this.#put(slot, { value, isLoading: false, problem: null } as PageState[S]);
      onAnswer?.(value);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      this.#put(slot, {
        value: this.state[slot].value,
        isLoading: false,
        problem: error.message,
      } as PageState[S]);
    }
    this.#onChange();
  }

  #put<S extends Slot>(slot: S, asked: PageState[S]): void {
    (this.state as Record<Slot, Asked<unknown>>)[slot] = asked;
    this.#onChange();
  }

  #noteShown(stories: Iterable<{ readonly storyId: string; readonly revision: number }>): void {
    this.#shown = withShown(this.#shown, stories, Date.now());
  }

  more(): void {
    const list = this.state.list.value;
    if (list?.next == null || this.state.list.isLoading) return;
    void this.#ask(
      'list',
      (signal) => askMore(list, signal),
      ({ stories }) => this.#noteShown(stories),
    );
  }

  refresh(): void {
    this.#show();
  }

  showNew(): void {
    const { address, list, streamTime } = this.state;
    if (address.view !== 'list') {
      this.#show();
      return;
    }
    // What was shown is seen: only what comes now is marked.
    this.state.seen = this.#shown;
    this.state.waiting = new Set();
    const count = list.value?.stories.length ?? 0;
    void this.#ask(
      'list',
      (signal) => askList(address.list, count, streamTime, signal),
      (fresh) => {
        this.state.streamTime = fresh.streamTime;
        this.#noteShown(fresh.stories);
      },
    );
  }

  /** Finds out what changed while nobody listened, and shows nothing of it yet. */
  #lookForNew(): void {
    const { address, list } = this.state;
    if (address.view === 'story') {
      this.state.storyChanged = true;
      this.#onChange();
    }
    const shown = list.value;
    if (address.view !== 'list' || shown === null || shown.asOf !== null) return;
    const revisions = new Map(shown.stories.map(({ storyId, revision }) => [storyId, revision]));
    const { signal } = new AbortController();
    askList(address.list, shown.stories.length, this.state.streamTime, signal).then(
      ({ stories }) => {
        if (this.state.list.value !== shown) return;
        const changed = stories.filter(({ storyId, revision }) => (revisions.get(storyId) ?? -1) < revision);
        this.#wait(changed.map(({ storyId }) => storyId));
      },
      () => undefined,
    );
  }

  #wait(ids: readonly string[]): void {
    const waiting = new Set(this.state.waiting);
    for (const id of ids) if (waiting.size < MOST_WAITING) waiting.add(id);
    if (waiting.size === this.state.waiting.size) return;
    this.state.waiting = waiting;
    this.#onChange();
  }

  #onLive(live: LiveState): void {
    if (live === 'lost' && this.state.live !== 'lost') this.state.lostAt = Date.now();
    this.state.live = live;
    this.#onChange();
  }

  #onEvent({ stories, also }: LiveEvent): void {
    const { address, story } = this.state;
    const ids = [...stories.map(({ storyId }) => storyId), ...also];
    if (address.view === 'story') {
      if (story.value !== null && ids.includes(story.value.story.storyId) && !this.state.storyChanged) {
        this.state.storyChanged = true;
        this.#onChange();
      }
      return;
    }
    this.#wait(ids);
  }

  showMoment(at: number | null): void {
    const { address } = this.state;
    if (address.view !== 'story') return;
    this.state.address = { ...address, asOf: at };
    history.replaceState(null, '', writeAddress(this.state.address));
    clearTimeout(this.#sliding);
    this.#sliding = setTimeout(() => this.#show(), SLIDING_MS);
  }

  /** Steps to a neighbouring moment of the story. @param by −1 for the one before */
  step(by: number): void {
    const { value } = this.state.story;
    const { address } = this.state;
    if (value === null || address.view !== 'story') return;
    const stops = value.history.versions.map(({ shownAt }) => shownAt).sort((a, b) => a - b);
    const here =
      address.asOf === null ? stops.length - 1 : stops.findLastIndex((stop) => stop <= (address.asOf ?? 0));
    const next = here + by;
    if (next < 0 || next >= stops.length) return;
    this.showMoment(next === stops.length - 1 ? null : (stops[next] ?? null));
  }

  nextOrder(): void {
    if (this.state.address.view !== 'list') return;
    const orders = Object.keys(ORDERS) as Order[];
    const { choice } = this.state;
    this.choose({
      ...choice,
      order: orders[(orders.indexOf(choice.order) + 1) % orders.length] ?? 'importance',
    });
    this.#notice(`Order: ${ORDERS[this.state.choice.order]}`);
  }

  toggleCell(row: number, column: number): void {
    const { openCell } = this.state;
    this.state.openCell = openCell?.row === row && openCell.column === column ? null : { row, column };
    this.#onChange();
  }

  toggleHelp(isOpen: boolean): void {
    this.state.isHelpOpen = isOpen;
    this.#onChange();
  }

  nextTheme(): void {
    const theme = THEMES[(THEMES.indexOf(this.state.theme) + 1) % THEMES.length] ?? 'auto';
    this.state.theme = theme;
    keep(THEME_KEY, theme);
    this.#onChange();
  }

  #notice(words: string): void {
    this.state.notice = words;
    clearTimeout(this.#noticing);
    this.#noticing = setTimeout(() => {
      this.state.notice = '';
      this.#onChange();
    }, NOTICE_MS);
    this.#onChange();
  }

  #shared() {
    const { value } = this.state.story;
    if (value === null) return null;
    const address = writeAddress({
      view: 'story',
      storyId: value.story.storyId,
      asOf: value.asOf?.at ?? null,
    });
    return sharedStory(value.story, new URL(address, location.href).href);
  }

  saveHtml(): void {
    const shared = this.#shared();
    if (shared === null) return;
    const url = URL.createObjectURL(new Blob([sharedHtml(shared)], { type: 'text/html' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'story.html';
    link.click();
    URL.revokeObjectURL(url);
  }

  copyMarkdown(): void {
    const shared = this.#shared();
    if (shared === null) return;
    navigator.clipboard.writeText(sharedMarkdown(shared)).then(
      () => this.#notice('Copied as Markdown'),
      () => this.#notice('The browser does not let this page copy'),
    );
  }

  print(): void {
    window.print();
  }
}
