/** Answers a run of inputs: decides each, and signs what it is answered with. Nothing is published here. */
import { headerText, type LogRecord, type NewRecord } from '../log/broker.ts';
import { PUTS_BACK_HEADER } from '../loop/put-back.ts';
import { runEnd } from '../loop/run-bounds.ts';
import type { FactChain } from './fact-chain.ts';
import type { RunAnswers } from './fold-append.ts';
import { type Signature, signed } from './fold-headers.ts';
import type { Answer } from './fold-loop.ts';
import type { FoldParts } from './fold-runner.ts';

/** What became of each input, for the figures. */
export type Outcomes = readonly Pick<Answer, 'outcome' | 'reason'>[];

/** A run's answers, and what became of each input, as far as it was answered. */
export interface DecidedRun extends RunAnswers {
  readonly outcomes: Outcomes;
}

/** What becomes of a fact that does not count. */
const SUPERSEDED: Answer = { records: [], deadLetters: [], outcome: 'drop', reason: 'superseded' };

/**
 * Answers a run in order, moving the state, until its time is over; at least its first inputs. `facts` reads the input
 * where that is a log of facts, and is left alone where it is not.
 * @throws Error when nearly everything is poison.
 */
export async function decideRun<S>(
  { loop, context, fuse, now }: FoldParts<S>,
  state: S,
  facts: FactChain,
  run: readonly LogRecord[],
  signature: Signature,
): Promise<DecidedRun> {
  const groups: NewRecord[][] = [];
  const deadLetters: NewRecord[] = [];
  const outcomes: Pick<Answer, 'outcome' | 'reason'>[] = [];
  const isTimeOver = runEnd(now);
  for (const record of run) {
    let answer = SUPERSEDED;
    if (loop.memory === 'output' || facts.take(record)) {
      const end = context.metrics.stageDuration.startTimer();
      answer = await loop.answer(state, record);
      end();
    }
    outcomes.push(answer);
    // Letters that an operator put back as they were are poison again, and no sign of a broken deployment.
    const isPutBack = headerText(record, PUTS_BACK_HEADER) !== undefined;
    if (answer.outcome !== 'dead-letter' || !isPutBack)
      fuse.note(answer.outcome === 'dead-letter', loop.input, answer.reason);
    if (answer.records.length > 0)
      groups.push(answer.records.map((out) => signed(out, record.offset, signature)));
    deadLetters.push(...answer.deadLetters);
    if (isTimeOver(outcomes.length)) break;
  }
  return { groups, deadLetters, outcomes };
}

/** Counts what became of a run that was published. */
export function countOutcomes<S>({ context }: FoldParts<S>, outcomes: Outcomes): void {
  for (const { outcome, reason } of outcomes) {
    context.metrics.outcomes.inc({ outcome, reason });
    if (outcome === 'dead-letter') context.metrics.deadLetters.inc({ reason });
  }
}
