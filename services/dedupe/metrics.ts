/** dedupe's own metrics. */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { DecisionMemory } from './domain/decisions/decision-memory.ts';
import type { Window } from './domain/window/window.ts';

/**
 * Registers dedupe's metrics; `windows` lists the windows of the live partitions with their scopes, `decisions` what was
 * decided in each of them.
 */
export function createDedupeMetrics(
  registry: Registry,
  windows: () => readonly (readonly [scope: string, window: Window])[],
  decisions: () => readonly DecisionMemory[] = () => [],
) {
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
  perScope(
    'newsfold_identities',
    'Versions of articles that have left a scope’s window and are known again when they are delivered again.',
    (window) => window.identities.size,
  );
  perScope(
    'newsfold_identity_bytes',
    'Memory that these take: some 60 bytes each.',
    (window) => window.identities.bytes,
  );
  perScope(
    'newsfold_identities_evicted',
    'Versions that IDENTITY_ARTICLES pushed out since the start. Delivered again they would found stories a second time: raise it before a reset of ingest.',
    (window) => window.identities.evicted,
  );
  perScope(
    'newsfold_window_stream_time_seconds',
    'How far the clock of a scope is, seconds since the epoch: the latest time that its articles stated and that was believed. Ahead of now by more than CLOCK_LEAD_MINUTES: look at the clocks of broker and workers.',
    (window) => window.streamTime / 1000,
  );
  const ofDecisions = (name: string, help: string, read: (memory: DecisionMemory) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(decisions().reduce((sum, memory) => sum + read(memory), 0));
      },
    });
  ofDecisions(
    'newsfold_decisions',
    'Withdrawals and decisions of editors that hold, counted in each partition.',
    (memory) => memory.size,
  );
  ofDecisions(
    'newsfold_pending_decisions',
    'Of these, those that have met no article yet. Each is in every partition and waits in all but those of its articles.',
    (memory) => memory.pending,
  );
  const ruled = new Counter({
    name: 'newsfold_ruled_decisions_total',
    help: 'Decisions by what became of them in a partition: applied, pending, repeated, refused. A refused one is told to whoever made it.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const clamped = new Counter({
    name: 'newsfold_clamped_times_total',
    help: 'Articles whose time was not believed: ahead of their arrival by more than CLOCK_LEAD_MINUTES, or unknown. They have the time of their arrival. The log names the first of each publisher; mend its clock or its unit.',
    labelNames: ['clock'],
    registers: [registry],
  });
  for (const clock of ['ahead', 'unknown']) clamped.inc({ clock }, 0);
  return { clamped, ruled };
}
