/** assignments.v1 → stories.v1: every decision that changes a story is shown by the newest event of that story. */
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { type PartitionRange, readRange } from '@newsfold/runtime/reading/read-range.ts';
import { type Codec, MalformedRecord } from '@newsfold/runtime/registry/codec.ts';
import type { Fact } from './article-stage.ts';
import { ExpectedStories, type ExpectedStory } from './expected-stories.ts';
import { Ledger, NOTHING, OPEN } from './ledger.ts';
import { closeStage, type Progress, type StageAccount } from './stage.ts';

const SHOWN = 2;
const LETTER = 3;

/** The newest event of a story; null is a tombstone. */
interface ShownStory {
  readonly revision: number;
  readonly status: string;
  readonly articles: number;
}

/** What a decision has to show. */
interface Owed {
  readonly offset: number;
  readonly revision: number;
  readonly stories: readonly string[];
}

/** Collects the decisions and the events, and determines which decisions are shown. */
export class StoryAccount {
  readonly #ledger: Ledger;
  readonly #expected = new Map<number, ExpectedStories>();
  readonly #owed = new Map<number, Owed[]>();
  readonly #shown = new Map<number, Map<string, ShownStory | null>>();
  readonly #cut = new Set<number>();

  /** @param ranges the parts of assignments.v1 that are read; a log whose beginning is deleted cannot be folded completely */
  constructor(topic: string, ranges: readonly PartitionRange[]) {
    this.#ledger = new Ledger(topic, ranges);
    for (const { partition, from } of ranges) {
      this.#expected.set(partition, new ExpectedStories());
      this.#owed.set(partition, []);
      if (from > 0) this.#cut.add(partition);
    }
  }

  /** Takes a decision, in the order of the log. Only those `inRange` are accounted for; all change what is expected. */
  take({ partition, offset, answers, assignment }: Fact, inRange: boolean): void {
    const stories = assignment ? (this.#expected.get(partition)?.apply(assignment) ?? []) : [];
    // A repeat or a rejection changes no story.
    if (!inRange || (assignment && stories.length === 0)) return;
    this.#ledger.enter(partition, offset);
    this.#owed.get(partition)?.push({ offset, revision: answers, stories });
  }

  /** Notes a dead letter of enrich. */
  letter(partition: number, offset: number): void {
    if ((this.#ledger.get(partition, offset) ?? NOTHING) >= OPEN) this.#ledger.set(partition, offset, LETTER);
  }

  /** Reads the events; the last of each key counts. Returns the places of records that cannot be decoded. */
  async readEvents(
    broker: Broker,
    topic: string,
    ranges: readonly PartitionRange[],
    codec: Codec,
  ): Promise<readonly string[]> {
    const decode = codec.decoder('Story');
    const unreadable: string[] = [];
    await readRange(broker, topic, ranges, async ({ partition, offset, key, value }) => {
      const shown = this.#shown.get(partition) ?? new Map<string, ShownStory | null>();
      this.#shown.set(partition, shown);
      try {
        const decoded = value === null ? null : decode(value);
        const story = decoded instanceof Promise ? await decoded : decoded;
        const articles = story?.counts.articles ?? 0;
        shown.set(
          key?.toString() ?? '',
          story && { revision: story.revision, status: story.status, articles },
        );
      } catch (error) {
        if (!(error instanceof MalformedRecord)) throw error;
        unreadable.push(`${topic}/${partition}/${offset}`);
      }
    });
    return unreadable;
  }

  #problem(partition: number, { revision, stories }: Owed): string | undefined {
    for (const storyId of stories) {
      const expected = this.#expected.get(partition)?.newest.get(storyId);
      const problem = differs(
        this.#shown.get(partition)?.get(storyId),
        expected,
        revision,
        this.#cut.has(partition),
      );
      if (problem !== undefined) return `story ${storyId} ${problem}`;
    }
    return undefined;
  }

  /** The account of the decisions that change stories. */
  close(progress: Progress): StageAccount {
    const problems = new Map<string, string>();
    for (const [partition, owed] of this.#owed) {
      for (const one of owed) {
        if (this.#ledger.get(partition, one.offset) === LETTER || one.stories.length === 0) continue;
        const problem = this.#problem(partition, one);
        if (problem !== undefined) problems.set(`${partition}/${one.offset}`, problem);
        else this.#ledger.set(partition, one.offset, SHOWN);
      }
    }
    const names = { [SHOWN]: 'shown', [LETTER]: 'dead letter' };
    return closeStage(this.#ledger.topic, [{ ledger: this.#ledger, progress }], names, problems);
  }
}

/**
 * What is wrong with the way a story shows a decision; undefined when nothing is.
 * @param shown its newest event; null for a tombstone, undefined when there is none
 * @param expected how it must look after all decisions that were read
 * @param revision the decision's own
 * @param isCut the log was cut by retention: the number of articles in a story is unknown
 */
function differs(
  shown: ShownStory | null | undefined,
  expected: ExpectedStory | undefined,
  revision: number,
  isCut: boolean,
): string | undefined {
  if (!shown) {
    if (expected?.status === 'removed') return undefined;
    return shown === null ? 'is removed, but should not be' : 'has no event';
  }
  if (shown.revision < revision) return `shows revision ${shown.revision}, not ${revision} or later`;
  if (isCut || expected === undefined || shown.revision !== expected.revision) return undefined;
  if (expected.status === 'removed') return undefined;
  if (shown.status !== expected.status) return `is ${shown.status}, not ${expected.status}`;
  if (shown.articles !== expected.articles)
    return `counts ${shown.articles} articles, not ${expected.articles}`;
  return undefined;
}
