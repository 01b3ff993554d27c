/**
 * Floors under the quality of matching, a little below what was measured (services/dedupe/DESIGN.md). A change that must
 * lower one says why in its commit.
 */
import { describe, expect, test } from 'vitest';
import { scoreClusters } from './bcubed.ts';
import {
  developmentSets,
  developmentVariants,
  hasEvaluation,
  localSets,
  ownSets,
  ownVariants,
} from './quality-sets.ts';
import { scoreSet } from './score-set.ts';

/** Least F1 and greatest churn per 100 articles. */
const DEVELOPMENT_FLOORS: Readonly<Record<string, { readonly f1: number; readonly churn: number }>> = {
  'roundups-2016-2018': { f1: 0.91, churn: 2 },
  'twin-events-dev': { f1: 0.91, churn: 7 },
  'headlines-2014-07-01': { f1: 0.86, churn: 9 },
};

/** Least F1 of stories by language; sets of two dozen articles move by .03 with one article. */
const OWN_FLOORS: Readonly<Record<string, number>> = {
  arabic: 0.87,
  chinese: 0.83,
  english: 0.9,
  french: 0.93,
  german: 0.93,
  japanese: 0.85,
  portuguese: 0.92,
  russian: 0.91,
  spanish: 0.9,
};

/** Least F1 by class over all languages. */
const CLASS_FLOORS: Readonly<Record<string, number>> = {
  background: 0.85,
  'cut-copy': 0.89,
  'edited-copy': 0.9,
  'follow-up': 0.95,
  'headline-only': 0.89,
  'number-conflict': 0.8,
  paraphrase: 0.82,
  single: 0.97,
  'twin-event': 0.72,
  'verbatim-copy': 0.89,
};

const COPY_FLOOR = 0.98;

/** Least F1 of what feeds send: articles with boilerplate, and teasers with it. */
const VARIANT_FLOORS: Readonly<Record<string, Readonly<Record<'dirty' | 'dirty of short2', number>>>> = {
  'roundups-2016-2018': { dirty: 0.914, 'dirty of short2': 0.882 },
  'twin-events-dev': { dirty: 0.906, 'dirty of short2': 0.858 },
  english: { dirty: 0.902, 'dirty of short2': 0.835 },
  french: { dirty: 0.953, 'dirty of short2': 0.947 },
  german: { dirty: 0.951, 'dirty of short2': 0.936 },
  portuguese: { dirty: 0.946, 'dirty of short2': 0.905 },
  russian: { dirty: 0.849, 'dirty of short2': 0.756 },
  spanish: { dirty: 0.915, 'dirty of short2': 0.851 },
};

/** Least F1 of local news, where never merging has .899. */
const LOCAL_FLOORS: Readonly<Record<string, number>> = {
  de1: 0.907,
  'de1 dirty': 0.907,
  es1: 0.912,
  'es1 dirty': 0.892,
  ru1: 0.902,
  'ru1 dirty': 0.895,
  us1: 0.914,
  'us1 dirty': 0.907,
};

test('BCubed of known clusterings', () => {
  const items = (clusters: string, labels: string) =>
    [...clusters].map((cluster, i) => ({ cluster, label: labels[i] as string }));
  expect(scoreClusters(items('aabb', 'xxyy')).bcubed.f1).toBe(1);
  expect(scoreClusters(items('aaaa', 'xxyy')).bcubed).toMatchObject({ precision: 0.5, recall: 1 });
  expect(scoreClusters(items('abcd', 'xxyy')).bcubed).toMatchObject({ precision: 1, recall: 0.5 });
  expect(scoreClusters([]).articles).toBe(0);
});

describe('development sets', () => {
  test.skipIf(!hasEvaluation())('stay above their floors', async () => {
    for (const set of await developmentSets()) {
      const { name, f1, churn } = scoreSet(set);
      const floor = DEVELOPMENT_FLOORS[name];
      expect(f1, name).toBeGreaterThanOrEqual(floor?.f1 ?? 1);
      expect(churn, name).toBeLessThanOrEqual(floor?.churn ?? 0);
    }
  });
});

test('our own sets stay above their floors, by language, class and copy group', async () => {
  const classes = new Map<string, number[]>();
  for (const set of await ownSets()) {
    const score = scoreSet(set);
    expect(score.f1, score.name).toBeGreaterThanOrEqual(OWN_FLOORS[score.name] ?? 0.7);
    expect(score.copyF1, score.name).toBeGreaterThanOrEqual(COPY_FLOOR);
    for (const [name, f1] of Object.entries(score.classes))
      classes.set(name, [...(classes.get(name) ?? []), f1]);
  }
  for (const [name, values] of classes) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean, name).toBeGreaterThanOrEqual(CLASS_FLOORS[name] ?? 0);
  }
});

test('articles with what their outlets put around them stay above their floors', async () => {
  for (const { name, variants } of [...(await developmentVariants()), ...(await ownVariants())])
    for (const variant of ['dirty', 'dirty of short2'] as const) {
      const { f1 } = scoreSet(variants[variant]);
      expect(f1, `${name} ${variant}`).toBeGreaterThanOrEqual(VARIANT_FLOORS[name]?.[variant] ?? 1);
    }
});

test('local news stays above its floors, as written and with boilerplate', async () => {
  for (const set of await localSets()) {
    const { f1 } = scoreSet(set);
    expect(f1, set.name).toBeGreaterThanOrEqual(LOCAL_FLOORS[set.name] ?? 1);
  }
});
