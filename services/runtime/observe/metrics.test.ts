import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('shows every reason of dead letters from the start, so that the first letter is a rise', async () => {
  const { registry } = createMetrics('ingest', ['no-text', 'too-large']);
  const page = await registry.metrics();
  expect(page).toContain('newsfold_dead_letters_total{reason="no-text",worker="ingest"} 0');
  expect(page).toContain('newsfold_dead_letters_total{reason="too-large",worker="ingest"} 0');
});
