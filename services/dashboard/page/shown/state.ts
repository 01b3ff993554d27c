/** All that the page shows at a moment. Views read it and change nothing; actions change it. */
import { type Address, EVERYTHING, type ListChoice } from '../model/address.ts';
import { NOTHING_SEEN, type Seen } from '../model/seen.ts';
import type {
  Articles,
  History,
  Reader,
  Sources,
  StoryAnswer,
  StoryList,
  Trial,
  Watches,
} from '../net/answers.ts';
import type { LiveState } from '../net/live.ts';
import type { Operations } from '../net/operations.ts';
import type { ShownChange } from './change.ts';

/** Something that is asked for: as it was last answered, whether it is being asked again, and what went wrong. */
export interface Asked<T> {
  readonly value: T | null;
  readonly isLoading: boolean;
  readonly problem: string | null;
}

export const nothing = <T>(): Asked<T> => ({ value: null, isLoading: false, problem: null });

/** The list as it is shown: it stands still until the reader asks for what is new. */
export interface ShownList extends StoryList {
  readonly choice: ListChoice;
  /** When it was asked for, ms since the epoch. */
  readonly shownAt: number;
}

/** A story as it is shown. */
export interface ShownStory extends StoryAnswer {
  readonly articles: Articles;
  readonly history: History;
  /** The id that was asked for, where the story has moved since. */
  readonly movedFrom: string | null;
}

/** See the file's head. */
export interface PageState {
  address: Address;
  /** The list that was last chosen: where the story's way back leads. */
  choice: ListChoice;
  list: Asked<ShownList>;
  story: Asked<ShownStory>;
  sources: Asked<Sources>;
  places: Asked<StoryList>;
  operations: Asked<Operations>;
  watches: Asked<Watches>;
  /** What a watch would have matched, when the reader tried one. */
  trial: (Trial & { readonly name: string }) | null;
  /** What the reader's token may do; null without one. */
  reader: Reader | null;
  /** Whether the API answered that it wants a token. */
  needsToken: boolean;
  /** The change that the reader is asked about. */
  change: ShownChange | null;
  /** The end of the stream, as an answer last told it. */
  streamTime: number | null;
  live: LiveState;
  /** When the connection was lost, ms since the epoch. */
  lostAt: number | null;
  /** How far what the API knows is behind the stories, in words; empty when it is not. */
  behind: string;
  /** Stories that changed and are not shown yet. */
  waiting: ReadonlySet<string>;
  /** The revision of the story that is open, when a newer one than the shown came. */
  storyChanged: boolean;
  /** What the reader had seen when this visit began, or when the new was last shown. */
  seen: Seen;
  theme: 'auto' | 'light' | 'dark';
  isHelpOpen: boolean;
  /** The cell of the matrix whose quotations are open. */
  openCell: { readonly row: number; readonly column: number } | null;
  /** A word to the reader about what was just done. */
  notice: string;
}

/** Nothing of what the API answers a reader. */
export function nothingRead(): Pick<
  PageState,
  'list' | 'story' | 'sources' | 'places' | 'operations' | 'watches' | 'trial'
> {
  return {
    list: nothing(),
    story: nothing(),
    sources: nothing(),
    places: nothing(),
    operations: nothing(),
    watches: nothing(),
    trial: null,
  };
}

/** The page before anything is asked. */
export function emptyState(address: Address): PageState {
  return {
    address,
    choice: address.view === 'list' ? address.list : EVERYTHING,
    ...nothingRead(),
    reader: null,
    needsToken: false,
    change: null,
    streamTime: null,
    live: 'off',
    lostAt: null,
    behind: '',
    waiting: new Set(),
    storyChanged: false,
    seen: NOTHING_SEEN,
    theme: 'auto',
    isHelpOpen: false,
    openCell: null,
    notice: '',
  };
}
