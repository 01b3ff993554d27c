/** enrich's own metrics. */
import { Counter, Histogram, type Registry } from 'prom-client';

/** Publish-to-story times worth distinguishing, seconds. */
const FRESHNESS_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600];

/**
 * Registers enrich's metrics.
 * @param unpacked how many members were unpacked so far
 */
export function createEnrichMetrics(registry: Registry, unpacked: () => number = () => 0) {
  new Counter({
    name: 'newsfold_members_unpacked_total',
    help: 'Articles of stories that were not at hand and had to be unpacked. Where it grows as fast as what is answered, raise OPEN_REPORTS.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(unpacked());
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
