/** `npm run redrive`: puts dead letters back onto the topic they came from. */
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { decodeWithoutRegistry } from './redrive/read-letters.ts';
import { parseRedriveOptions, REDRIVE_USAGE, type RedriveCommand } from './redrive/redrive-options.ts';
import { redriveReport, redriveTable } from './redrive/redrive-report.ts';
import { redrive } from './redrive/redrive-run.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function run(command: RedriveCommand): Promise<void> {
  if (command.registry !== null) await checkRegistry(command.registry);
  const decode =
    command.registry === null ? decodeWithoutRegistry : new Codec(command.registry).decoder('DeadLetter');
  const broker = await openCluster(command.kafka);
  try {
    const report = redriveReport(await redrive(broker, decode, command), command);
    process.stderr.write(`${redriveTable(report)}\n`);
    if (command.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await broker.close();
  }
}

function parse(): RedriveCommand | 'help' {
  try {
    return parseRedriveOptions(process.argv.slice(2), Date.now());
  } catch (error) {
    process.stderr.write(`redrive: ${(error as Error).message.split('\n')[0]}; --help lists the options\n`);
    process.exit(EXIT_USAGE);
  }
}

const command = parse();
if (command === 'help') {
  process.stdout.write(REDRIVE_USAGE);
} else {
  await run(command).catch((error: Error) => {
    process.stderr.write(`redrive: ${error.message}\n`);
    process.exit(EXIT_FAILED);
  });
}
