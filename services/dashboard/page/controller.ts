/** Carries out what a reader does: goes places, asks for what is shown there, and hands the rest to acts of one purpose. */
import { Asking } from './acts/asking.ts';
import { Changing } from './acts/changing.ts';
import { LiveNews } from './acts/live-news.ts';
import { articleChange, mergeChange, takeBackChange } from './acts/overrides.ts';
import {
  askList,
  askMore,
  askOperations,
  askPlaces,
  askSources,
  askStory,
  askTrial,
  askWatches,
} from './acts/questions.ts';
import { redriveChange } from './acts/redrives.ts';
import type { Room } from './acts/room.ts';
import { SeenKeeper } from './acts/seen-keeper.ts';
import { copyMarkdown, saveHtml } from './acts/sharing.ts';
import { deleteWatch, makeWatch, pauseWatch } from './acts/watch-changes.ts';
import { type Address, type ListChoice, ORDERS, readAddress, writeAddress } from './model/address.ts';
import { stepFrom } from './model/steps.ts';
import type { Watch } from './net/answers.ts';
import { forGood, keep, kept } from './net/browser-store.ts';
import type { Actions } from './shown/actions.ts';
import type { ArticleVerb, Filled, LettersMeant, Named, StorySearch } from './shown/change.ts';
import { emptyState, nothing, nothingRead, type PageState } from './shown/state.ts';
import { say } from './words/tongue.ts';

const THEME_KEY = 'newsfold.theme';
/** How long who types must pause before it is searched, ms. */
const TYPING_MS = 150;
/** How long a slider must rest before its moment is asked for, ms. */
const SLIDING_MS = 120;
/** How often the operators' page looks again, ms. */
const LOOK_MS = 5000;
/** How long a word about what was done stands, ms: longer, the longer it is. */
const NOTICE_MS = 4000;
const NOTICE_CHAR_MS = 80;

const THEMES = ['auto', 'light', 'dark'] as const;

