import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from './domain/analyse.ts';
import { type EmbeddingOutcome, packEmbedding, SecondOpinion } from './embedding.ts';
import { type EmbeddingModel, loadModel } from './model/embedding-model.ts';

const analysis = analyse(
  { title: 'Ferry sinks', body: 'A ferry sank.' },
  {
    topic: 'raw',
    partition: 0,
    offset: 0,
    timestamp: 0,
  },
);
if (analysis.kind !== 'article') throw new Error('the test needs an article');
const { article } = analysis;

function opinionOf(embed: EmbeddingModel['embed'], timeoutMs = 1_000) {
  const outcomes: EmbeddingOutcome[] = [];
  const opinion = new SecondOpinion({ id: 'm', embed }, timeoutMs, (outcome) => outcomes.push(outcome));
  return { opinion, outcomes };
}

test('a vector keeps its direction in a byte a number, after the hash of its model', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 400 }),
      (vector) => {
        const packed = packEmbedding('m', vector);
        if (vector.every((value) => value === 0)) return expect(packed).toBeNull();
        expect(packed).toHaveLength(4 + vector.length);
        const greatest = Math.max(...vector.map(Math.abs));
        vector.forEach((value, i) => {
          expect(Math.abs((packed as Buffer).readInt8(4 + i) / 127 - value / greatest)).toBeLessThan(
            0.5 / 127 + 1e-9,
          );
        });
      },
    ),
  );
  expect(packEmbedding('m', [1, 2])?.subarray(0, 4)).not.toEqual(packEmbedding('n', [1, 2])?.subarray(0, 4));
});

test.each([
  ['nothing', []],
  ['no direction', [0, 0]],
  ['not a number', [1, Number.NaN]],
  ['no end', [1, Number.POSITIVE_INFINITY]],
  ['too much', new Float32Array(3_000).fill(1)],
  ['no vector', undefined as unknown as number[]],
])('%s is unusable and leaves the article as it is', async (_, vector) => {
  const { opinion, outcomes } = opinionOf(() => vector);
  expect(await opinion.of(article)).toBeNull();
  expect(outcomes).toEqual(['unusable']);
});

test('a model that throws, rejects or is late costs no article', async () => {
  for (const [embed, outcome] of [
    [
      () => {
        throw new Error('no memory');
      },
      'failed',
    ],
    [async () => Promise.reject(new Error('no model')), 'failed'],
    [() => new Promise<number[]>(() => undefined), 'timed-out'],
  ] as const) {
    const { opinion, outcomes } = opinionOf(embed, 5);
    expect(await opinion.of(article)).toBeNull();
    expect(outcomes).toEqual([outcome]);
  }
});

test('a model that is away is asked rarely until it answers again', async () => {
  let isAway = true;
  const { opinion, outcomes } = opinionOf(() => {
    if (isAway) throw new Error('away');
    return [1];
  });
  for (let i = 0; i < 102; i++) await opinion.of(article);
  expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(3);
  isAway = false;
  await opinion.of(article);
  await opinion.of(article);
  expect(outcomes.slice(-2)).toEqual(['made', 'made']);
});

test('the articles of one record share ten seconds, in their order', async () => {
  let clock = 0;
  const { opinion, outcomes } = opinionOf(() => {
    clock += 400;
    return [1];
  });
  const vectors = await opinion.ofMany(Array(64).fill(article), () => clock);
  expect(vectors.map((vector) => vector !== null)).toEqual([
    ...Array(32).fill(true),
    ...Array(32).fill(false),
  ]);
  expect(outcomes.filter((outcome) => outcome === 'not-asked')).toHaveLength(32);
  expect(outcomes).toHaveLength(64);
});

test('a vector of signs is a bit a number, from the lowest of the first byte', () => {
  const packed = packEmbedding('m', [0.1, -3, 0, 2, -1, -1, -1, -1, 7], true);
  expect(packed?.subarray(4)).toEqual(Buffer.from([0b0000_1001, 1]));
  expect(packEmbedding('m', new Float32Array(384).fill(-1), true)).toHaveLength(52);
});

test('a model is not asked about languages that it does not know', async () => {
  const outcomes: EmbeddingOutcome[] = [];
  const model = { id: 'm', languages: ['en'], embed: () => [1] };
  const opinion = new SecondOpinion(model, 1_000, (outcome) => outcomes.push(outcome));
  expect(await opinion.of({ ...article, language: 'de' })).toBeNull();
  expect(await opinion.of(article)).not.toBeNull();
  expect(outcomes).toEqual(['other-language', 'made']);
});

test('a model that is behind is told when nobody waits, and is asked no more until it has caught up', async () => {
  const answers: ((vector: number[]) => void)[] = [];
  const signals: AbortSignal[] = [];
  const embed: EmbeddingModel['embed'] = (_, signal) => {
    signals.push(signal as AbortSignal);
    return new Promise((give) => answers.push(give));
  };
  const { opinion, outcomes } = opinionOf(embed, 20);
  await Promise.all(Array.from({ length: 70 }, () => opinion.of(article)));
  expect(answers).toHaveLength(64);
  expect(outcomes.filter((outcome) => outcome === 'timed-out')).toHaveLength(64);
  expect(outcomes.filter((outcome) => outcome === 'not-asked')).toHaveLength(6);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  for (let i = 0; i < 200; i++) await opinion.of(article);
  expect(answers).toHaveLength(64);
  for (const give of answers.splice(0)) give([1]);
  await new Promise(setImmediate);
  for (let i = 0; i < 100 && answers.length === 0; i++) await opinion.of(article);
  expect(answers).toHaveLength(1);
});

test('a module without id or embed is refused by name', async () => {
  await expect(loadModel('services/ingest/raw-topics.ts')).rejects.toThrow(/EMBEDDING_MODULE .*raw-topics/);
  await expect(loadModel('services/ingest/none.ts')).rejects.toThrow(
    'EMBEDDING_MODULE services/ingest/none.ts: there is no such file',
  );
  await expect(loadModel('services/ingest/DESIGN.md')).rejects.toThrow(
    /^EMBEDDING_MODULE services\/ingest\/DESIGN\.md: it cannot be loaded: /,
  );
  expect((await loadModel('test/support/embedding-model.ts')).id).toBe('subjects-1');
});
