import { describe, expect, it } from 'vitest';
import { circles, crossings, crowded, unusedPackages } from '../boundaries.ts';
import { circlesOf, sourceFiles, sourceOf } from './import-graph.ts';

describe('the boundaries', () => {
  it.each([
    ['services/ingest/worker.ts', "import mongoose from 'mongoose';", 'does not declare'],
    ['services/text/words/terms.ts', "import net from 'node:net';", 'imports node:net'],
    ['services/text/words/terms.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['services/dedupe/domain/settings.ts', "import { Counter } from 'prom-client';", 'imports prom-client'],
    [
      'services/dedupe/worker.ts',
      "import { compose } from '@newsfold/enrich/domain/compose.ts';",
      'services/enrich',
    ],
    ['services/enrich/worker.ts', "import { Kafka } from 'kafkajs';", 'kafkajs'],
    ['services/cli/audit.ts', "import kafkajs from 'kafkajs';", 'which is for'],
    [
      'services/runtime/fold/fold-loop.ts',
      "import { assign } from '@newsfold/dedupe/domain/assign.ts';",
      'dedupe',
    ],
    ['services/runtime/fold/fold-loop.ts', "import kafkajs from 'kafkajs';", 'kafkajs'],
    ['services/ingest/domain/analyse.ts', "import { x } from '../worker.ts';", 'services/ingest/worker.ts'],
    ['services/ingest/worker.ts', "import { x } from '../text/words/terms.ts';", 'by path'],
    ['schemas/topics.ts', "import { x } from '@newsfold/runtime/log/broker.ts';", 'services/runtime'],
    ['services/ingest/worker.ts', `const x = await ${'import'}('mongoose');`, 'mongoose'],
    ['somewhere/else.ts', '', 'no known part'],
  ])('refuse %s: %s', (file, source, why) => {
    expect(crossings(file, source).join()).toContain(why);
  });

  it('hold over the whole tree', () => {
    const files = sourceFiles();
    expect(files.flatMap((file) => crossings(file, sourceOf(file)))).toEqual([]);
    expect(unusedPackages(files)).toEqual([]);
    expect(circles(files)).toEqual([]);
    expect(crowded(files)).toEqual([]);
  });
});

describe('circles of a graph', () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));

  it('are found whatever leads to them', () => {
    expect(circlesOf(graph({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }))).toEqual([['b', 'c']]);
  });

  it('may be a node that points to itself', () => {
    expect(circlesOf(graph({ a: ['a'] }))).toEqual([['a']]);
  });

  it('are none in a tree', () => {
    expect(circlesOf(graph({ a: ['b', 'c'], b: ['c'] }))).toEqual([]);
  });
});
