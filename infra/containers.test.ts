/**
 * Holds the container files against the code's own tables: docker-compose.yml, the Dockerfile, Prometheus' settings and
 * rules, the dashboard. No container engine is needed; what an engine alone can show is not claimed here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { loadConfig } from '@newsfold/runtime/config/config.ts';
import { securityTable } from '@newsfold/runtime/config/security-table.ts';
import { createMetrics } from '@newsfold/runtime/observe/metrics.ts';
import { topics } from '@newsfold/schemas/topics.ts';
import { nodeFlags } from '@newsfold/schemas/topology.ts';
import { workerDeclarations } from '@newsfold/test/support/worker-definitions.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KAFKA_VERSION, REGISTRY_VERSION } from './local/stack-parts.ts';

const ROOT = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string | number>>;
  readonly ports: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly mem_limit: string;
  readonly restart: string;
  readonly stop_grace_period: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly init?: boolean;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const workers = workerDeclarations.map(({ name, table }) => ({ name, table, service: service(name) }));

function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

/** The value that compose passes when nothing is set: ${NAME:-default} is its default. */
function withDefaults(value: string | number): string {
  return String(value).replace(/\$\{(\w+):-([^}]*)\}/g, '$2');
}

function environment(of: Service): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of.environment).map(([name, value]) => [name, withDefaults(value)]),
  );
}

const UNITS: Readonly<Record<string, number>> = { m: 1024 ** 2, g: 1024 ** 3 };

function bytes(limit: string): number {
  return Number(limit.slice(0, -1)) * (UNITS[limit.slice(-1)] ?? Number.NaN);
}

/** What differs from the tables' defaults on purpose; the reasons stand in docker-compose.yml. */
const ON_PURPOSE = new Set([
  'KAFKA_BROKERS',
  'SCHEMA_REGISTRY_URL',
  'HTTP_HOST',
  'WINDOW_ARTICLES',
  'EMBEDDING_FOLDER',
  'DASHBOARD_DATA',
  'SPILL_FOLDER',
  'API_HOST',
  'API_ACCESS',
  'OPERATED_PAGES',
]);

