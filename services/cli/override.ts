/** `npm run override`: records what an editor has decided about stories, and waits for the answer. */
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { listOverrides } from './override/list-overrides.ts';
import { OVERRIDE_USAGE, type OverrideCommand, parseOverrideOptions } from './override/override-options.ts';
import { exitCode, listText, overrideText } from './override/override-report.ts';
import { decide, decisionOf } from './override/override-run.ts';

/** It could not be asked; distinct from the code of a refusal. */
const EXIT_NOT_ASKED = 2;

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

function fail(message: string): never {
  process.stderr.write(`override: ${message}\n`);
  process.exit(EXIT_NOT_ASKED);
}

function parse(): OverrideCommand | 'help' {
  try {
    return parseOverrideOptions(process.argv.slice(2));
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]}; --help lists the options`);
  }
}

const command = parse();
if (command === 'help') process.stdout.write(OVERRIDE_USAGE);
else process.exitCode = await run(command).catch((error: Error) => fail(error.message));
