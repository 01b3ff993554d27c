/**
 * The yardstick of a restore: kafkajs reads the same records and does nothing with them. In a separate process, because
 * newsfold replaces parts of kafkajs in the process it runs in.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import kafkajs from 'kafkajs';

/** A read that takes longer than this will not end, ms. */
const TIMEOUT_MS = 600_000;

/** Bytes of one fetch, as newsfold's workers request them. */
const FETCH_BYTES = 1024 * 1024;

/** Reads `count` records of a topic of one partition from its beginning. Returns seconds from the first fetch on. */
export async function bareRead(brokers: string, topic: string, count: number): Promise<number> {
  const args = [fileURLToPath(import.meta.url), brokers, topic, String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: TIMEOUT_MS });
  return Number(stdout);
}

async function read(brokers: string, topic: string, count: number): Promise<number> {
  const kafka = new kafkajs.Kafka({
    clientId: 'bare-read',
    brokers: brokers.split(','),
    // kafkajs logs an error while the coordinator of a new group is being elected.
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const consumer = kafka.consumer({
    groupId: 'bare-read',
    maxWaitTimeInMs: 50,
    maxBytesPerPartition: FETCH_BYTES,
  });
  const done = Promise.withResolvers<number>();
  let start = Number.NaN;
  let seen = 0;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  consumer.on(consumer.events.GROUP_JOIN, () => {
    start = performance.now();
  });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      seen += batch.messages.length;
      if (seen >= count) done.resolve(performance.now());
    },
  });
  const end = await done.promise;
  await consumer.disconnect();
  return (end - start) / 1000;
}

if (import.meta.main) {
  const [brokers = '', topic = '', count] = process.argv.slice(2);
  process.stdout.write(`${await read(brokers, topic, Number(count))}\n`);
}
