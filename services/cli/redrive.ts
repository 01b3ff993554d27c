/** `newsfold redrive`: puts dead letters back onto the topic they came from. */

import { decodeWithoutRegistry } from '@newsfold/runtime/redrive/read-letters.ts';
import { redriveReport } from '@newsfold/runtime/redrive/redrive-report.ts';
import { redrive } from '@newsfold/runtime/redrive/redrive-run.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { runAlone } from './command/run-command.ts';
import { parseRedriveOptions, REDRIVE_LINE, type RedriveCommand } from './redrive/redrive-options.ts';
import { redriveTable } from './redrive/redrive-table.ts';

async function run(options: RedriveCommand): Promise<undefined> {
  if (options.registry !== null) await checkRegistry(options.registry);
  const decode =
    options.registry === null ? decodeWithoutRegistry : new Codec(options.registry).decoder('DeadLetter');
  const broker = await openCluster(options.kafka);
  try {
    const report = redriveReport(await redrive(broker, decode, options), options);
    process.stderr.write(`${redriveTable(report)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await broker.close();
  }
}

/** The command. */
export const redriveCommand = command({
  line: REDRIVE_LINE,
  read: (argv) => parseRedriveOptions(argv, Date.now()),
  run,
});

if (import.meta.main) await runAlone(redriveCommand);
