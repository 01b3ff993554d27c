/** A configuration for a Prometheus beside `npm start`: the workers where they are now, and the same rules as in compose. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES = fileURLToPath(new URL('../../../infra/prometheus/rules.yml', import.meta.url));

/** A worker to be scraped. */
interface Target {
  readonly name: string;
  /** Address of its pages. */
  readonly url: string;
}

/** The text of the configuration. JSON is YAML. */
export function prometheusConfig(workers: readonly Target[], rules: string = RULES): string {
  const config = {
    global: { scrape_interval: '10s', scrape_timeout: '5s', evaluation_interval: '15s' },
    rule_files: [rules],
    scrape_configs: workers.map(({ name, url }) => ({
      job_name: `newsfold-${name}`,
      static_configs: [{ targets: [new URL(url).host] }],
    })),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Writes it into the launcher's folder. @returns the file */
export function writePrometheusConfig(folder: string, workers: readonly Target[]): string {
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, prometheusConfig(workers));
  return file;
}
