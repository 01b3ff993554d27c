/** The AsyncAPI 3 document of all topics, from the topology and the Avro sources. */
import { avroSchema } from './avro-source.ts';
import { type TopicKey, topics } from './topics.ts';
import { workerNames, workers } from './topology.ts';

type Json = { readonly [key: string]: unknown };

const AVRO = 'application/vnd.apache.avro;version=1.9.0';

type Flow = readonly [worker: string, action: 'send' | 'receive', topic: TopicKey];

/** Which worker writes a topic and which reads it; raw articles come from outside, stories go there. */
const FLOW: readonly Flow[] = [
  ...workerNames.flatMap((name): Flow[] => [
    [name, 'receive', workers[name].reads],
    [name, 'send', workers[name].writes],
  ]),
  ...workerNames.map((name): Flow => [name, 'send', workers[name].deadLetters]),
];

const text = (description: string): Json => ({ type: 'string', description });

/** CloudEvents 1.0 attributes in binary mode: in structured mode an empty event would be no tombstone. */
const CLOUD_EVENT_HEADERS: Json = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('storyId:revision'),
    ce_type: text(
      'story.created, story.updated, story.merged, story.split, story.closed; story.removed on a tombstone',
    ),
    ce_source: text('The deployment and topic'),
    ce_subject: text('storyId'),
    ce_time: text('Stream time of the article that caused the event, RFC 3339'),
    'content-type': { type: 'string', const: 'application/avro' },
    traceparent: text('W3C trace context of the article that caused the event, when it had one'),
    tracestate: text('The same'),
  },
};

function channel(key: TopicKey): Json {
  const { name, doc, key: keyDoc, settings } = topics[key];
  const cleanup = 'cleanup.policy' in settings ? settings['cleanup.policy'].split(',') : ['delete'];
  return {
    address: `{prefix}${name}`,
    description: `${doc} Key: ${keyDoc}.`,
    parameters: { prefix: { description: 'Prefix of the deployment (TOPIC_PREFIX).' } },
    messages: { [topics[key].value]: { $ref: `#/components/messages/${key}` } },
    bindings: {
      kafka: {
        topicConfiguration: {
          'cleanup.policy': cleanup,
          'max.message.bytes': Number(settings['max.message.bytes']),
        },
      },
    },
  };
}

function message(key: TopicKey): Json {
  const { value, doc, key: keyDoc } = topics[key];
  return {
    name: value,
    summary: doc,
    contentType: 'application/avro',
    ...(key === 'stories' ? { headers: CLOUD_EVENT_HEADERS } : {}),
    payload: { schemaFormat: AVRO, schema: avroSchema(value) },
    bindings: {
      kafka: {
        key: { type: 'string', description: keyDoc },
        schemaIdLocation: 'payload',
        schemaIdPayloadEncoding: 'confluent',
        schemaLookupStrategy: 'TopicNameStrategy',
      },
    },
  };
}

function operations(): Json {
  return Object.fromEntries(
    FLOW.map(([worker, action, topic]) => [
      `${worker}-${action}-${topic}`,
      {
        action,
        channel: { $ref: `#/channels/${topic}` },
        summary: `${worker}: ${action === 'send' ? 'writes' : 'reads'} it`,
      },
    ]),
  );
}

/** The document. */
export function asyncApi(): Json {
  const keys = Object.keys(topics) as TopicKey[];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'newsfold',
      version: '1',
      description:
        'Articles in, one living event a story out. Values carry the header of the schema registry; raw articles may be JSON as well.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/avro',
    channels: Object.fromEntries(keys.map((key) => [key, channel(key)])),
    operations: operations(),
    components: { messages: Object.fromEntries(keys.map((key) => [key, message(key)])) },
  };
}
