/** The report and the verdict of a chaos run. */
import type { IntegrityReport } from '../oracle.ts';
import type { FeedTally } from './feed.ts';
import type { ChaosOptions } from './options.ts';
import type { FaultTally } from './schedule.ts';

/** Everything that a run measured. */
interface ChaosFindings {
  readonly options: ChaosOptions;
  readonly faults: FaultTally;
  /** How often each member ended, through faults or on its own, by its exit code. */
  readonly exits: Readonly<Record<string, number>>;
  readonly fed: FeedTally;
  readonly missingFromRaw: number;
  readonly integrity: IntegrityReport;
  /** Keys of the tables for other readers whose rows differ from what they are made of. */
  readonly differentRows: readonly string[];
  /** Stories that the dashboard shows in another way than the topic. */
  readonly differentlyShown: readonly string[];
  /** Records in each topic when faults ended. */
  readonly underFaults: Readonly<Record<string, number>>;
  /** Items of feeds that were to come, and those of them that are not in the raw topic. */
  readonly feedItems: number;
  readonly missingFeedItems: readonly string[];
  /** Seconds of every restore of a partition. */
  readonly restores: readonly number[];
  /** Why members ended on their own, and how often. */
  readonly failures: Readonly<Record<string, number>>;
  readonly recoverySeconds: number;
  readonly drainSeconds: number;
  readonly machine: string;
}

/** The report as it is printed. */
export interface ChaosReport {
  readonly sound: boolean;
  readonly seed: number;
  readonly minutes: number;
  readonly members: number;
  readonly brokers: number;
  readonly secured: boolean;
  readonly flat: boolean;
  readonly view: boolean;
  readonly isDense: boolean;
  readonly everySeconds: number;
  readonly machine: string;
  readonly faults: { readonly total: number } & FaultTally;
  readonly deaths: number;
  /** The same by member and exit code: 137 is a kill. */
  readonly exits: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
  readonly sent: number;
  /** Decisions of publishers and editors. */
  readonly decided: number;
  readonly sendsRepeated: number;
  /** Acknowledged articles that are not in the raw topic: lost by the broker itself. */
  readonly missingFromRaw: number;
  readonly integrity: Omit<IntegrityReport, 'differentStories'> & { readonly differentStories: number };
  /** Rows of the tables for other readers that differ from what they are made of; 0 without them. */
  readonly differentRows: number;
  /** Stories that the dashboard shows in another way than the topic; 0 without one. */
  readonly differentlyShown: number;
  /** Items that feeds showed; 0 without feeds. Those of them that never came. */
  readonly feedItems: number;
  readonly missingFeedItems: number;
  /** Records in each topic when faults ended: how much the pipeline did while they came. */
  readonly underFaults: Readonly<Record<string, number>>;
  /** The first keys that differ, as a starting point for an investigation. */
  readonly differentKeys: readonly string[];
  readonly restoreSeconds: {
    readonly count: number;
    readonly median: number;
    readonly p99: number;
    readonly max: number;
  };
  /** From the end of faults until every member was ready, and until the pipeline was drained. */
  readonly recoverySeconds: number;
  readonly drainSeconds: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Whether nothing was lost, duplicated or reordered, and every story equals that of a run without faults. */
export function isSound(result: Omit<ChaosReport, 'sound'>): boolean {
  const { unaccounted, lost, conflicting, duplicated, orderViolations, differentStories, deadLetters } =
    result.integrity;
  return [
    result.missingFromRaw,
    result.differentRows,
    result.differentlyShown,
    result.missingFeedItems,
    unaccounted,
    lost,
    conflicting,
    duplicated,
    orderViolations,
    differentStories,
    // The feed sends no broken article, so a dead letter would be caused by a fault.
    deadLetters,
  ].every((count) => count === 0);
}

/** Assembles the report. */
export function report(findings: ChaosFindings): ChaosReport {
  const { options, faults, fed, integrity } = findings;
  const sorted = [...findings.restores].sort((a, b) => a - b);
  const result: Omit<ChaosReport, 'sound'> = {
    seed: options.seed,
    minutes: options.minutes,
    members: options.members,
    brokers: options.brokers,
    secured: options.secured,
    flat: options.flat,
    view: options.view,
    isDense: options.isDense,
    everySeconds: options.everyMs / 1000,
    machine: findings.machine,
    faults: { total: Object.values(faults).reduce((sum, count) => sum + count, 0), ...faults },
    deaths: Object.values(findings.exits).reduce((sum, count) => sum + count, 0),
    exits: findings.exits,
    failures: findings.failures,
    sent: fed.sent,
    decided: fed.decided,
    sendsRepeated: fed.repeated,
    missingFromRaw: findings.missingFromRaw,
    integrity: { ...integrity, differentStories: integrity.differentStories.length },
    differentRows: findings.differentRows.length,
    differentlyShown: findings.differentlyShown.length,
    feedItems: findings.feedItems,
    missingFeedItems: findings.missingFeedItems.length,
    underFaults: findings.underFaults,
    differentKeys: [
      ...integrity.differentStories,
      ...findings.differentRows,
      ...findings.differentlyShown,
      ...findings.missingFeedItems,
    ].slice(0, 10),
    restoreSeconds: {
      count: sorted.length,
      median: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      max: sorted.at(-1) ?? 0,
    },
    recoverySeconds: findings.recoverySeconds,
    drainSeconds: findings.drainSeconds,
  };
  return { sound: isSound(result), ...result };
}
