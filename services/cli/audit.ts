/** `newsfold audit`: checks that every raw record of a range is accounted for, and names those that are not. */
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { AUDIT_LINE, type AuditCommand, parseAuditOptions } from './audit/audit-options.ts';
import { auditText, exitCode } from './audit/audit-report.ts';
import { audit } from './audit/audit-run.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';
import { command } from './command/command.ts';
import { CommandError } from './command/exit-codes.ts';
import { runAlone } from './command/run-command.ts';

async function run(options: AuditCommand): Promise<number> {
  await checkRegistry(options.connection.registry);
  const broker = await openCluster(options.connection.kafka);
  try {
    const report = await audit(broker, new Codec(options.connection.registry), options);
    process.stderr.write(`${auditText(report)}\n`);
    if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return exitCode(report);
  } finally {
    await broker.close();
  }
}

/** The command. */
export const auditCommand = command({
  line: AUDIT_LINE,
  read: (argv) => parseAuditOptions(argv, Date.now()),
  run: (options) =>
    run(options).catch((error: Error) => {
      // Distinct from the code of an audit that found something missing.
      throw new CommandError(error.message, 'usage');
    }),
});

if (import.meta.main) await runAlone(auditCommand);
