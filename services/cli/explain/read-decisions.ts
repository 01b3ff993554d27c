/** Decisions to explain from: those a replay wrote, or those of a replay made now. */
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import type { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { opinionSettings } from '../fold/worker-settings.ts';
import { plainLines } from '../input/input-lines.ts';
import { linePlace, type ReplayLine } from '../replay/replay-lines.ts';
import { type ReplayObserver, runReplay } from '../replay/replay-run.ts';
import { NO_VECTORS, replayVectors } from '../replay/replay-vectors.ts';
import { type Decision, toDecision, toRuling } from './explain-pair.ts';

/**
 * Reads the file that `replay --decisions` wrote.
 * @throws Error with one line that says what is wrong with it
 */
export async function readDecisions(path: string): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for await (const { number, line } of plainLines(path)) {
    try {
      const decision = JSON.parse(line.toString('utf8')) as Decision;
      if (decision.evidence === undefined || decision.article === undefined)
        throw new Error('it has no evidence');
      decisions.push(decision);
    } catch (error) {
      throw new Error(`--decisions ${path}: line ${number} is no decision: ${(error as Error).message}`);
    }
  }
  return decisions;
}

/**
 * Folds lines in their order without a window and gives the decisions.
 * @param opinion asked about every article; null for none
 */
export async function decideLines(
  lines: readonly ReplayLine[],
  opinion: SecondOpinion | null,
): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const order = { kind: 'file' } as const;
  const settings = createSettings({ window: { hours: null }, pair: opinionSettings(process.env) });
  const vectors =
    opinion === null ? NO_VECTORS : await replayVectors(lines, order, DEFAULT_SETTINGS, opinion);
  const observer: ReplayObserver = {
    decided: (line, assignment, article) =>
      decisions.push(toDecision({ id: line.id, place: linePlace(line) }, assignment, article)),
    ruled: (line, assignment) =>
      decisions.push(toRuling({ id: line.id, place: linePlace(line) }, assignment)),
  };
  runReplay(lines, order, settings, observer, DEFAULT_SETTINGS, vectors);
  return decisions;
}
