/** What a restore is measured against: kafkajs reading the same records and doing nothing with them. */
import kafkajs from 'kafkajs';

/** Bytes of one fetch: as newsfold's workers ask for. */
const FETCH_BYTES = 1024 * 1024;

/** Reads `count` records of a topic of one partition from its beginning. Returns seconds from the first fetch on. */
export async function bareRead(brokers: string, topic: string, count: number): Promise<number> {
  const kafka = new kafkajs.Kafka({
    clientId: 'bare-read',
    brokers: brokers.split(','),
    logLevel: kafkajs.logLevel.ERROR,
  });
  const consumer = kafka.consumer({
    groupId: 'bare-read',
    maxWaitTimeInMs: 50,
    maxBytesPerPartition: FETCH_BYTES,
  });
  const done = Promise.withResolvers<number>();
  let start = Number.NaN;
  let read = 0;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, () => {
    start = performance.now();
  });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      read += batch.messages.length;
      if (read >= count) done.resolve(performance.now());
    },
  });
  const end = await done.promise;
  await consumer.disconnect();
  return (end - start) / 1000;
}
