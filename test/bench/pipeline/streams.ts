/** Kafka Streams' identity over three hops: what a well-known engine needs to do nothing. Its library is fetched once, checked. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGuarded } from '@newsfold/infra/local/guarded-process.ts';
import { LOCAL_FOLDER, requireJava, stackFiles } from '@newsfold/infra/local/stack-files.ts';
import { type CheckedFile, fetchFile } from '@newsfold/runtime/http/fetch-checked.ts';
import { type Contestant, createHops, endOffsets, type Testbed } from './contestants.ts';

/** Beside what the broker brings; without RocksDB, which nothing loads that keeps no state. */
const LIBRARY: CheckedFile = {
  path: 'org/apache/kafka/kafka-streams/4.3.1/kafka-streams-4.3.1.jar',
  bytes: 2_277_950,
  sha256: 'bd73f3805e116f711e8456ee89a8a5b43ff5dcf5a5bb865afae29deae89e7c4b',
};

const SOURCE = fileURLToPath(new URL('./Identity.java', import.meta.url));

/** Starts three processes of it, with their default settings: at least once. @throws Error without a Java that compiles */
export async function startStreams(testbed: Testbed, label: string): Promise<Contestant> {
  requireJava();
  const { kafka } = await stackFiles(() => undefined);
  const folder = join(LOCAL_FOLDER, 'streams');
  mkdirSync(folder, { recursive: true });
  const library = join(folder, basename(LIBRARY.path));
  await fetchFile(LIBRARY, library, () => undefined);
  const topics = await createHops(testbed, label);
  const processes = [1, 2, 3].map((hop) => {
    const own = join(testbed.folder, `${label}streams${hop}`);
    return startGuarded({
      command: 'java',
      args: [
        '-Xmx256m',
        '-cp',
        `${join(kafka, '*')}:${library}`,
        SOURCE,
        testbed.brokers,
        topics[hop - 1] ?? '',
        topics[hop] ?? '',
        join(own, 'state'),
      ],
      logFile: join(own, 'log'),
      pidFile: join(own, 'pid'),
      graceSeconds: 5,
    });
  });
  return {
    name: 'streams',
    input: topics[0] ?? '',
    output: topics[3] ?? '',
    // It hands the time of the first record on to the last, so that no hop can be told from another.
    topics: [],
    pids: () => Object.fromEntries(processes.map((hop, at) => [`hop ${at + 1}`, hop.pid()])),
    finished: () => endOffsets(testbed.broker, topics[3] ?? ''),
    stop: async () => {
      await Promise.all(processes.map((hop) => hop.stop()));
    },
  };
}
