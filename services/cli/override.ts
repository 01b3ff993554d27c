/** `newsfold override`: records what an editor has decided about stories, and waits for the answer. */

import { decide, decisionOf } from '@newsfold/runtime/decide/override-run.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { CommandError } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { listOverrides } from './override/list-overrides.ts';
import { OVERRIDE_LINE, type OverrideCommand, parseOverrideOptions } from './override/override-options.ts';
import { exitCode, listText, overrideText } from './override/override-report.ts';

async function run({ connection, prefix, request, waitMs, json }: OverrideCommand): Promise<number> {
  await checkRegistry(connection.registry);
  const broker = await openCluster(connection.kafka);
  const codec = new Codec(connection.registry);
  try {
    if (request === null) {
      const overrides = await listOverrides(broker, codec, prefix);
      if (json) for (const one of overrides) process.stdout.write(`${JSON.stringify(one)}\n`);
      else process.stdout.write(`${listText(overrides)}\n`);
      return 0;
    }
    const result = await decide(broker, codec, prefix, decisionOf(request, Date.now()), waitMs);
    process.stderr.write(`${overrideText(result)}\n`);
    if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return exitCode(result);
  } finally {
    await broker.close();
  }
}

/** The command. */
export const overrideCommand = command({
  line: OVERRIDE_LINE,
  read: parseOverrideOptions,
  run: (options) =>
    run(options).catch((error: Error) => {
      // Distinct from the code of an answer.
      throw new CommandError(error.message, 'usage');
    }),
});

if (import.meta.main) await runAlone(overrideCommand);
