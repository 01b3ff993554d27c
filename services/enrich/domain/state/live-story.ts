/** What enrich remembers of one partition: its live stories and the redirects of merged ones. */
import { DEFAULT_SHOWN, type Shown } from '../event/shown.ts';
import type { StoryIdentity } from '../event/story-identity.ts';
import { EditorDecisions } from './editor-decisions.ts';
import { MemberStore } from './member-store.ts';
import { RecentStories } from './recent-stories.ts';
import type { StoryMembers } from './story-members.ts';

/** A story that may still grow. */
export interface LiveStory extends StoryIdentity {
  readonly members: StoryMembers;
}

/** State of one partition. Built from assignments only; `recent` is a cache that never changes an answer, and neither does what is packed and where it lies. */
export interface Stories {
  readonly live: Map<string, LiveStory>;
  /** The live story of each article. */
  readonly storyOf: Map<string, string>;
  /** By scope: when the tombstone of each merged story is due (stream time, milliseconds), the next due first. */
  readonly redirects: Map<string, Map<string, number>>;
  /** The stories that each digest mentions; what a merge or an end has made of them since is not kept here. */
  readonly mentionedBy: Map<string, readonly string[]>;
  /** What editors have decided and not taken back. */
  readonly decisions: EditorDecisions;
  readonly recent: RecentStories;
  readonly store: MemberStore;
  /** How many facts of each kind its events show. */
  readonly shown: Shown;
}

/** Merged stories named in an event; older ones are left out. */
export const MAX_SUPERSEDES = 50;
/** Digests named in an event; older ones are left out. */
export const MAX_MENTIONS = 10;

/** Parts of the state that are given, each by default as a worker has it. */
export interface StoriesOptions {
  readonly recent?: RecentStories;
  /** Of the members of stories that are not recent. */
  readonly store?: MemberStore;
  /** How many facts of each kind events show. */
  readonly shown?: Shown;
}

/** The state before the first assignment. */
export function createStories({
  recent = new RecentStories(),
  store = new MemberStore(),
  shown = DEFAULT_SHOWN,
}: StoriesOptions = {}): Stories {
  const live = new Map<string, LiveStory>();
  recent.restIn({ store, onRest: (storyId) => live.get(storyId)?.members.pack() });
  return {
    live,
    storyOf: new Map(),
    redirects: new Map(),
    mentionedBy: new Map(),
    decisions: new EditorDecisions(),
    recent,
    store,
    shown,
  };
}

/** Gives up what a partition takes of what its worker shares; its state is of no use afterwards. */
export function closeStories({ recent, store }: Stories): void {
  recent.close();
  store.close();
}
