/** enrich's own metrics. */
import { Histogram, type Registry } from 'prom-client';

/** Publish-to-story times worth distinguishing, seconds. */
const FRESHNESS_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600];

/** Registers enrich's metrics. */
export function createEnrichMetrics(registry: Registry) {
  const freshness = new Histogram({
    name: 'newsfold_publish_to_story_seconds',
    help: 'Time from the raw record to its story event. When it rises look at the lag of the three workers.',
    buckets: FRESHNESS_BUCKETS,
    registers: [registry],
  });
  return { observeFreshness: (seconds: number) => freshness.observe(Math.max(0, seconds)) };
}
