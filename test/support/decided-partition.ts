/** One partition of dedupe with its windows and decisions: articles and decisions in, facts out, restored from them. */
import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { type TimeBound, UNBOUNDED } from '@newsfold/dedupe/domain/decide/bound-times.ts';
import { DecisionMemory } from '@newsfold/dedupe/domain/decisions/decision-memory.ts';
import { answerDecision } from '@newsfold/dedupe/domain/ruling/answer-decision.ts';
import { applyDecision } from '@newsfold/dedupe/domain/ruling/apply-decision.ts';
import { defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import { avroType } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment, Decision } from '@newsfold/schemas/generated/records.ts';
import { NOON } from './article-fixture.ts';

const type = avroType('Assignment');

/** A decision of an editor, or a withdrawal; its id is given or made of what it says. */
export function decisionOf(given: Partial<Decision> & Pick<Decision, 'kind'>): Decision {
  const { kind, articleIds = [], storyIds = [], takesBack = '', at = NOON } = given;
  return {
    decisionId: [kind, ...articleIds, ...storyIds, takesBack].filter((part) => part !== '').join('-'),
    articleIds,
    storyIds,
    guidKey: 0,
    byGuid: false,
    waits: true,
    takesBack,
    by: 'desk',
    why: 'seen by a person',
    at,
    origin: { topic: '', partition: 0, offset: 0, timestamp: at, item: -1, items: 1 },
    ...given,
  };
}

/** See the top of the file. */
export class DecidedPartition {
  readonly settings: MatchSettings;
  readonly windows = new Map<string, Window>();
  readonly decisions = new DecisionMemory();
  readonly facts: Buffer[] = [];

  /** Scope of answers that concern none. */
  readonly nowhere: string;

  constructor(settings: MatchSettings = defaultSettings, nowhere = '~0') {
    this.settings = settings;
    this.nowhere = nowhere;
  }

  /** What dedupe answers to an article or a decision; it changes nothing. */
  answer(given: Article | Decision, offset: number, bound: TimeBound = UNBOUNDED): Assignment {
    return 'kind' in given
      ? answerDecision(this, given, offset)
      : assign(this.#windowOf(given.scope), given, offset, bound);
  }

  /** Applies a fact. */
  apply(fact: Assignment): void {
    if (fact.decision === null) apply(this.#windowOf(fact.scope), fact);
    else applyDecision(this.windows, this.decisions, fact, this.settings);
  }

  /** Takes an article or a decision. */
  take(given: Article | Decision): Assignment {
    const fact = this.answer(given, this.facts.length);
    const bytes = type.toBuffer(fact);
    this.facts.push(bytes);
    this.apply(type.fromBuffer(bytes) as Assignment);
    return fact;
  }

  /** The same partition, restored from its facts. */
  restored(): DecidedPartition {
    const other = new DecidedPartition(this.settings, this.nowhere);
    for (const bytes of this.facts) {
      other.facts.push(bytes);
      other.apply(type.fromBuffer(bytes) as Assignment);
    }
    return other;
  }

  /** The open story of an article; undefined when it is in none. */
  storyOf(articleId: string): string | undefined {
    for (const window of this.windows.values()) {
      const slot = window.slotOf(articleId);
      const storyId = slot === undefined ? undefined : window.slots.at(slot)?.storyId;
      if (storyId !== undefined && window.openStories.has(storyId)) return storyId;
    }
    return undefined;
  }

  /** The articles of each open story, as sets of ids joined by spaces, sorted. */
  stories(): string[] {
    return [...this.windows.values()]
      .flatMap(({ openStories, slots }) =>
        [...openStories.values()].map(({ members }) =>
          members.map((slot) => slots.at(slot)?.articleId ?? '?').join(' '),
        ),
      )
      .sort();
  }

  #windowOf(scope: string): Window {
    const window = this.windows.get(scope) ?? createWindow(this.settings, this.decisions);
    this.windows.set(scope, window);
    return window;
  }
}
