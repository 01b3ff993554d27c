/** A whole replay in memory: read, order, analyse, assign, and one result for every line. */
import { defaultSettings, type MatchSettings } from '@newsfold/dedupe/domain/settings.ts';
import { type AnalyseSettings, DEFAULT_SETTINGS, type Rejection } from '@newsfold/ingest/domain/analyse.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { analyseLine, sharedUrls } from './replay-analysis.ts';
import { ReplayFold } from './replay-fold.ts';
import type { ReplayLine } from './replay-lines.ts';
import { type ReplayOrder, timeLines } from './replay-order.ts';
import { NO_VECTORS, type ReplayVectors, withVector } from './replay-vectors.ts';

/** One output line. */
export interface ReplayResult {
  readonly id: string;
  readonly storyId: string;
  readonly copyGroupId: string;
  /** As decided when it came; later corrections change only the story. */
  readonly verdict: string;
}

/** What a replay measured. */
export interface ReplayStats {
  readonly lines: number;
  readonly seconds: number;
  /** Seconds of `seconds` spent in assign and apply. */
  readonly foldSeconds: number;
  /** Story changes after assignment, per 100 lines. */
  readonly churn: number;
  readonly verdicts: Readonly<Record<string, number>>;
}

/** Observes progress and decisions while a replay runs. */
export interface ReplayObserver {
  readonly progress?: (done: number, total: number) => void;
  readonly rejected?: (line: ReplayLine, rejection: Rejection) => void;
  readonly decided?: (line: ReplayLine, assignment: Assignment, article: Article) => void;
  /** Called with the answer to a withdrawal. */
  readonly ruled?: (line: ReplayLine, assignment: Assignment) => void;
}

function alone(id: string, verdict = 'rejected'): ReplayResult {
  // What is in no story stays alone, under a name that no story has: rejected, a notice, taken back, a decision.
  const name = `${verdict}:${id}`;
  return { id, storyId: name, copyGroupId: name, verdict };
}

/** Runs a replay; results are in the order of the input lines. @param vectors what a model says of the articles */
export function runReplay(
  lines: readonly ReplayLine[],
  order: ReplayOrder,
  settings: MatchSettings = defaultSettings,
  observer: ReplayObserver = {},
  analysis: AnalyseSettings = DEFAULT_SETTINGS,
  vectors: ReplayVectors = NO_VECTORS,
): { results: ReplayResult[]; stats: ReplayStats } {
  const start = performance.now();
  const fold = new ReplayFold(settings);
  const shared = sharedUrls(lines);
  const decided = new Map<number, { articleId: string; verdict: string }>();
  const ruled = new Set<number>();
  let foldMs = 0;
  const timed = timeLines(lines, order);
  timed.forEach((item, done) => {
    const made = analyseLine(item, order, shared, analysis);
    if (made.kind === 'rejected') observer.rejected?.(item.line, made);
    else if (made.kind === 'decision') {
      // Decided whether or not anybody watches.
      const ruling = fold.decide(made.decision);
      observer.ruled?.(item.line, ruling);
      ruled.add(item.line.position);
    } else {
      const article = withVector(made.article, vectors.get(item.line.position));
      const before = performance.now();
      const assignment = fold.fold(article);
      foldMs += performance.now() - before;
      // The id that dedupe gave it: under one link there may be several articles.
      decided.set(item.line.position, { articleId: assignment.articleId, verdict: assignment.verdict });
      observer.decided?.(item.line, assignment, article);
    }
    observer.progress?.(done + 1, timed.length);
  });
  const results = lines.map(({ id, position }) => {
    const decision = decided.get(position);
    const place = decision && fold.place(decision.articleId);
    if (decision && place) return { id, ...place, verdict: decision.verdict };
    return alone(id, decision?.verdict ?? (ruled.has(position) ? 'decided' : undefined));
  });
  const verdicts = {
    ...Object.fromEntries(fold.verdicts),
    rejected: lines.length - decided.size - ruled.size,
  };
  const seconds = (performance.now() - start) / 1_000;
  const churn = lines.length === 0 ? 0 : (100 * fold.changes) / lines.length;
  return { results, stats: { lines: lines.length, seconds, foldSeconds: foldMs / 1_000, churn, verdicts } };
}
