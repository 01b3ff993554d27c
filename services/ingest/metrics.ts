/** ingest's own metrics. */
import { Counter, type Registry } from 'prom-client';

/** Registers ingest's metrics. */
export function createIngestMetrics(registry: Registry) {
  return {
    embeddings: new Counter({
      name: 'newsfold_embeddings_total',
      help: 'Articles by what EMBEDDING_MODULE gave: made, or failed, timed-out, unusable (no numbers), not-asked (after three failures in a row one article in a hundred is; of the articles of one record none after ten seconds). Articles without a vector are matched by their words; nothing without a module.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}
