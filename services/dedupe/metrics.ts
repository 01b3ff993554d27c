/** dedupe's own metrics. */
import { Gauge, type Registry } from 'prom-client';
import type { Window } from './domain/window/window.ts';

/** Registers dedupe's metrics; `windows` lists the windows of the live partitions with their scopes. */
export function createDedupeMetrics(
  registry: Registry,
  windows: () => readonly (readonly [scope: string, window: Window])[],
): void {
  const perScope = (name: string, help: string, read: (window: Window) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['scope'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [scope, window] of windows()) this.set({ scope }, read(window));
      },
    });
  perScope(
    'newsfold_window_articles',
    'Articles a scope remembers. At WINDOW_ARTICLES the oldest leave early: add scopes.',
    (window) => window.articles,
  );
  perScope('newsfold_window_stories', 'Open stories of a scope.', (window) => window.stories);
  perScope(
    'newsfold_window_bytes',
    'Memory that a scope’s fingerprints take. Plan two KiB an article.',
    (window) => window.bytes,
  );
  perScope(
    'newsfold_window_variant_articles',
    'Articles in the window that came under the id of another one: a link or guid that stands for many items.',
    (window) => window.variants,
  );
  perScope(
    'newsfold_window_evicted_articles',
    'Articles that the hard bound pushed out before their time. Should stay 0.',
    (window) => window.evictedEarly,
  );
}
