/** Stories whose pair scores a test gives, so that a reader can check in his head what is decided about them. */
import { buildFingerprint } from '@newsfold/dedupe/domain/fingerprint/build-fingerprint.ts';
import { defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { Draft } from '@newsfold/dedupe/domain/window/draft.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { articleOf } from './article-fixture.ts';

/** The score of every report of one group with every report of another; each report is a letter. */
export type GivenScore = readonly [some: string, others: string, score: number];

/** Stories and what is given of their reports. */
export interface HandMade {
  /** The reports of each story, a letter each; the stories in the order in which they were founded. */
  readonly stories: Readonly<Record<string, string>>;
  /** Of several scores of a pair the last counts; a pair without one has the least score. */
  readonly scores: readonly GivenScore[];
  /** Two groups are ruled out to be of one event where all of `some` are in one and all of `others` in the other. */
  readonly forbidden?: ReadonlyArray<readonly [some: string, others: string]>;
  /** The day that a report tells of, of those that tell of one; days are numbers from 1. */
  readonly days?: Readonly<Record<string, number>>;
  readonly settings?: MatchSettings;
}

/** The letter of the report that has just come. */
export const NEW = 'n';

/** What every report says: each is a candidate for every other, and none differs from another by its words. */
export const COMMON_TEXT = 'Ferry.';

const fingerprintOf = (window: Window): Uint8Array =>
  buildFingerprint(articleOf({ id: '', text: COMMON_TEXT }), window.frequencies, window.settings);

function windowOf({ stories, settings = defaultSettings }: HandMade): Window {
  const window = createWindow(settings);
  for (const [storyId, reports] of Object.entries(stories)) {
    window.streamTime += 1;
    for (const articleId of reports) {
      const articleOffset = window.slots.next;
      const { streamTime } = window;
      const fields = { articleId, articleOffset, streamTime, storyId, copyGroupId: articleId };
      const origin = {
        topic: 'raw.v1',
        partition: 0,
        offset: articleOffset,
        item: -1,
        timestamp: streamTime,
      };
      window.insert(
        { ...fields, ...origin, variantOf: '', guidKey: 0, contentHash: articleId, credit: '' },
        fingerprintOf(window),
      );
    }
  }
  return window;
}

/** A draft over hand-made stories. The new report is in none of them yet. */
export class HandMadeDraft extends Draft {
  readonly #letters: string;
  readonly #given: HandMade;

  constructor(given: HandMade) {
    const window = windowOf(given);
    super(window, fingerprintOf(window), 0, -1);
    this.#given = given;
    this.#letters = Object.values(given.stories).join('') + NEW;
  }

  /** The slots of reports, in the order given. */
  slots(letters: string): number[] {
    return [...letters].map((letter) => this.#letters.indexOf(letter));
  }

  /** The reports in slots, in the order given. */
  letters(slots: readonly number[]): string {
    return slots.map((slot) => this.#letters[slot]).join('');
  }

  /** The reports of a story, by their slots; '' when it has none. */
  reports(storyId: string): string {
    return this.letters(this.members(storyId));
  }

  override score(left: number, right: number): number {
    const [a, b] = [this.letters([left]), this.letters([right])];
    const found = this.#given.scores.findLast(
      ([some, others]) =>
        (some.includes(a) && others.includes(b)) || (some.includes(b) && others.includes(a)),
    );
    return found?.[2] ?? this.settings.pair.least;
  }

  override toldOf(slot: number): number {
    return this.#given.days?.[this.letters([slot])] ?? 0;
  }

  override forbids(slots: readonly number[], members: readonly number[]): boolean {
    const [a, b] = [this.letters(slots), this.letters(members)];
    const holds = (all: string, some: string): boolean => [...some].every((letter) => all.includes(letter));
    return (this.#given.forbidden ?? []).some(
      ([some, others]) => (holds(a, some) && holds(b, others)) || (holds(b, some) && holds(a, others)),
    );
  }
}

/** A draft in which the new report has been placed in a story. */
export function draftWithNew(storyId: string, given: HandMade): HandMadeDraft {
  const draft = new HandMadeDraft(given);
  draft.place(draft.slot, storyId);
  return draft;
}
