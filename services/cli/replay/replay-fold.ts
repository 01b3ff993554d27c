/** The fold of a replay: the workers' own assign and apply, one window a scope, and where each article ended up. */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { DecisionMemory } from '@newsfold/dedupe/domain/decisions/decision-memory.ts';
import { answerDecision } from '@newsfold/dedupe/domain/ruling/answer-decision.ts';
import { applyDecision } from '@newsfold/dedupe/domain/ruling/apply-decision.ts';
import type { MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow, type Window } from '@newsfold/dedupe/domain/window/window.ts';
import type { Article, Assignment, Decision, Verdict } from '@newsfold/schemas/generated/records.ts';

/** Where an article is at the end. */
export interface FinalPlace {
  readonly storyId: string;
  readonly copyGroupId: string;
}

/** Verdicts that put an article somewhere. */
const PLACED: ReadonlySet<Verdict> = new Set(['new_story', 'joined', 'copy', 'edit']);

/** Folds articles in the order they are given. */
export class ReplayFold {
  readonly #settings: MatchSettings;
  readonly #windows = new Map<string, Window>();
  readonly #decisions = new DecisionMemory();
  readonly #story = new Map<string, string>();
  readonly #copyGroup = new Map<string, string>();
  readonly #redirect = new Map<string, string>();
  readonly #verdicts = new Map<Verdict, number>();
  #offset = 0;
  #changes = 0;

  constructor(settings: MatchSettings) {
    this.#settings = settings;
  }

  /** Times that an article changed its story after it was assigned. */
  get changes(): number {
    return this.#changes;
  }

  /** Number of decisions by verdict. */
  get verdicts(): ReadonlyMap<Verdict, number> {
    return this.#verdicts;
  }

  /** Decides about an article and applies the decision. */
  fold(article: Article): Assignment {
    let window = this.#windows.get(article.scope);
    if (!window) {
      window = createWindow(this.#settings, this.#decisions);
      this.#windows.set(article.scope, window);
    }
    const assignment = assign(window, article, this.#offset++);
    apply(window, assignment);
    this.#record(assignment);
    return assignment;
  }

  /** Answers what a publisher or an editor has decided, and applies it. */
  decide(decision: Decision): Assignment {
    const partition = {
      windows: this.#windows,
      decisions: this.#decisions,
      settings: this.#settings,
      nowhere: '',
    };
    const assignment = answerDecision(partition, decision, this.#offset++);
    applyDecision(this.#windows, this.#decisions, assignment, this.#settings);
    this.#record(assignment);
    if (decision.kind === 'withdraw')
      for (const { articleId } of assignment.decision?.articles ?? []) this.#story.delete(articleId);
    return assignment;
  }

  /** Where an article is now, redirects followed; undefined when it was never folded, or taken back. */
  place(articleId: string): FinalPlace | undefined {
    let storyId = this.#story.get(articleId);
    if (storyId === undefined) return undefined;
    for (let next = this.#redirect.get(storyId); next !== undefined; next = this.#redirect.get(next))
      storyId = next;
    return { storyId, copyGroupId: this.#copyGroup.get(articleId) as string };
  }

  #record({ articleId, verdict, storyId, copyGroupId, corrections }: Assignment): void {
    this.#verdicts.set(verdict, (this.#verdicts.get(verdict) ?? 0) + 1);
    if (PLACED.has(verdict)) {
      this.#story.set(articleId, storyId);
      this.#copyGroup.set(articleId, copyGroupId);
    }
    for (const { kind, fromStoryId, toStoryId, articleIds } of corrections) {
      if (kind === 'merge') this.#redirect.set(fromStoryId, toStoryId);
      for (const id of articleIds) this.#story.set(id, toStoryId);
      this.#changes += articleIds.length;
    }
  }
}
