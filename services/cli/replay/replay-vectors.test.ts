import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { DEFAULT_SETTINGS } from '@newsfold/ingest/domain/analyse.ts';
import { SecondOpinion } from '@newsfold/ingest/embedding.ts';
import { RELEASED_MODELS } from '@newsfold/ingest/model/released-models.ts';
import { expect, it } from 'vitest';
import { type Decision, explainPair, toDecision } from '../explain/explain-pair.ts';
import type { ReplayLine } from './replay-lines.ts';
import { runReplay } from './replay-run.ts';
import { replayVectors } from './replay-vectors.ts';

const lines: readonly ReplayLine[] = [
  {
    id: 'a',
    title: 'Kisumu ferry sinks',
    body: 'Forty passengers drowned when the Star of Nyanza sank off Kisumu, the coastguard said.',
    lang: 'en',
  },
  {
    id: 'b',
    title: 'Dozens dead in Kenya',
    body: 'An overloaded boat capsized; fishermen pulled its passengers out of the waves, the coastguard said.',
    lang: 'en',
  },
].map((raw, position) => ({ position, number: position + 1, id: raw.id, raw }));

const order = { kind: 'file' } as const;

it('asks a model about each line before the fold, which says what part it had', async () => {
  const id = RELEASED_MODELS.get('minilm')?.id ?? '';
  const model = { id, signs: true, embed: () => new Float32Array(384).fill(1) };
  const opinion = new SecondOpinion(model, 1000, () => undefined);
  const vectors = await replayVectors(lines, order, DEFAULT_SETTINGS, opinion);
  expect([...vectors.keys()]).toEqual([0, 1]);

  const decisions: Decision[] = [];
  const { results } = runReplay(
    lines,
    order,
    defaultSettings,
    {
      decided: (line, assignment, article) =>
        decisions.push(toDecision({ id: line.id }, assignment, article)),
    },
    DEFAULT_SETTINGS,
    vectors,
  );
  expect(results[1]?.storyId).toBe(results[0]?.storyId);
  const [a, b] = decisions as [Decision, Decision];
  expect(explainPair(decisions, a, b).join('\n')).toContain('means the same: 1.00');

  const words = runReplay(lines, order).results;
  expect(words[1]?.storyId).not.toBe(words[0]?.storyId);
});
