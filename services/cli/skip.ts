/** `newsfold skip`: makes a worker pass a record that its partition waits at. */
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { SchemaTopic } from '@newsfold/runtime/registry/schema-topic.ts';
import { schemaTopicName } from '@newsfold/schemas/topics.ts';
import { openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { runAlone } from './command/run-command.ts';
import { parseSkipOptions, SKIP_LINE, type SkipCommand } from './skip/skip-options.ts';
import { skip } from './skip/skip-run.ts';

async function run(options: SkipCommand): Promise<undefined> {
  const broker = await openCluster(options.connection.kafka);
  const schemas = new SchemaTopic(broker, schemaTopicName(options.prefix), createLogger('skip', 'silent'));
  // A record that waits for the registry can be passed without it.
  const codec = new Codec(options.connection.registry, schemas);
  try {
    const skipped = await skip(broker, options, async (name, letters, record, why) =>
      deadLetterRecord(
        deadLetterOf(name, record, 'skipped', why),
        await codec.encoder('DeadLetter', letters),
      ),
    );
    const { worker, topic, deadLetters } = skipped;
    const { partition, offset } = options;
    process.stderr.write(
      `${worker} passes ${topic}/${partition}/${offset}; its dead letter is in ${deadLetters}\n`,
    );
    if (options.json)
      process.stdout.write(`${JSON.stringify({ worker, topic, partition, offset, deadLetters })}\n`);
  } finally {
    await schemas.close();
    await broker.close();
  }
}

/** The command. */
export const skipCommand = command({ line: SKIP_LINE, read: parseSkipOptions, run });

if (import.meta.main) await runAlone(skipCommand);
