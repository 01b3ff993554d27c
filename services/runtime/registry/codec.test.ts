import { assign } from '@newsfold/dedupe/domain/decide/assign.ts';
import { defaultSettings } from '@newsfold/dedupe/domain/settings.ts';
import { createWindow } from '@newsfold/dedupe/domain/window/window.ts';
import { avroSchema } from '@newsfold/schemas/avro-source.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { articleOf } from '@newsfold/test/support/article-fixture.ts';
import { type MemoryRegistry, startMemoryRegistry } from '@newsfold/test/support/memory-registry.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Codec, encoderFor, MalformedRecord } from './codec.ts';

let registry: MemoryRegistry;
let codec: Codec;
beforeAll(async () => {
  registry = await startMemoryRegistry();
  codec = new Codec({ url: registry.url });
});
afterAll(() => registry.close());

const assignment = assign(
  createWindow(defaultSettings),
  articleOf({
    id: 'a',
    title: 'A bridge was closed',
    text: 'A bridge was closed on Monday after a crack was found.',
  }),
  7,
);

describe('Codec', () => {
  it('brings a record through the registry and back', async () => {
    const bytes = (await codec.encoder('Assignment', 'assignments.v1'))(assignment);
    expect({ ...(await codec.decoder('Assignment')(bytes)) }).toMatchObject({
      articleId: assignment.articleId,
      article: { title: 'A bridge was closed' },
    });
  });

  it.each([50_000, 65_000, 65_536, 70_000, 300_000])(
    'brings a text of %i characters back, and the record after it',
    async (chars) => {
      const encode = await codec.encoder('Article', 'articles.v1');
      const article = assignment.article as Article;
      for (const text of ['x'.repeat(chars), 'é'.repeat(chars), 'short']) {
        const decoded = await codec.decoder('Article')(encode({ ...article, text }));
        expect(decoded.text === text && decoded.articleId === article.articleId).toBe(true);
      }
    },
  );

  it('gives up a record whose schema is none that Avro reads', async () => {
    const { id } = (await (
      await fetch(`${registry.url}/subjects/odd-value/versions`, {
        method: 'POST',
        body: JSON.stringify({
          schema: '{"type": "record", "name": "Odd", "fields": [{"name": "a", "type": "b"}]}',
        }),
      })
    ).json()) as { id: number };
    const bytes = Buffer.from([0, 0, 0, 0, id, 1, 2, 3]);
    await expect(codec.decoder('Assignment')(bytes)).rejects.toThrow(MalformedRecord);
  });

  it('gives the body of a record that this release wrote, and of no other', async () => {
    const bytes = (await codec.encoder('Assignment', 'assignments.v1'))(assignment);
    const reading = new Codec({ url: registry.url });
    expect(reading.ownBody('Assignment', bytes)).toBe(null);
    await reading.decoder('Assignment')(bytes);
    expect(reading.ownBody('Assignment', bytes)).toEqual(bytes.subarray(5));
    // The same record, by a schema that had one field less.
    const { fields, ...schema } = avroSchema('Assignment') as {
      fields: { default?: unknown; type: unknown }[];
    };
    const left = fields.findIndex((field) => 'default' in field);
    const older = { ...schema, fields: fields.toSpliced(left, 1) };
    const { id } = (await (
      await fetch(`${registry.url}/subjects/older-value/versions`, {
        method: 'POST',
        body: JSON.stringify({ schema: JSON.stringify(older) }),
      })
    ).json()) as { id: number };
    const written = encoderFor('Assignment', id)(assignment);
    await Promise.resolve(reading.decoder('Assignment')(written)).catch(() => undefined);
    expect(reading.ownBody('Assignment', written)).toBe(null);
  });

  it('sees bytes in the record only for who asks for that', async () => {
    const bytes = (await codec.encoder('Assignment', 'assignments.v1'))(assignment);
    for (const inPlace of [true, false]) {
      const { fingerprint } = await codec.decoder('Assignment', [], inPlace)(bytes);
      expect(fingerprint).toEqual(assignment.fingerprint);
      expect(fingerprint?.buffer === bytes.buffer).toBe(inPlace);
    }
  });

  it('leaves out what is not read, and nothing else', async () => {
    const bytes = (await codec.encoder('Assignment', 'assignments.v1'))(assignment);
    const whole = { ...(await codec.decoder('Assignment')(bytes)) } as Record<string, unknown>;
    const part = { ...(await codec.decoder('Assignment', ['article', 'evidence'])(bytes)) };
    delete whole.article;
    delete whole.evidence;
    expect(JSON.stringify(part)).toBe(JSON.stringify(whole));
    expect(() => codec.decoder('Assignment', ['nothing' as 'article'])).toThrow(
      'Assignment has no field nothing',
    );
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ['longer than its record', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['without the header', (bytes: Buffer) => bytes.subarray(5)],
  ])('refuses what is %s, whole or in part', async (_, spoil) => {
    const bytes = spoil((await codec.encoder('Assignment', 'assignments.v1'))(assignment));
    for (const decode of [codec.decoder('Assignment'), codec.decoder('Assignment', ['article', 'evidence'])])
      await expect(async () => decode(bytes)).rejects.toThrow(MalformedRecord);
  });

  it('names a schema that nobody knows', async () => {
    const bytes = Buffer.from([0, 0, 0, 3, 231, 0]);
    await expect(async () => codec.decoder('Article')(bytes)).rejects.toThrow(/no schema with id 999/);
  });

  it('asks again when the registry is away for a moment', async () => {
    const bytes = (await codec.encoder('Assignment', 'assignments.v1'))(assignment);
    const decode = new Codec({ url: registry.url }).decoder('Assignment');
    registry.fail(3);
    expect(((await decode(bytes)) as { articleId: string }).articleId).toBe(assignment.articleId);
  });
});
