/** One partition of the three cores, without a broker: raw items go in one by one, and the stories as they stand come out. */
import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { DecisionMemory } from '@newsfold/dedupe/domain/decisions/decision-memory.ts';
import { answerDecision } from '@newsfold/dedupe/domain/ruling/answer-decision.ts';
import { applyDecision } from '@newsfold/dedupe/domain/ruling/apply-decision.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { answerAssignment, createStories } from '@newsfold/enrich/domain/stories.ts';
import { analyse } from '@newsfold/ingest/domain/analyse.ts';
import type { Assignment, Decision, Story } from '@newsfold/schemas/generated/records.ts';

/** When the first item of a newsroom comes, and how long after it each further one: 2026-03-10T12:00:00Z, a minute. */
const FIRST = Date.UTC(2026, 2, 10, 12);
const STEP = 60_000;

/** See the top of the file. */
export class Newsroom {
  /** The newest event of each story that is live, by storyId. */
  readonly stories = new Map<string, Story>();
  /** Every event and tombstone so far, in order; a tombstone is null. */
  readonly events: Array<readonly [storyId: string, event: Story | null]> = [];
  readonly assignments: Assignment[] = [];
  readonly #windows = new Map<string, Window>();
  readonly #decisions = new DecisionMemory();
  readonly #state = createStories();

  /** Takes raw items, in order. @throws Error for one that is refused */
  take(...items: ReadonlyArray<Readonly<Record<string, unknown>>>): this {
    for (const item of items) this.#takeOne(item);
    return this;
  }

  /** The story that holds an article with such a headline. @throws Error when there is none */
  storyWith(title: RegExp): Story {
    const found = [...this.stories.values()].find(({ articles }) =>
      articles.some((article) => title.test(article.title)),
    );
    if (found === undefined) throw new Error(`no story has ${title}`);
    return found;
  }

  #takeOne(item: Readonly<Record<string, unknown>>): void {
    const offset = this.assignments.length;
    const timestamp = FIRST + offset * STEP;
    const analysis = analyse(item, { topic: 'raw.v1', partition: 0, offset, timestamp });
    if (analysis.kind === 'rejected') throw new Error(`${analysis.reason}: ${analysis.detail}`);
    if (analysis.kind === 'decision') {
      this.#decide(analysis.decision, offset);
      return;
    }
    const { article } = analysis;
    const window = this.#windows.get(article.scope) ?? createWindow(defaultSettings, this.#decisions);
    this.#windows.set(article.scope, window);
    const assignment = assign(window, article, offset);
    apply(window, assignment);
    this.#show(assignment);
  }

  #decide(decision: Decision, offset: number): void {
    const [windows, decisions, settings] = [this.#windows, this.#decisions, defaultSettings];
    const assignment = answerDecision({ windows, decisions, settings, nowhere: '~0' }, decision, offset);
    applyDecision(windows, decisions, assignment, settings);
    this.#show(assignment);
  }

  #show(assignment: Assignment): void {
    this.assignments.push(assignment);
    for (const { storyId, story } of answerAssignment(this.#state, assignment)) {
      this.events.push([storyId, story]);
      if (story === null || story.status === 'merged') this.stories.delete(storyId);
      else this.stories.set(storyId, story);
    }
  }
}
