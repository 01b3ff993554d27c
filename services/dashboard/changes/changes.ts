/** What readers may change of a deployment: decisions about stories and redrives, as the commands make them. */

import type { OverrideRequest } from '@newsfold/runtime/decide/override-request.ts';
import type { OverrideResult } from '@newsfold/runtime/decide/override-run.ts';
import { decide, decisionOf } from '@newsfold/runtime/decide/override-run.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import type { Logger } from '@newsfold/runtime/observe/logger.ts';
import { type RedriveReport, redriveReport } from '@newsfold/runtime/redrive/redrive-report.ts';
import { redrive } from '@newsfold/runtime/redrive/redrive-run.ts';
import type { Codec } from '@newsfold/runtime/registry/codec.ts';
import { workerPlace } from '@newsfold/schemas/topology.ts';
import { Problem } from '../http/problem.ts';

/** Workers whose letters can be put back. */
export const REDRIVEN = ['ingest', 'dedupe'] as const;

/** Letters that are to be put back. */
export interface LettersMeant {
  readonly worker: (typeof REDRIVEN)[number];
  /** Reasons; null for all. */
  readonly reasons: readonly string[] | null;
  /** Says what would be done, and does nothing. */
  readonly isDry: boolean;
}

/** What they work with. */
export interface ChangesParts {
  readonly broker: Broker;
  readonly codec: Codec;
  /** TOPIC_PREFIX. */
  readonly prefix: string;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => number;
}

/** How long the answers to a decision are waited for, ms. */
const DECISION_WAIT_MS = 15_000;
/** Decisions under way at a time: each follows the log of facts. */
const MOST_DECISIONS = 4;
/** A record that was put back so often stays: the command puts it back oftener. */
const REDRIVE_LIMIT = 3;

/** See the file's head. Each change is told in the log with who made it. */
export class Changes {
  readonly #parts: ChangesParts;
  #deciding = 0;
  #isRedriving = false;

  constructor(parts: ChangesParts) {
    this.#parts = parts;
  }

  /**
   * Records a decision, and gathers the answers to it.
   * @param tenant whose token it was
   * @throws Problem when too many are under way, or the broker does not take it
   */
  async decide(tenant: string | null, request: OverrideRequest): Promise<OverrideResult> {
    if (this.#deciding >= MOST_DECISIONS)
      throw new Problem('too-many-requests', 'other decisions are being recorded: send it again', {}, 5);
    this.#deciding += 1;
    const { broker, codec, prefix, now } = this.#parts;
    const decision = decisionOf(request, now());
    try {
      const result = await decide(broker, codec, prefix, decision, DECISION_WAIT_MS);
      this.#tell(
        { tenant, ...request, decisionId: decision.decisionId, outcome: result.outcome },
        'an override',
      );
      return result;
    } catch (error) {
      throw this.#refused({ tenant, ...request, decisionId: decision.decisionId }, 'an override', error);
    } finally {
      this.#deciding -= 1;
    }
  }

  /**
   * Puts dead letters back, or says what would be put back.
   * @param tenant whose token it was
   * @throws Problem when another redrive is under way, or the broker does not take it
   */
  async redrive(tenant: string | null, { worker, reasons, isDry }: LettersMeant): Promise<RedriveReport> {
    if (this.#isRedriving)
      throw new Problem('busy', 'another redrive is under way here: send it again when it has ended', {}, 10);
    this.#isRedriving = true;
    const { broker, codec, prefix, now } = this.#parts;
    const from = workerPlace(worker, prefix).deadLetters;
    const options = {
      from,
      prefix,
      reasons: reasons === null ? null : new Set(reasons),
      now: now(),
      due: false,
      since: null,
      dryRun: isDry,
      rate: null,
      limit: REDRIVE_LIMIT,
      again: false,
    };
    try {
      const report = redriveReport(await redrive(broker, codec.decoder('DeadLetter'), options), options);
      const { letters, putBack } = report;
      if (!isDry) this.#tell({ tenant, from, reasons, letters, putBack }, 'a redrive');
      return report;
    } catch (error) {
      throw this.#refused({ tenant, from, reasons }, 'a redrive', error);
    } finally {
      this.#isRedriving = false;
    }
  }

  #tell(what: object, kind: string): void {
    this.#parts.logger.info(what, `${kind} was made over HTTP`);
  }

  #refused(what: object, kind: string, error: unknown): Problem {
    this.#parts.logger.warn({ ...what, err: error }, `${kind} over HTTP failed`);
    const why = (error as Error).message.split('\n')[0];
    return new Problem('not-taken', `it was not done, or not wholly: ${why}`, {}, 5);
  }
}
