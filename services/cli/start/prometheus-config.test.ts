import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { prometheusConfig } from './prometheus-config.ts';

it('scrapes the workers where they are, under the names and rules of compose', () => {
  const config = JSON.parse(prometheusConfig([{ name: 'ingest', url: 'http://127.0.0.1:40001' }]));
  expect(config.scrape_configs).toEqual([
    { job_name: 'newsfold-ingest', static_configs: [{ targets: ['127.0.0.1:40001'] }] },
  ]);
  expect(existsSync(config.rule_files[0])).toBe(true);
});