/** See the file's head. */
export class Controller implements Actions, Room {
  readonly state: PageState;
  readonly #onChange: () => void;
  readonly #asking: Asking;
  readonly #seen: SeenKeeper;
  readonly #live: LiveNews;
  readonly #changing: Changing;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #sliding: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #noticing: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange called whenever the state has changed */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.state = emptyState(readAddress(location.pathname, location.search));
    const theme = kept(forGood, THEME_KEY);
    this.state.theme = THEMES.find((one) => one === theme) ?? 'auto';
    this.#asking = new Asking(this);
    this.#seen = new SeenKeeper(this);
    this.#live = new LiveNews(this, () => this.refresh());
    this.#changing = new Changing(
      this,
      () => this.#afterChange(),
      () => this.#afterReader(),
    );
  }

  changed(): void {
    this.#onChange();
  }

  notice(words: string): void {
    this.state.notice = words;
    clearTimeout(this.#noticing);
    this.#noticing = setTimeout(
      () => {
        this.state.notice = '';
        this.changed();
      },
      NOTICE_MS + NOTICE_CHAR_MS * words.length,
    );
    this.changed();
  }

  /** Begins: shows what the address says. */
  async start(): Promise<void> {
    this.#live.start();
    // Who asks is known before anything is asked.
    await this.#changing.start();
    this.#show();
  }

  /** The reader went a step back or forth. */
  onHistory(): void {
    this.#open(readAddress(location.pathname, location.search));
  }

  /** The page went out of sight, or came back. */
  onVisible(isVisible: boolean): void {
    this.#seen.onVisible(isVisible);
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
    this.changed();
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
        this.#live.listen(address);
        this.changed();
        this.#live.lookForNew();
        return;
      }
    }
    if (address.view === 'story' && !isSameStory) state.story = nothing();
    this.#show();
  }

  /** Asks for what the address says. */
  #show(): void {
    const { address, streamTime } = this.state;
    this.#live.listen(address);
    clearTimeout(this.#looking);
    switch (address.view) {
      case 'list':
        this.state.waiting = new Set();
        this.#askList(0, streamTime);
        break;
      case 'story':
        void this.#asking.ask(
          'story',
          (signal) => askStory(address.storyId, address.asOf, signal),
          ({ story }) => {
            this.state.storyChanged = false;
            if (address.asOf === null) this.#seen.noteShown([story]);
          },
        );
        break;
      case 'sources':
        void this.#asking.ask('sources', askSources);
        break;
      case 'places':
        void this.#asking.ask('places', askPlaces);
        break;
      case 'watches':
        if (this.state.reader?.mayWatch === true) void this.#asking.ask('watches', askWatches);
        break;
      case 'operations':
        void this.#look();
    }
  }

  /** @param count stories at least */
  #askList(count: number, streamTime: number | null): void {
    const { address } = this.state;
    if (address.view !== 'list') return;
    void this.#asking.ask(
      'list',
      (signal) => askList(address.list, count, streamTime, signal),
      (list) => {
        this.state.streamTime = list.streamTime;
        this.#seen.noteShown(list.stories);
      },
    );
  }

  async #look(): Promise<void> {
    await this.#asking.ask('operations', askOperations);
    if (this.state.address.view === 'operations')
      this.#looking = setTimeout(() => void this.#look(), LOOK_MS);
  }

  more(): void {
    const list = this.state.list.value;
    if (list?.next == null || this.state.list.isLoading) return;
    void this.#asking.ask(
      'list',
      (signal) => askMore(list, signal),
      ({ stories }) => this.#seen.noteShown(stories),
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
    this.#seen.lookAnew();
    this.state.waiting = new Set();
    this.#askList(list.value?.stories.length ?? 0, streamTime);
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
    const next = stepFrom(value.history.versions, address.asOf, by);
    if (next !== undefined) this.showMoment(next);
  }

  nextOrder(): void {
    if (this.state.address.view !== 'list') return;
    const { choice } = this.state;
    const order = ORDERS[(ORDERS.indexOf(choice.order) + 1) % ORDERS.length] ?? 'importance';
    this.choose({ ...choice, order });
    this.notice(say.orderNow(say.orders[order]));
  }

  toggleCell(row: number, column: number): void {
    const { openCell } = this.state;
    this.state.openCell = openCell?.row === row && openCell.column === column ? null : { row, column };
    this.changed();
  }

  toggleHelp(isOpen: boolean): void {
    this.state.isHelpOpen = isOpen;
    this.changed();
  }

  nextTheme(): void {
    const theme = THEMES[(THEMES.indexOf(this.state.theme) + 1) % THEMES.length] ?? 'auto';
    this.state.theme = theme;
    keep(forGood, THEME_KEY, theme);
    this.changed();
  }

  saveHtml(): void {
    saveHtml(this);
  }

  copyMarkdown(): void {
    copyMarkdown(this);
  }

  print(): void {
    window.print();
  }

  askToken(): void {
    this.#changing.askToken();
  }

  forgetToken(): void {
    this.#changing.forgetToken();
  }

  makeChange(filled: Filled): void {
    void this.#changing.make(filled);
  }

  dropChange(): void {
    this.#changing.drop();
  }

  findStories(words: string, except: string): void {
    this.#changing.findStories(words, except);
  }

  storySearch(): StorySearch {
    return this.#changing.search;
  }

  showSearch(search: StorySearch): void {
    this.#changing.showSearch(search);
  }

  mergeStory(storyId: string): void {
    this.#changing.offer(mergeChange(storyId));
  }

  changeArticle(verb: ArticleVerb, article: Named, other: Named): void {
    this.#changing.offer(articleChange(verb, article, other));
  }

  takeBack(storyId: string, decisionId: string, what: string): void {
    this.#changing.offer(takeBackChange(storyId, decisionId, what));
  }

  redrive(meant: LettersMeant): void {
    this.notice(say.redriveLooking);
    void this.#changing.offerFound(redriveChange(meant));
  }

  makeWatch(query: string): void {
    this.#changing.offer(makeWatch(query));
  }

  pauseWatch(watch: Watch): void {
    this.#changing.offer(pauseWatch(watch));
  }

  deleteWatch(watch: Watch): void {
    this.#changing.offer(deleteWatch(watch));
  }

  /** Shows what a watch would have matched. */
  tryWatch({ id, name }: Watch): void {
    askTrial(id).then(
      (trial) => {
        this.state.trial = { ...trial, name };
        this.changed();
      },
      (error: Error) => this.notice(error.message),
    );
  }

  /** Something was changed: what is shown of it is asked for again. A story says by itself when its event has come. */
  #afterChange(): void {
    const { view } = this.state.address;
    this.state.trial = null;
    if (view === 'watches' || view === 'operations') this.#show();
  }

  /** Somebody else reads now: nothing of what the one before saw is shown to them. */
  #afterReader(): void {
    const { state } = this;
    Object.assign(state, nothingRead());
    this.#live.listenAnew();
    this.#show();
  }
}
