/**
 * The yardstick of the pipeline: a process that copies records from one topic to the next with kafkajs and does nothing
 * else. Consumes in batches, sends each batch as one to the same partition, commits, as newsfold's ingest does.
 *
 * `node copy-worker.ts BROKERS FROM TO`
 */
import kafkajs from 'kafkajs';

const [, , brokers = '', from = '', to = ''] = process.argv;
/** As in newsfold's workers: see FETCH_MAX_WAIT_MS. */
const MAX_WAIT_MS = 250;

const kafka = new kafkajs.Kafka({
  clientId: `copy-${to}`,
  brokers: brokers.split(','),
  logLevel: kafkajs.logLevel.ERROR,
});
const producer = kafka.producer({ allowAutoTopicCreation: false });
const consumer = kafka.consumer({
  groupId: `copy-${to}`,
  maxWaitTimeInMs: MAX_WAIT_MS,
  allowAutoTopicCreation: false,
});
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: from, fromBeginning: true });
await consumer.run({
  partitionsConsumedConcurrently: 16,
  eachBatch: async ({ batch, heartbeat }) => {
    const messages = batch.messages.map(({ key, value, headers }) => ({
      key,
      value,
      headers: headers ?? {},
      partition: batch.partition,
    }));
    await producer.send({ topic: to, acks: -1, messages });
    await heartbeat();
  },
});
process.on('SIGTERM', () => {
  void Promise.all([consumer.disconnect(), producer.disconnect()]).finally(() => process.exit(0));
});
