/** enrich's own metrics. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { PackedRoom } from './domain/state/packed-room.ts';

/** Publish-to-story times worth distinguishing, seconds. */
const FRESHNESS_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600];

/** Figures of what is packed that only grow. */
const COUNTED = [
  {
    name: 'newsfold_members_unpacked_total',
    figure: 'unpacked',
    help: 'Articles and events of stories that were not at hand and had to be unpacked. Where it grows as fast as what is answered, raise OPEN_REPORTS.',
  },
  {
    name: 'newsfold_packed_spilled_total',
    figure: 'putAway',
    help: 'Packed articles and events that PACKED_BYTES had no room for and that were written to SPILL_FOLDER.',
  },
  {
    name: 'newsfold_packed_fetched_total',
    figure: 'fetched',
    help: 'Packed articles and events that were read back from SPILL_FOLDER. Where the disk is slow and it grows fast, raise PACKED_BYTES.',
  },
  {
    name: 'newsfold_packed_refused_total',
    figure: 'refused',
    help: 'Times that SPILL_FOLDER did not take what PACKED_BYTES had no room for. It is kept in memory: make room on that disk, or raise PACKED_BYTES and the memory limit together.',
  },
] as const;

/**
 * Registers enrich's metrics.
 * @param room of what is packed
 */
export function createEnrichMetrics(registry: Registry, room: PackedRoom = new PackedRoom()) {
  for (const { name, figure, help } of COUNTED)
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(room.figures[figure]);
      },
    });
  new Gauge({
    name: 'newsfold_packed_bytes',
    help: 'Bytes of packed articles and events: in memory, where PACKED_BYTES bounds them, and in files of SPILL_FOLDER, which are as large as what they ever held.',
    labelNames: ['where'],
    registers: [registry],
    collect() {
      this.set({ where: 'memory' }, room.held);
      this.set({ where: 'file' }, room.away);
    },
  });
  const freshness = new Histogram({
    name: 'newsfold_publish_to_story_seconds',
    help: 'Time from the raw record to its story event. When it rises look at the lag of the three workers.',
    buckets: FRESHNESS_BUCKETS,
    registers: [registry],
  });
  return { observeFreshness: (seconds: number) => freshness.observe(Math.max(0, seconds)) };
}
