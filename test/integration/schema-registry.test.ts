/** A real registry, whose Avro is Java's: our schema files in it, and records of schemas that others have registered. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import type { Broker } from '@newsfold/runtime/log/broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { RECORD_NAMES } from '@newsfold/schemas/avro-source.ts';
import type { Article } from '@newsfold/schemas/generated/records.ts';
import { schemaFile } from '@newsfold/schemas/schema-files.ts';
import { topicName } from '@newsfold/schemas/topics.ts';
import avro from 'avsc';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readTopic } from '../integrity/read-topic.ts';
import { throughPipeline } from '../support/in-process.ts';

const SCHEMAS = new URL('../../schemas/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, SCHEMAS), 'utf8');
const run = randomUUID();

/** Asks the registry. @returns the status, and the body of the answer */
async function ask(
  method: 'POST' | 'PUT',
  path: string,
  body: object,
): Promise<[status: number, answer: unknown]> {
  const response = await fetch(`${inject('registryUrl')}${path}`, {
    method,
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

const register = (subject: string, schema: string) =>
  ask('POST', `/subjects/${subject}/versions`, { schema });

describe('the schema files', () => {
  const versions = readdirSync(new URL('released/', SCHEMAS));

  it.each(RECORD_NAMES)('are taken alone, and read and are read by what was released: %s', async (name) => {
    const subject = `${run}-${name}`;
    // A record of this release has no former one.
    const former = versions.filter((version) =>
      existsSync(new URL(`released/${version}/${name}.avsc`, SCHEMAS)),
    );
    for (const version of former)
      expect(await register(subject, read(`released/${version}/${name}.avsc`))).toMatchObject([200, {}]);
    expect(await ask('PUT', `/config/${subject}`, { compatibility: 'FULL_TRANSITIVE' })).toMatchObject([
      200,
      {},
    ]);
    expect(await register(subject, read(`avro/${schemaFile(name)}`))).toMatchObject([200, {}]);
  });

  it('would be refused if one named a type of another file', async () => {
    const [status] = await register(`${run}-alone`, read('sources/dead-letter.json'));
    expect(status).toBe(422);
  });

  it('would be refused if a time became another type than it was', async () => {
    const subject = `${run}-times`;
    await register(subject, read('released/0.1.0/Article.avsc'));
    await ask('PUT', `/config/${subject}`, { compatibility: 'BACKWARD_TRANSITIVE' });
    const time = '"type": { "type": "long", "logicalType": "timestamp-millis" }';
    const [status] = await register(subject, read('avro/article.avsc').replaceAll(time, '"type": "int"'));
    expect(status).toBe(409);
  });
});

const ITEM = {
  type: 'record',
  name: 'WireItem',
  namespace: 'com.agency.export.v7',
  fields: [
    { name: 'guid', type: { type: 'string', logicalType: 'uuid' } },
    { name: 'Headline', type: 'string' },
    { name: 'article_body', type: ['null', 'string'] },
    { name: 'standfirst', type: ['null', 'string'], default: null },
    { name: 'date_published', type: ['null', { type: 'long', logicalType: 'timestamp-micros' }] },
    { name: 'crawled_at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'edition', type: { type: 'int', logicalType: 'date' } },
    { name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 } },
    { name: 'language', type: { type: 'enum', name: 'Tongue', symbols: ['de', 'en'] } },
    {
      name: 'outlet',
      type: {
        type: 'record',
        name: 'Outlet',
        namespace: 'com.agency.outlets',
        fields: [
          { name: 'name', type: 'string' },
          { name: 'url', type: ['null', 'string'] },
        ],
      },
    },
    { name: 'permalink', type: ['null', 'string', { type: 'map', values: 'string' }] },
    { name: 'tags', type: { type: 'array', items: ['null', 'string'] } },
  ],
};
/** A schema without a namespace, whose time is a day. */
const DAILY = {
  type: 'record',
  name: 'Daily',
  fields: [
    { name: 'headline', type: 'string' },
    { name: 'published', type: { type: 'int', logicalType: 'date' } },
    { name: 'link', type: 'string' },
  ],
};

const SEEN = Date.UTC(2026, 4, 3, 8, 15);
const PUBLISHED = Date.UTC(2026, 4, 3, 7, 40, 12, 345);
const GUID = '0b9c1f0e-0000-4000-8000-000000000000';

describe('records of schemas of others', () => {
  const prefix = `foreign-${run}.`;
  const raw = topicName(prefix, 'raw');
  let broker: Broker;
  let articles: Article[];

  /** The value of a record as another producer writes it, its schema registered under its own name. */
  async function framed(schema: { readonly name: string }, value: unknown): Promise<Buffer> {
    const [status, answer] = await register(`${raw}-${schema.name}`, JSON.stringify(schema));
    expect(status).toBe(200);
    const header = Buffer.alloc(5);
    header.writeUInt32BE((answer as { id: number }).id, 1);
    const type = avro.Type.forSchema(schema as never, { wrapUnions: 'always' });
    return Buffer.concat([header, type.toBuffer(value)]);
  }

  beforeAll(async () => {
    broker = kafkaBroker({
      connection: { brokers: inject('brokers').split(','), clientId: 'foreign-test' },
      logger: createLogger('foreign-test', 'silent'),
      sessionTimeoutMs: 10_000,
      maxWaitMs: 50,
    });
    const item = {
      guid: GUID,
      Headline: 'Harbour ferry strikes the pier at Norwick',
      article_body: {
        string: '<p>The ferry struck the pier on Sunday.</p><p>Nobody was hurt, the port says.</p>',
      },
      standfirst: { string: 'The port is closed.' },
      date_published: { long: PUBLISHED * 1000 + 678 },
      crawled_at: SEEN,
      edition: 20_576,
      price: Buffer.from('04d2', 'hex'),
      language: 'en',
      outlet: { name: 'Norwick Courier', url: { string: 'https://www.norwickcourier.example/' } },
      permalink: { string: 'https://www.norwickcourier.example/news/ferry?utm_source=x' },
      tags: [{ string: 'ports' }, null, { string: 'ferries' }],
    };
    const values = [
      await framed(ITEM, item),
      await framed(DAILY, {
        headline: 'The mill has burned down',
        published: 20_575,
        link: 'https://mill.example/1',
      }),
    ];
    await throughPipeline({ broker, registryUrl: inject('registryUrl'), prefix }, async () => {
      const publisher = await broker.publisher();
      await publisher.append(
        raw,
        0,
        values.map((value) => ({ key: null, value, timestamp: SEEN + 60_000 })),
      );
      await publisher.close();
    });
    const decode = new Codec({ url: inject('registryUrl') }).decoder('Article');
    articles = [];
    for (const { value } of (await readTopic(broker, topicName(prefix, 'articles'))).flat())
      articles.push(await decode(value as Buffer));
    articles.sort((a, b) => a.origin.offset - b.origin.offset);
  }, 180_000);
  afterAll(() => broker.close());

  it('are read by the meaning of their names and types', () => {
    expect(articles[0]).toMatchObject({
      guid: GUID,
      title: 'Harbour ferry strikes the pier at Norwick',
      text: 'The ferry struck the pier on Sunday.\n\nNobody was hurt, the port says.',
      summary: 'The port is closed.',
      url: 'https://www.norwickcourier.example/news/ferry',
      publisher: { name: 'Norwick Courier', id: 'norwickcourier.example' },
      publishedAt: PUBLISHED,
      publishedAtQuality: 'exact',
      seenAt: SEEN,
      language: 'en',
      languageSource: 'declared',
      categories: ['ports', 'ferries'],
      origin: { topic: raw, partition: 0, offset: 0, timestamp: SEEN + 60_000 },
    });
    expect(JSON.parse(articles[0]?.extra ?? '')).toMatchObject({ edition: '2026-05-03', price: '12.34' });
  });

  it('may give the day alone', () => {
    expect(articles[1]).toMatchObject({
      title: 'The mill has burned down',
      publishedAt: Date.UTC(2026, 4, 2),
      publishedAtQuality: 'day',
    });
  });

  it('are all answered by articles', async () => {
    expect(articles).toHaveLength(2);
    expect((await readTopic(broker, topicName(prefix, 'ingestDeadLetters'))).flat()).toEqual([]);
  });
});
