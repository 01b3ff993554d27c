/** `npm run skip`: makes a worker pass a record that its partition waits at. */
import { deadLetterOf, deadLetterRecord } from '@newsfold/runtime/loop/dead-letter.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { SchemaTopic } from '@newsfold/runtime/registry/schema-topic.ts';
import { SCHEMA_TOPIC } from '@newsfold/schemas/topics.ts';
import { openCluster } from './cluster/cluster.ts';
import { parseSkipOptions, SKIP_USAGE, type SkipCommand } from './skip/skip-options.ts';
import { skip } from './skip/skip-run.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function run(command: SkipCommand): Promise<void> {
  const broker = await openCluster(command.connection.kafka);
  const schemas = new SchemaTopic(
    broker,
    `${command.prefix}${SCHEMA_TOPIC.name}`,
    createLogger('skip', 'silent'),
  );
  // A record that waits for the registry can be passed without it.
  const codec = new Codec(command.connection.registry, schemas);
  try {
    const { worker, topic, deadLetters } = await skip(broker, command, async (name, letters, record, why) =>
      deadLetterRecord(
        deadLetterOf(name, record, 'skipped', why),
        await codec.encoder('DeadLetter', letters),
      ),
    );
    process.stderr.write(
      `${worker} passes ${topic}/${command.partition}/${command.offset}; its dead letter is in ${deadLetters}\n`,
    );
  } finally {
    await schemas.close();
    await broker.close();
  }
}

function parse(): SkipCommand | 'help' {
  try {
    return parseSkipOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`skip: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    process.exit(EXIT_USAGE);
  }
}

const command = parse();
if (command === 'help') {
  process.stdout.write(SKIP_USAGE);
} else {
  await run(command).catch((error: Error) => {
    process.stderr.write(`skip: ${error.message}\n`);
    process.exit(EXIT_FAILED);
  });
}
