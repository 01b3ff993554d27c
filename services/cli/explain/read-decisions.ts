/** Decisions to explain from: those a replay wrote, or those of a replay made now. */
import { createSettings } from '@newsfold/dedupe/domain/settings.ts';
import { inputLines } from '../console/input-lines.ts';
import { linePlace, readReplayLines } from '../replay/replay-lines.ts';
import { runReplay } from '../replay/replay-run.ts';
import { type Decision, toDecision, toRuling } from './explain-pair.ts';

/**
 * Reads the file that `replay --decisions` wrote.
 * @throws Error with one line that says what is wrong with it
 */
export async function readDecisions(path: string): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for await (const { number, line } of inputLines(path)) {
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

/** Replays an input in file order without a window and gives its decisions. */
export async function replayDecisions(path: string): Promise<Decision[]> {
  const decisions: Decision[] = [];
  const lines = await readReplayLines(path);
  runReplay(lines, { kind: 'file' }, createSettings({ window: { hours: null } }), {
    decided: (line, assignment, article) =>
      decisions.push(toDecision({ id: line.id, place: linePlace(line) }, assignment, article)),
    ruled: (line, assignment) =>
      decisions.push(toRuling({ id: line.id, place: linePlace(line) }, assignment)),
  });
  return decisions;
}
