/**
 * The catalogue of metrics that every worker has. A worker adds its own in its metrics.ts.
 * Names carry their unit, helps say what to do, label values come from closed sets.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Stage durations: a record takes a fraction of a millisecond; a hostile one some tens. Seconds. */
const STAGE_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];

/** The shared catalogue, bound to one registry. */
export type RuntimeMetrics = ReturnType<typeof createMetrics>;

/**
 * Makes the shared catalogue for one worker.
 * @param deadLetterReasons every reason that it may give. An alert sees no rise in a counter that first appears with its
 * first letter, so each is exported from the start
 */
export function createMetrics(worker: string, deadLetterReasons: readonly string[] = []) {
  const registry = new Registry();
  registry.setDefaultLabels({ worker });
  const registers = [registry];
  const deadLetters = new Counter({
    name: 'newsfold_dead_letters_total',
    help: 'Dead letters published, by reason. Look into the dead-letter topic; fix the cause and redrive them.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of deadLetterReasons) deadLetters.inc({ reason }, 0);
  return {
    registry,
    outcomes: new Counter({
      name: 'newsfold_records_total',
      help: 'Records answered, by outcome and reason. The sum equals what was consumed; one that holds many articles is taken-apart, and newsfold_items_total has its items.',
      labelNames: ['outcome', 'reason'],
      registers,
    }),
    items: new Counter({
      name: 'newsfold_items_total',
      help: 'Items answered, by outcome and reason: one a record, and of a record that was taken apart each of its items. Watch the share of dead-letter.',
      labelNames: ['outcome', 'reason'],
      registers,
    }),
    stageDuration: new Histogram({
      name: 'newsfold_stage_duration_seconds',
      help: 'Time to answer one record, without the broker. A rising tail points to hostile or huge input.',
      buckets: STAGE_BUCKETS,
      registers,
    }),
    appendDuration: new Histogram({
      name: 'newsfold_append_duration_seconds',
      help: 'Time for the broker to take one batch of answers. When it rises look at the broker, not at the worker.',
      buckets: STAGE_BUCKETS,
      registers,
    }),
    topicSettings: new Gauge({
      name: 'newsfold_topic_settings_wrong',
      help: 'Settings of topics that are not as they should be, though nothing is lost by it, as found at the start. The log says what is needed; `newsfold topics --alter` sets it right.',
      labelNames: ['topic', 'setting'],
      registers,
    }),
    lagRecords: new Gauge({
      name: 'newsfold_lag_records',
      help: 'Records of an input partition not answered yet. Steady growth: add members, up to the number of partitions.',
      labelNames: ['topic', 'partition'],
      registers,
    }),
    lagSeconds: new Gauge({
      name: 'newsfold_lag_seconds',
      help: 'Age of the last answered record of an input partition when it was answered; 0 when caught up.',
      labelNames: ['topic', 'partition'],
      registers,
    }),
    waitingOffset: new Gauge({
      name: 'newsfold_waiting_offset',
      help: 'Offset of the record that a partition waits at, by what it waits for: registry, or refused (the broker takes no answer). Absent for a partition that does not wait. /readyz and the log say what to do.',
      labelNames: ['topic', 'partition', 'reason'],
      registers,
    }),
    unaccounted: new Gauge({
      name: 'newsfold_unaccounted_articles',
      help: 'Input records passed without a counted outcome since the start. Always 0; anything else is a bug: keep the topics and report it.',
      registers,
    }),
    deadLetters,
    lostInput: new Counter({
      name: 'newsfold_lost_input_records_total',
      help: 'Input records that retention deleted before they were read. Always 0; the log names the offsets. Lengthen the retention or add members.',
      registers,
    }),
    retries: new Counter({
      name: 'newsfold_retries_total',
      help: 'Attempts repeated after a transient error, by the operation. Bursts follow a broker restart.',
      labelNames: ['operation'],
      registers,
    }),
    rebalances: new Counter({
      name: 'newsfold_rebalances_total',
      help: 'Rebalances of the group that this member took part in. Many an hour: look for crashing members or a short session timeout.',
      registers,
    }),
    restoring: new Gauge({
      name: 'newsfold_restore_progress_ratio',
      help: 'How much of a partition’s state has been read back, 0 to 1; 1 when live.',
      labelNames: ['partition'],
      registers,
    }),
    restoreLeft: new Gauge({
      name: 'newsfold_restore_seconds_left',
      help: 'How long the restore of a partition still takes at its speed so far; 0 when live.',
      labelNames: ['partition'],
      registers,
    }),
    restoreDuration: new Gauge({
      name: 'newsfold_restore_duration_seconds',
      help: 'How long the last restore of a partition took.',
      labelNames: ['partition'],
      registers,
    }),
    restoreMissing: new Gauge({
      name: 'newsfold_restore_missing',
      help: 'What the state of a partition lacks because retention has deleted the facts: windows and stories. Always 0; the log names them. Lengthen the retention of assignments.',
      labelNames: ['partition'],
      registers,
    }),
    foreignRecords: new Counter({
      name: 'newsfold_foreign_records_total',
      help: 'Records that another member, or something else, wrote to an output partition of this one. None counts; many mean that members overlap, and the log names each that newsfold did not write.',
      registers,
    }),
    ready: new Gauge({
      name: 'newsfold_ready',
      help: '1 when the worker answers records, else 0.',
      registers,
    }),
  };
}
