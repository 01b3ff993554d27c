/** Holds the manifests for Kubernetes against its schemas, KEDA's, and the code's own tables. No cluster is needed. */
import { readdirSync, readFileSync } from 'node:fs';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { loadConfig } from '@newsfold/runtime/config/config.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import { nodeFlags, views, workerNames, workerPlace, workers } from '@newsfold/schemas/topology.ts';
import { workerDeclarations } from '@newsfold/test/support/worker-definitions.ts';
import { Deployment } from 'kubernetes-models/apps/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const FOLDER = new URL('./kubernetes/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const KINDS = { Deployment, PodDisruptionBudget, ScaledObject, NetworkPolicy, ConfigMap, Service } as const;

const files = readdirSync(FOLDER).filter((name) => name !== 'kustomization.yaml');
const manifests = files.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => document.toJS() as Manifest),
);

function named<T>(kind: string, name: string): T {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`infra/kubernetes has no ${kind} ${name}`);
  return found as T;
}

interface Pods extends Manifest {
  readonly spec: {
    readonly replicas: number;
    readonly strategy: { readonly rollingUpdate: object };
    readonly selector: { readonly matchLabels: object };
    readonly template: {
      readonly metadata: {
        readonly labels: object;
        readonly annotations: Readonly<Record<string, string>>;
      };
      readonly spec: {
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly Container[];
      };
    };
  };
}

interface Probe {
  readonly httpGet: object;
}

interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly containerPort: number }[];
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly securityContext: object;
  readonly resources: { readonly limits: { readonly memory: string } };
}

const shared = named<Manifest & { readonly data: Readonly<Record<string, string>> }>(
  'ConfigMap',
  'newsfold',
).data;
const version = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** The keys of a manifest, as paths: what the schemas, which allow more than they know, do not judge. */
function keysOf(node: unknown, path = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => keysOf(one, `${path}[]`));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    `${path}.${key}`,
    ...keysOf(value, `${path}.${key}`),
  ]);
}

describe('the manifests for Kubernetes', () => {
  it.each(manifests)('$kind $metadata.name fits the schema', (manifest) => {
    const Kind = KINDS[manifest.kind as keyof typeof KINDS];
    expect(Kind, `a schema of ${manifest.kind}`).toBeDefined();
    const made = new Kind(manifest as never) as Manifest & { validate(): void };
    expect(() => made.validate()).not.toThrow();
    expect(made.apiVersion).toBe(manifest.apiVersion);
  });

  it('say the same of every worker, so that a misspelt field of one shows', () => {
    const [first, ...others] = workerDeclarations
      .filter(({ name }) => !(name in views))
      // enrich has a volume more, with the same fields.
      .map(({ name }) => [...new Set(keysOf(named('Deployment', name)))].sort());
    for (const keys of others) expect(keys).toEqual(first);
  });

  it('are all named by the kustomization, or left out of it on purpose', () => {
    const text = read('kustomization.yaml');
    const { resources, images } = parse(text) as { resources: string[]; images: { newTag: string }[] };
    const optional = [...text.matchAll(/# - (\S+\.yaml)/g)].map(([, name]) => name);
    expect([...resources, ...optional].sort()).toEqual(files.sort());
    expect(optional.sort()).toEqual(['dashboard.yaml', 'flat.yaml', 'scaling.yaml']);
    expect(images).toEqual([{ name: 'newsfold', newTag: version }]);
  });
});

describe.each(workerDeclarations)('the deployment of $name', ({ name, table }) => {
  const { spec } = named<Pods>('Deployment', name);
  const { template } = spec;
  const container = template.spec.containers[0] as Container;
  const port = Number(table.HTTP_PORT?.default);

  it('runs the worker with variables that its table accepts', () => {
    const own = Object.fromEntries(container.env.map((one) => [one.name, one.value]));
    const environment = { ...shared, ...own };
    expect(Object.keys(environment).filter((variable) => !(variable in table))).toEqual([]);
    expect(loadConfig(table, environment)).toMatchObject({ ok: true });
    expect(own.HTTP_PORT).toBe(String(port));
    expect(container.args).toEqual([...nodeFlags(name), `services/${name}/main.ts`]);
    expect(container.image).toBe(`newsfold:${version}`);
  });

  it('asks its pages whether it lives and is ready, and is scraped there', () => {
    expect(container.ports[0]).toEqual({ name: 'http', containerPort: port });
    expect(container.ports).toHaveLength(name in views ? 2 : 1);
    expect(container.livenessProbe.httpGet).toEqual({ path: '/livez', port: 'http' });
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'http' });
    expect(template.metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(port),
      'prometheus.io/path': '/metrics',
    });
  });

  it('lets it drain, one member at a time, and without rights', () => {
    expect(template.spec.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
      Number(shared.DRAIN_TIMEOUT_MS),
    );
    expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 1, maxSurge: 0 });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const labels = { 'app.kubernetes.io/name': name };
    expect(spec.selector.matchLabels).toEqual(labels);
    expect(template.metadata.labels).toMatchObject(labels);
    expect(named<{ readonly spec: object }>('PodDisruptionBudget', name).spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: labels },
    });
  });
});

it('answers at the port that the dashboard listens on, and keeps its table where it may write', () => {
  const { containers } = named<Pods>('Deployment', 'dashboard').spec.template.spec;
  const container = containers[0] as Container & { readonly volumeMounts: readonly object[] };
  const own = Object.fromEntries(container.env.map((one) => [one.name, one.value]));
  expect(container.ports[1]).toEqual({ name: 'api', containerPort: Number(own.API_PORT) });
  expect(container.volumeMounts).toContainEqual({ name: 'table', mountPath: own.DASHBOARD_DATA });
  expect(named<{ readonly spec: object }>('Service', 'dashboard').spec).toEqual({
    selector: { 'app.kubernetes.io/name': 'dashboard' },
    ports: [{ name: 'api', port: 80, targetPort: 'api' }],
  });
});

it('scales each worker by the lag of its group, up to its partitions', () => {
  for (const name of workerNames) {
    const { spec } = named<{
      readonly spec: {
        readonly scaleTargetRef: object;
        readonly maxReplicaCount: number;
        readonly triggers: readonly { readonly metadata: object }[];
      };
    }>('ScaledObject', name);
    expect(spec.scaleTargetRef).toEqual({ name });
    const { reads } = workers[name];
    const partitions = reads === 'raw' ? shared.RAW_PARTITIONS : shared.SCOPE_PARTITIONS;
    expect(spec.maxReplicaCount).toBe(Number(partitions));
    expect(spec.triggers[0]?.metadata).toMatchObject({
      bootstrapServers: shared.KAFKA_BROKERS,
      consumerGroup: workerPlace(name, '').groupId,
      topic: topicName('', reads),
    });
  }
});
