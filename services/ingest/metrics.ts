/** ingest's own metrics. */
import { Counter, type Registry } from 'prom-client';

/** Registers ingest's metrics. */
export function createIngestMetrics(registry: Registry) {
  return {
    embeddings: new Counter({
      name: 'newsfold_embeddings_total',
      help: 'Articles by what the model gave (EMBEDDING_MODEL, EMBEDDING_MODULE): made, or failed, timed-out, unusable (no numbers), other-language (it does not know it), not-asked (after three failures in a row one article in a hundred is; none while 64 wait; of the articles of one record none after ten seconds). Articles without a vector are matched by their words; nothing without a model.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}