describe('docker-compose.yml, the workers', () => {
  // Its own broker and registry ask for nobody: what is said to those that do stands in docs/secure.md.
  it.each(workers)(
    'gives $name every variable of its table but those of security, and no other',
    ({ table, service }) => {
      const expected = Object.keys(table).filter((name) => !(name in securityTable));
      expect(Object.keys(service.environment).sort()).toEqual(expected.sort());
    },
  );

  it.each(workers)('gives $name values that its table accepts', ({ table, service }) => {
    expect(loadConfig(table, environment(service))).toMatchObject({ ok: true });
  });

  it.each(workers)('changes the defaults of $name only on purpose', ({ table, service }) => {
    const changed = Object.entries(environment(service)).filter(
      ([name, value]) => !ON_PURPOSE.has(name) && value !== table[name]?.default,
    );
    expect(changed).toEqual([]);
  });

  it.each(workers)('lets what is taken from outside keep its name in $name', ({ service }) => {
    for (const [name, value] of Object.entries(service.environment)) {
      const outer = /\$\{(\w+)/.exec(String(value))?.[1];
      expect(outer ?? name).toBe(name);
    }
  });

  it.each(workers)('runs an entry of $name that exists', ({ name, service }) => {
    expect(service.command).toEqual([...nodeFlags(name), `services/${name}/main.ts`]);
    expect(existsSync(new URL(`services/${name}/main.ts`, ROOT))).toBe(true);
  });

  it.each(workers)('publishes and checks the port of $name', ({ table, service }) => {
    const port = table.HTTP_PORT?.default;
    expect(String(service.environment.HTTP_PORT)).toBe(port);
    expect(service.ports[0]).toBe(`127.0.0.1::${port}`);
    expect(service.healthcheck.test.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
    expect(service.healthcheck.test[3]).toContain(`http://127.0.0.1:${port}/readyz`);
  });

  it.each(workers)('lets $name drain before it is killed', ({ service }) => {
    const grace = Number(/^(\d+)s$/.exec(service.stop_grace_period)?.[1]) * 1000;
    expect(grace).toBeGreaterThan(Number(environment(service).DRAIN_TIMEOUT_MS));
  });

  it.each(workers)(
    'runs $name bounded, with a file system that cannot be written and without capabilities',
    ({ service }) => {
      expect(service.read_only).toBe(true);
      expect(service.init).toBe(true);
      expect(service.restart).toBe('unless-stopped');
      expect(service.cap_drop).toEqual(['ALL']);
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
      expect(bytes(service.mem_limit)).toBeGreaterThan(0);
    },
  );

  it.each(workers)('starts $name when broker and registry are healthy', ({ service }) => {
    expect(service.depends_on).toEqual({
      kafka: { condition: 'service_healthy' },
      registry: { condition: 'service_healthy' },
    });
  });

  it('gives dedupe memory for two KiB a windowed article, twice over', () => {
    const { WINDOW_ARTICLES } = environment(service('dedupe'));
    expect(Number(WINDOW_ARTICLES) * 2048 * 2).toBeLessThanOrEqual(bytes(service('dedupe').mem_limit));
  });
});

describe('docker-compose.yml, what they need', () => {
  it('runs the versions of Kafka and registry that the local stack and the tests run', () => {
    expect(service('kafka').image).toBe(`apache/kafka:${KAFKA_VERSION}`);
    expect(service('registry').image).toBe(`apicurio/apicurio-registry:${REGISTRY_VERSION}`);
  });

  it('leads the workers to listeners that exist', () => {
    const kafka = service('kafka').environment;
    const { KAFKA_BROKERS, SCHEMA_REGISTRY_URL } = environment(service('ingest'));
    expect(kafka.KAFKA_ADVERTISED_LISTENERS).toContain(`INSIDE://${KAFKA_BROKERS}`);
    expect(kafka.KAFKA_LISTENERS).toContain(`INSIDE://:${KAFKA_BROKERS?.split(':')[1]}`);
    const registry = new URL(SCHEMA_REGISTRY_URL ?? '');
    expect(registry.hostname).toBe('registry');
    expect(registry.port).toBe(String(service('registry').environment.QUARKUS_HTTP_PORT));
    expect(service('registry').healthcheck.test.join(' ')).toContain(`GET ${registry.pathname}/subjects `);
    expect(service('registry').environment.APICURIO_KAFKASQL_BOOTSTRAP_SERVERS).toBe(KAFKA_BROKERS);
  });

  it('advertises to this machine the port that it publishes', () => {
    const kafka = service('kafka');
    const published = /^127\.0\.0\.1:(\d+):(\d+)$/.exec(kafka.ports[0] ?? '');
    expect(kafka.environment.KAFKA_ADVERTISED_LISTENERS).toContain(`HOST://127.0.0.1:${published?.[1]}`);
    expect(kafka.environment.KAFKA_LISTENERS).toContain(`HOST://:${published?.[2]}`);
  });

  it('publishes on loopback only, pins every image, bounds every memory', () => {
    for (const [name, { ports, image, mem_limit }] of Object.entries(compose.services)) {
      for (const port of ports) expect(`${name} ${port}`).toMatch(/ 127\.0\.0\.1:/);
      expect(image).toMatch(/:v?\d+\.\d+\.\d+$/);
      expect(bytes(mem_limit)).toBeGreaterThan(0);
    }
  });

  it('mounts files that exist and volumes that are declared', () => {
    for (const { volumes = [] } of Object.values(compose.services)) {
      for (const source of volumes.map((volume) => volume.split(':')[0] ?? '')) {
        if (source.startsWith('./')) expect(existsSync(new URL(source, ROOT)), source).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('keeps the data of a broker in a volume', () => {
    const { environment, volumes } = service('kafka');
    expect(volumes).toEqual([`kafka-data:${environment.KAFKA_LOG_DIRS}`]);
  });
});

describe('Dockerfile', () => {
  const lines = read('infra/Dockerfile').replace(/\\\n/g, ' ').split('\n');
  const copies = lines.filter((line) => line.startsWith('COPY ') && !line.includes('--from'));
  const manifest = JSON.parse(read('package.json')) as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };

  it('is the file that compose builds, under the version of the package', () => {
    for (const { service } of workers) {
      expect(service.build).toEqual({ context: '.', dockerfile: 'infra/Dockerfile' });
      expect(service.image).toBe(`newsfold:${manifest.version}`);
    }
  });

  it('runs the Node that the tests run', () => {
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage).toMatch(`FROM node:${manifest.dependencies.node}-slim`);
  });

  it('copies what exists, and every manifest that npm ci reads', () => {
    const sources = copies.flatMap((line) => line.split(/\s+/).slice(1, -1));
    for (const source of sources) expect(existsSync(new URL(source, ROOT)), source).toBe(true);
    const locked = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { link?: boolean; resolved?: string }>;
    };
    const workspaces = Object.values(locked.packages).filter(({ link }) => link === true);
    for (const { resolved } of workspaces) expect(sources).toContain(`${resolved}/package.json`);
  });

  it('does not run as root, and exposes the ports of the workers', () => {
    expect(lines).toContain('USER node');
    expect(lines).toContain(`EXPOSE ${workers.map(({ table }) => table.HTTP_PORT?.default).join(' ')}`);
  });

  it('lets through .dockerignore what it copies', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    for (const source of copies.flatMap((line) => line.split(/\s+/).slice(1, -1))) {
      expect(
        allowed.some((path) => source === path || source.startsWith(`${path}/`)),
        source,
      ).toBe(true);
    }
  });
});

/** Every name that the workers' pages show, with the suffixes that a histogram has. */
async function catalogue(): Promise<ReadonlySet<string>> {
  const { registry } = createMetrics('test');
  for (const worker of workerDeclarations) worker.registerMetrics(registry);
  const shown = await registry.getMetricsAsJSON();
  return new Set(
    shown.flatMap(({ name, type }) =>
      String(type) === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name],
    ),
  );
}

function metricNames(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(/\bnewsfold_\w+/g) ?? []))];
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

