/** The state of one partition: a window for each of its scopes, and what was decided about them, and what the restore has found to be lost. */
import type { LogRecord } from '@newsfold/runtime/log/broker.ts';
import { scopePartition } from '@newsfold/schemas/scope-partition.ts';
import { DecisionMemory } from './domain/decisions/decision-memory.ts';
import type { MatchSettings } from './domain/settings.ts';
import { createWindow, type Window } from './domain/window/window.ts';
import { LostFacts } from './lost-facts.ts';

/** See the top of the file. */
export class Scopes {
  readonly windows = new Map<string, Window>();
  /** What publishers and editors have decided. */
  readonly decisions = new DecisionMemory();
  /** Decides nothing. */
  readonly lost = new LostFacts();

  /**
   * The window of a record's scope, opened if the scope is new.
   * @param partitions of articles.v1
   * @throws Error when the scope belongs to another partition: partitions were added, and its history stayed behind
   */
  windowOf(scope: string, record: LogRecord, partitions: number, settings: MatchSettings): Window {
    const known = this.windows.get(scope);
    if (known) return known;
    checkPlace(scope, record, partitions);
    const window = createWindow(settings, this.decisions);
    this.windows.set(scope, window);
    return window;
  }
}

function checkPlace(scope: string, record: LogRecord, partitions: number): void {
  const home = scopePartition(scope, partitions);
  if (home === record.partition) return;
  throw new Error(
    `${record.topic}/${record.partition}/${record.offset} is of scope ${JSON.stringify(scope)}, which belongs to partition ${home} of ${partitions}: the topic had another number of partitions when it was written. Set it back, or start with a new TOPIC_PREFIX and publish the raw articles again`,
  );
}
