/** Kafka's own Java producer, from the distribution that the local stack runs: a client of another make. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stackFiles } from '@newsfold/infra/local/stack-files.ts';

/** Codecs that the Java producer writes. */
export const JAVA_CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

/**
 * Publishes lines, a record each, in batches of up to 100 ms.
 * @throws Error with what it printed when it fails
 */
export async function publishFromJava(
  brokers: string,
  topic: string,
  codec: (typeof JAVA_CODECS)[number],
  lines: readonly string[],
): Promise<void> {
  const { kafka } = await stackFiles(() => undefined);
  const args = ['--bootstrap-server', brokers, '--topic', topic, '--compression-codec', codec];
  const settings = ['linger.ms=100', 'batch.size=200000', 'acks=all'].flatMap((setting) => [
    '--command-property',
    setting,
  ]);
  const child = spawn(
    'java',
    ['-Xmx128m', '-cp', join(kafka, '*'), 'org.apache.kafka.tools.ConsoleProducer', ...args, ...settings],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (told += text));
  child.stdin.end(`${lines.join('\n')}\n`);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0 || told.includes('ERROR')) throw new Error(`the Java producer ended with ${code}: ${told}`);
}
