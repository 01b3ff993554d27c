import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runtimeTable } from './runtime-config.ts';
import { strayVariables } from './stray-variables.ts';

const strays = (env: NodeJS.ProcessEnv) => strayVariables([runtimeTable], env);

describe('a variable that nobody reads', () => {
  it.each([
    [
      'NEWSFOLD_KAFKA_PROT',
      '9092',
      true,
      'NEWSFOLD_KAFKA_PROT: no such variable; is NEWSFOLD_KAFKA_PORT meant?',
    ],
    ['NEWSFOLD_SOMETHING_ELSE_ALTOGETHER', 'x', true, 'NEWSFOLD_SOMETHING_ELSE_ALTOGETHER: no such variable'],
    [
      'KAFKA_SASL_PASSWORT',
      'hidden',
      false,
      'KAFKA_SASL_PASSWORT: no such variable; is KAFKA_SASL_PASSWORD meant?',
    ],
    [
      'KAFKA_SASL_PASSWORD_FIEL',
      'x',
      false,
      'KAFKA_SASL_PASSWORD_FIEL: no such variable; is KAFKA_SASL_PASSWORD_FILE meant?',
    ],
    [
      'SCHEMA_REGISTRY_ULR',
      'x',
      false,
      'SCHEMA_REGISTRY_ULR: no such variable; is SCHEMA_REGISTRY_URL meant?',
    ],
  ])('is named with the one that is meant: %s', (name, value, isError, message) => {
    expect(strays({ [name]: value })).toEqual([{ name, isError, message }]);
  });

  it.each([
    ['KAFKA_BROKERS', 'a:1'],
    ['KAFKA_SASL_PASSWORD_FILE', '/run/secret'],
    ['NEWSFOLD_HTTP_PORT', '9101'],
    ['NEWSFOLD_DATA', '/var/lib/newsfold'],
    ['NEWSFOLD_MAVEN_URL', 'https://mirror.example/maven2'],
    // What Kubernetes tells of services that are called so.
    ['NEWSFOLD_INGEST_SERVICE_HOST', '10.0.0.1'],
    ['NEWSFOLD_INGEST_PORT', 'tcp://10.0.0.1:9101'],
    ['KAFKA_PORT_9092_TCP_ADDR', '10.0.0.1'],
    ['KAFKA_HEAP_OPTS', '-Xmx1g'],
    ['NEWSFOLD_UNSET', ''],
    ['PATH', '/bin'],
  ])('is none of these: %s', (name, value) => {
    expect(strays({ [name]: value })).toEqual([]);
  });

  it('is none of those that the code itself reads', () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    const files = globSync(['services/**/*.ts', 'infra/**/*.{ts,mjs}'], { cwd: root });
    const read = files
      .filter((name) => !name.includes('node_modules') && !name.endsWith('.test.ts'))
      .flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/env\.(NEWSFOLD_\w+)/g)])
      .map(([, name = '']) => name);
    expect(read).toContain('NEWSFOLD_DATA');
    expect(strays(Object.fromEntries(read.map((name) => [name, 'x'])))).toEqual([]);
  });
});
