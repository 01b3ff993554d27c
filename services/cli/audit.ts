/** `npm run audit`: checks that every raw record of a range is accounted for, and names those that are not. */
import { Codec } from '@newsfold/runtime/registry/codec.ts';
import { AUDIT_USAGE, type AuditCommand, parseAuditOptions } from './audit/audit-options.ts';
import { auditText, exitCode } from './audit/audit-report.ts';
import { audit } from './audit/audit-run.ts';
import { checkRegistry, openCluster } from './cluster/cluster.ts';

/** The audit could not be made; distinct from the code of one that found something missing. */
const EXIT_NO_AUDIT = 2;

async function run(command: AuditCommand): Promise<number> {
  await checkRegistry(command.connection.registry);
  const broker = await openCluster(command.connection.kafka);
  try {
    const report = await audit(broker, new Codec(command.connection.registry), command);
    process.stderr.write(`${auditText(report)}\n`);
    if (command.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return exitCode(report);
  } finally {
    await broker.close();
  }
}

function fail(message: string): never {
  process.stderr.write(`audit: ${message}\n`);
  process.exit(EXIT_NO_AUDIT);
}

function parse(): AuditCommand | 'help' {
  try {
    return parseAuditOptions(process.argv.slice(2), Date.now());
  } catch (error) {
    return fail(`${(error as Error).message.split('\n')[0]}; --help lists the options`);
  }
}

const command = parse();
if (command === 'help') process.stdout.write(AUDIT_USAGE);
else process.exitCode = await run(command).catch((error: Error) => fail(error.message));
