/** `newsfold refold`: folds the articles again into topics of another prefix, and says what would be other. */
import { kafkaBroker } from '@newsfold/runtime/kafka/kafka-broker.ts';
import { createLogger } from '@newsfold/runtime/observe/logger.ts';
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { checkRegistry, commandConnection, openCluster } from './cluster/cluster.ts';
import { type CommandContext, command } from './command/command.ts';
import { EXIT } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';
import { progressBar, timeLeft } from './console/progress-bar.ts';
import { parseRefoldOptions, REFOLD_LINE, type RefoldOptions } from './refold/refold-options.ts';
import { refoldText } from './refold/refold-report.ts';
import { type RefoldProgress, refold } from './refold/refold-run.ts';

const SESSION_TIMEOUT_MS = 10_000;
const MAX_WAIT_MS = 250;
/** How often a line says how far it is where nobody watches a terminal, ms. */
const LINE_EVERY_MS = 10_000;

/** Shows how far it is. */
function progressView(): (progress: RefoldProgress) => void {
  const bar = progressBar('articles');
  const begun = performance.now();
  let [last, first] = [begun, -1];
  return ({ done, total }) => {
    bar(done, total);
    // What an earlier run has folded took none of this one's time.
    if (first < 0) first = done;
    const now = performance.now();
    if (process.stderr.isTTY || now - last < LINE_EVERY_MS) return;
    last = now;
    const left = done > first ? `, ${timeLeft(((now - begun) * (total - done)) / (done - first))} left` : '';
    process.stderr.write(`folded ${done} of ${total} articles${left}\n`);
  };
}

async function run(options: RefoldOptions, { signal }: CommandContext): Promise<number> {
  const connection = commandConnection(options.deployment, 'refold');
  await checkRegistry(connection.registry);
  await (await openCluster(connection.kafka)).close();
  const broker = kafkaBroker({
    connection: connection.kafka,
    logger: createLogger('refold', 'silent'),
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
    maxWaitMs: MAX_WAIT_MS,
    compression: 'zstd',
  });
  try {
    const codec = new Codec(connection.registry);
    const parts = { broker, connection, codec, onProgress: progressView(), signal };
    const report = await refold(options, parts);
    if (report === null) {
      process.stderr.write('broken off; the same command continues where it ended\n');
      return EXIT.interrupted.code;
    }
    process.stderr.write(`${refoldText(report)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT.done.code;
  } finally {
    await broker.close();
  }
}

/** The command. */
export const refoldCommand = command({
  line: REFOLD_LINE,
  stopsItself: true,
  read: (argv) => parseRefoldOptions(argv, Date.now()),
  run,
});

if (import.meta.main) await runAlone(refoldCommand);
