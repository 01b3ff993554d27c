/** Metrics of the process itself: memory, CPU, garbage collection, event loop. */
import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Gauges that prom-client calls _total: Prometheus' own linter rejects a page with them. */
const MISNAMED_DEFAULTS = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/**
 * Adds the metrics of this process to a page. Called once, by a process that is a worker: the monitors behind them run
 * until the process ends.
 */
export function collectProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED_DEFAULTS) registry.removeSingleMetric(name);
}
