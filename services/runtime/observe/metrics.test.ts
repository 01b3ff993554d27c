import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { collectProcessMetrics } from './process-metrics.ts';

it('shows every reason of dead letters from the start, so that the first letter is a rise', async () => {
  const { registry } = createMetrics('ingest', ['no-text', 'too-large']);
  const page = await registry.metrics();
  expect(page).toContain('newsfold_dead_letters_total{reason="no-text",worker="ingest"} 0');
  expect(page).toContain('newsfold_dead_letters_total{reason="too-large",worker="ingest"} 0');
});

it('shows the process only where it is asked for, and no name that the linter of Prometheus rejects', async () => {
  const { registry } = createMetrics('ingest');
  const isOfProcess = ({ name }: { readonly name: string }) => /^(nodejs|process)_/.test(name);
  expect((await registry.getMetricsAsJSON()).filter(isOfProcess)).toEqual([]);
  collectProcessMetrics(registry);
  const shown = (await registry.getMetricsAsJSON()).filter(isOfProcess);
  expect(shown.map(({ name }) => name)).toContain('nodejs_eventloop_lag_seconds');
  expect(shown.filter(({ name, type }) => name.endsWith('_total') && String(type) === 'gauge')).toEqual([]);
});
