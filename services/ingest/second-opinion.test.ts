/** The second opinion from the raw record to the story, and on restore without the model. */

import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { createSettings, defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { apply, type Fact } from '@newsfold/dedupe/domain/window/apply.ts';
import { createWindow } from '@newsfold/dedupe/domain/window/window.ts';
import type { NewRecord } from '@newsfold/runtime/log/broker.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import type { Article, Assignment } from '@newsfold/schemas/generated/records.ts';
import { createHandlers, standing } from '@newsfold/test/support/handlers.ts';
import { embed, id, signs } from '@newsfold/test/support/hash-model.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SecondOpinion } from './embedding.ts';
import { loadModel } from './model/embedding-model.ts';

/** The tests' own model, measured to count so much. */
const SETTINGS = createSettings({ pair: { embedding: { weight: 4, neutral: 0.5 } } });

const RAW = [
  {
    title: 'Kisumu ferry sinks',
    body: 'Forty passengers drowned when the Star of Nyanza sank off Kisumu. The ferry was old, the coastguard said.',
  },
  {
    title: 'Reykjavik cuts rates',
    body: 'The central bank cut its key rate by a quarter point as inflation fell.',
  },
  {
    title: 'Dozens dead in Kenya',
    body: 'An overloaded boat capsized; fishermen pulled its passengers out of the waves, the coastguard said.',
  },
];

let registry: MemoryRegistry;
beforeAll(async () => {
  registry = await startMemoryRegistry();
});
afterAll(() => registry.close());

async function run(opinion: SecondOpinion | null, settings = SETTINGS, raw: readonly object[] = RAW) {
  const handlers = await createHandlers(registry.url, opinion, settings);
  const codec = new Codec({ url: registry.url });
  const decode = codec.decoder('Assignment');
  const decodeArticle = codec.decoder('Article');
  const articles: Article[] = [];
  const log: Assignment[] = [];
  for (const [offset, fields] of raw.entries()) {
    const value = Buffer.from(JSON.stringify({ ...fields, lang: 'en' }));
    const journey = await handlers.take(standing({ key: null, value }, 'raw', offset), offset);
    const [delivery] = journey.outcome.kind === 'publish' ? journey.outcome.deliveries : [];
    articles.push(await decodeArticle(delivery?.record.value as Buffer));
    const fact = journey.answers[0]?.records[0] as NewRecord;
    log.push(await decode(fact.value as Buffer));
  }
  return { articles, log };
}

test('reports that only the model sees together are one story; a restore needs no model', async () => {
  const outcomes: string[] = [];
  const model = await loadModel('test/support/embedding-model.ts');
  const { articles, log } = await run(new SecondOpinion(model, 1_000, (outcome) => outcomes.push(outcome)));
  expect(outcomes).toEqual(['made', 'made', 'made']);
  expect(log.map(({ verdict }) => verdict)).toEqual(['new_story', 'new_story', 'joined']);
  expect(log[2]?.storyId).toBe(log[0]?.storyId);
  expect(log.map(({ article }) => article?.features.embedding)).toEqual([null, null, null]);

  const restored = createWindow(SETTINGS);
  for (const fact of log.slice(0, 2)) apply(restored, fact as Fact);
  expect(assign(restored, articles[2] as Article, 2)).toEqual(log[2]);
});

test('without a model, or with one that fails, articles are matched by their words', async () => {
  const words = await run(null);
  expect(words.log.map(({ verdict }) => verdict)).toEqual(['new_story', 'new_story', 'new_story']);
  const failing = new SecondOpinion(
    { id: 'm', embed: () => Promise.reject(new Error('away')) },
    1_000,
    () => undefined,
  );
  expect(await run(failing)).toEqual(words);
});

test('a log begun without a model, continued with it, then without, is decided from what was recorded', async () => {
  let asked = 0;
  const isOn = [false, false, true, true, true, false, false, true];
  const model = {
    id,
    signs,
    embed: (article: Parameters<typeof embed>[0]) => {
      if (!isOn[asked++]) throw new Error('away');
      return embed(article);
    },
  };
  const raw = isOn.map((_, i) => ({
    title: `Ferry sinks off Kisumu, toll ${i}`,
    body: `${RAW[i % RAW.length]?.body} Report ${i}, with a crane, a tug and ${40 + i} divers.`,
  }));
  const { articles, log } = await run(new SecondOpinion(model, 1_000, () => undefined), defaultSettings, raw);
  expect(articles.map(({ features }) => features.embedding !== null)).toEqual(isOn);

  const folded = createWindow(defaultSettings);
  for (const [offset, article] of articles.entries()) {
    const restored = createWindow(defaultSettings);
    for (const fact of log.slice(0, offset)) apply(restored, fact as Fact);
    expect(assign(restored, article, offset)).toEqual(log[offset]);
    const again = assign(folded, article, offset);
    expect(again).toEqual(log[offset]);
    apply(folded, again);
  }
});