describe('Prometheus and Grafana', () => {
  const prometheus = parse(read('infra/prometheus/prometheus.yml')) as {
    rule_files: string[];
    scrape_configs: { job_name: string; dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  const { groups } = parse(read('infra/prometheus/rules.yml')) as { groups: { rules: Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  const ruleTests = parse(read('infra/prometheus/rules.test.yml')) as {
    tests: { promql_expr_test: { expr: string; exp_samples: unknown[] }[] }[];
  };
  const dashboard = JSON.parse(read('infra/grafana/newsfold.json')) as {
    panels: {
      title: string;
      description: string;
      targets: { expr: string; datasource: { uid: string } }[];
    }[];
  };

  it('scrapes every worker at its port', () => {
    const scraped = prometheus.scrape_configs.map(({ job_name, dns_sd_configs }) => ({
      job: job_name,
      names: dns_sd_configs[0]?.names,
      port: String(dns_sd_configs[0]?.port),
    }));
    expect(scraped).toEqual(
      workers.map(({ name, table }) => ({
        job: `newsfold-${name}`,
        names: [name],
        port: table.HTTP_PORT?.default,
      })),
    );
    expect(prometheus.rule_files).toEqual(['rules.yml']);
  });

  it('asks only for metrics that the workers show', async () => {
    const known = await catalogue();
    const asked = metricNames([
      ...rules.map(({ expr }) => expr),
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('names in its texts only metrics, variables and topics that exist', async () => {
    const histograms = [...(await catalogue())].map((name) => name.replace(/_bucket$/, ''));
    const texts = rules.flatMap(({ annotations }) => [annotations.summary, annotations.description]);
    expect(metricNames(texts).filter((name) => !histograms.includes(name))).toEqual([]);
    const variables = new Set(workers.flatMap(({ table }) => Object.keys(table)));
    const named = texts.flatMap((text) => text.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? []);
    expect(named.filter((name) => !variables.has(name))).toEqual([]);
    const topicNames = new Set(Object.values(topics).map(({ name }) => name));
    const topicsNamed = texts.flatMap((text) => text.match(/\b[a-z.-]+\.v\d+\b/g) ?? []);
    expect(topicsNamed.filter((name) => !topicNames.has(name as never))).toEqual([]);
  });

  it('tells for every alert how urgent it is and what to do', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(alert).toMatch(/^Newsfold[A-Z]\w+$/);
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(annotations.summary.length).toBeLessThan(140);
      expect(annotations.description.length).toBeGreaterThan(120);
    }
  });

  it('has for every alert a rule test in which it fires', () => {
    const fired = ruleTests.tests.flatMap(({ promql_expr_test }) =>
      promql_expr_test
        .filter(({ exp_samples }) => exp_samples.length > 0)
        .map(({ expr }) => /alertname="(\w+)"/.exec(expr)?.[1]),
    );
    expect([...new Set(fired)].sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  it('shows every panel from the provisioned source, with what to do', () => {
    const sources = parse(read('infra/grafana/provisioning/datasources/prometheus.yml')) as {
      datasources: { uid: string; url: string }[];
    };
    const [source] = sources.datasources;
    expect(source?.url).toBe('http://prometheus:9090');
    for (const { description, targets } of dashboard.panels) {
      expect(description).not.toBe('');
      for (const { datasource } of targets) expect(datasource.uid).toBe(source?.uid);
    }
  });

  it('is told of the dashboard where compose puts it', () => {
    const provider = parse(read('infra/grafana/provisioning/dashboards/newsfold.yml')) as {
      providers: { options: { path: string } }[];
    };
    const mounted = service('grafana').volumes?.find((volume) =>
      volume.startsWith('./infra/grafana/newsfold.json'),
    );
    expect(mounted).toContain(`${provider.providers[0]?.options.path}/newsfold.json`);
  });
});
