/** The shapes of the API's answers, as far as the page reads them. All times are milliseconds since the epoch. */
import type { Story } from '@newsfold/schemas/generated/records.ts';
import type { ListItem } from '../../domain/list-item.ts';
import type { ArticleInWords } from '../../domain/why.ts';

/** GET /stories. */
export interface StoryList {
  readonly stories: readonly ListItem[];
  readonly next: string | null;
  readonly total: number | null;
  readonly isBounded: boolean;
  /** The end of the stream: its clock, by which `updatedAt` is told. */
  readonly streamTime: number;
  readonly asOf: AsOf | null;
  readonly facets: {
    readonly of: number;
    readonly counts: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
  } | null;
}

/** How true the past is. */
export interface AsOf {
  readonly at: number;
  readonly isComplete: boolean;
  readonly completeSince: number;
}

/** GET /stories/{id}. */
export interface StoryAnswer {
  readonly story: Story;
  readonly shownAt: number;
  readonly asOf: AsOf | null;
}

/** A kept event of a story. */
export interface Version {
  readonly revision: number;
  readonly shownAt: number;
  readonly until: number | null;
  readonly changeType: Story['changeType'];
  readonly significance: Story['significance'];
  readonly headline: string;
  readonly counts: Story['counts'];
  readonly conflicts: number;
}

/** GET /stories/{id}/history. */
export interface History {
  readonly storyId: string;
  readonly versions: readonly Version[];
  readonly completeSince: number;
}

/** GET /stories/{id}/articles. */
export interface Articles {
  readonly articles: readonly ArticleInWords[];
  readonly isTruncated: boolean;
}

/** GET /sources. */
export interface Sources {
  readonly from: number;
  readonly to: number;
  readonly sources: readonly {
    readonly publisher: string;
    readonly name: string;
    readonly reports: number;
    readonly copies: number;
    readonly firsts: number;
    readonly corrections: number;
  }[];
}

/** GET /status, as far as it is read. */
export interface TableStatus {
  /** Whether the table follows the topic; false while it is built. */
  readonly isReady: boolean;
  /** Why it is not up to date though it was; null when it is. */
  readonly waitsFor: string | null;
  readonly partitions: readonly { readonly behind: number; readonly progress: number }[];
}

/** A change that a live event tells. */
export interface LiveChange {
  readonly storyId: string;
  readonly revision: number;
  readonly kind: string;
  readonly significance: Story['significance'];
  readonly mergedInto: string | null;
}

/** A live event. */
export interface LiveEvent {
  readonly stories: readonly LiveChange[];
  /** Further stories that changed, by id. */
  readonly also: readonly string[];
  readonly more: number;
}

/** GET /reader. */
export interface Reader {
  readonly tenant: string | null;
  readonly scopes: readonly string[] | null;
  readonly mayWatch: boolean;
  readonly mayChange: boolean;
}

/** A watch of GET /watches. */
export interface Watch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly minSignificance: string;
  readonly coolDownMinutes: number;
  readonly digestMinutes: number;
  readonly webhook: string | null;
  readonly isPaused: boolean;
  readonly health: {
    readonly told: number;
    readonly toldAt: number | null;
    readonly problem: string | null;
  };
}

/** GET /watches. */
export interface Watches {
  readonly watches: readonly Watch[];
}

/** GET /watches/{id}/trial. */
export interface Trial {
  readonly total: number | null;
  readonly stories: readonly ListItem[];
}
